"""Words as the index compares them: `search_fold` of the database says the same, which a test proves.

Done in the database too, because rows come into the tables by many ways (actions, bulk loads, widened
audiences) and a trigger sees them all; it stands on Unicode's decomposition, never on the server's locale.
"""

from __future__ import annotations

import re
from unicodedata import normalize

_MARKS = re.compile(
    "[\u0300-\u034e\u0350-\u036f\u1ab0-\u1abd\u1dc0-\u1dff\ufe20-\ufe2f\u00ad\u200b\u2060\ufeff]"
)
_D = str.maketrans("ðÐƉɖđĐ", "dddddd")
_WORD = re.compile("[a-z0-9]+")


def words_of(text: str) -> list[str]:
    """The words of the text in their order: Latin letters without marks and digits, in lower case."""
    return _WORD.findall(_MARKS.sub("", normalize("NFD", text)).translate(_D).lower())
