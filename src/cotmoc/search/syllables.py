"""The syllables of Vietnamese without marks: what a misspelt word is told by, and what it may have been.

Made of onsets and rimes, and not of the words of the ledger: a word that stands only in rows that the asker
may not see must not be offered.
"""

from __future__ import annotations

from functools import cache

_ONSETS = """
b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x
"""
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et eu i ia ich iem ien ieng iep
iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet
oi om on ong op ot u ua uan uang uat uay uc ue uech uen uenh ui uin uinh um un ung uo uoc uoi
uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uyn uynh uyt uyu y yem yen yet yeu
"""
_LETTERS = "abcdeghiklmnopqrstuvxy"


def is_syllable(word: str) -> bool:
    """Whether the word, without marks, can be one syllable of Vietnamese; numbers are not asked about."""
    return word.isdigit() or word in _all()


def near(word: str) -> tuple[str, ...]:
    """The syllables one letter away: one left out, one too many, one wrong, two exchanged."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    changed = {head + tail[1:] for head, tail in cuts if tail}
    changed |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    changed |= {head + letter + tail[1:] for head, tail in cuts if tail for letter in _LETTERS}
    changed |= {head + letter + tail for head, tail in cuts for letter in _LETTERS}
    return tuple(sorted((changed & _all()) - {word}, key=lambda other: (abs(len(other) - len(word)), other)))


@cache
def _all() -> frozenset[str]:
    return frozenset(onset + rime for onset in ("", *_ONSETS.split()) for rime in _RIMES.split())
