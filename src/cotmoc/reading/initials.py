"""Names shortened by the initials of some words ("Luật Bảo vệ BMNN" for "… bí mật nhà nước")."""

from __future__ import annotations

from cotmoc.reading.folding import fold

_SHORTEST = 3


def shortens(short: str, full: str) -> bool:
    """Whether the short name says the full one word by word, some words by their initials in capitals."""
    words = fold(full).split()
    at = 0
    has_initials = False
    for token in short.split():
        length = len(token)
        if at < len(words) and fold(token) == words[at]:
            at += 1
        elif _are_initials(token, words[at : at + length]):
            at, has_initials = at + length, True
        else:
            return False
    return has_initials and at == len(words)


def _are_initials(token: str, words: list[str]) -> bool:
    is_short = len(token) >= _SHORTEST and token.isupper() and token.isalpha()
    return is_short and fold(token) == "".join(word[0] for word in words)
