"""Where a name that opens in a text ends."""

from __future__ import annotations

import re

from cotmoc.reading.text import Text

# The longest name of a document, in code points.
LONGEST = 300


def end_of(pattern: re.Pattern[str], text: Text, at: int) -> int:
    """Where the words from here on end, at most a long name further."""
    limit = min(at + LONGEST, len(text.body))
    ending = pattern.search(text.folded, at, limit)
    return ending.start() if ending else max(limit, min(at, len(text.body)))
