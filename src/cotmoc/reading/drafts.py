"""A document as one place of the text names it, before the places that name the same one are put together."""

from __future__ import annotations

from dataclasses import dataclass

from cotmoc.reading.facts import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """One mention of a document with what the words around it say; `about` is where its title stands."""

    start: int
    end: int
    kind: str
    number: str | None = None
    code: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    about: Span | None = None
    # A short name that is no document unless another mention makes it one ("quy chế phối hợp").
    is_bare: bool = False

    @property
    def span(self) -> Span:
        """Where the mention stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Citation:
    """Date, issuer and title as the words give them; `about` is where the title stands."""

    end: int
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    about: Span | None = None
