"""What an address or a form asks for, before any form of ours has looked at it."""

from __future__ import annotations

_LONGEST = 18  # digits that a bigint surely holds


def number_asked(written: str | None) -> int | None:
    """The whole number; None when it is none, or larger than any that a table holds."""
    if not written or len(written) > _LONGEST or not (written.isascii() and written.isdecimal()):
        return None
    return int(written)
