"""Coverage-guided fuzzing of the reading: it never raises, and every span lies inside the text.

Run by `make fuzz` (`make fuzz SECONDS=600`). The inputs start from the example's texts; one that breaks a
promise is written to `crash-…` where this is run, and becomes a test in `tests/reading`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["cotmoc.reading"]):
    from cotmoc.reading import read, to_json

SEEDS = Path(__file__).resolve().parent.parent / "src/cotmoc/example/texts"
LONGEST = 6_000


def pieces() -> list[str]:
    """Words and sentences of the example's texts, which random letters alone would never form."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    sentences = [sentence for text in texts for sentence in text.replace("\n", ". ").split(". ")]
    words = {word for text in texts for word in text.split()}
    return sorted(set(sentences)) + sorted(words)


PIECES = pieces()
JOINS = (" ", "\n", ", ", "; ", ". ", "", "–", "(", "“", "”", ": ", "\u0301", "\u00a0", "/")


def text_from(data: bytes) -> str:
    """Half of the inputs are letters as they come, half are strung together from the example's pieces."""
    provider = atheris.FuzzedDataProvider(data)
    if provider.ConsumeBool():
        return str(provider.ConsumeUnicode(LONGEST))
    parts: list[str] = []
    while provider.remaining_bytes() and len(parts) < 200:
        parts.append(PIECES[provider.ConsumeIntInRange(0, len(PIECES) - 1)])
        parts.append(JOINS[provider.ConsumeIntInRange(0, len(JOINS) - 1)])
        if provider.ConsumeIntInRange(0, 15) == 0:
            parts.append(provider.ConsumeUnicode(4))
    return "".join(parts)[:LONGEST]


def check(data: bytes) -> None:
    """Read one text; whatever raises here is a finding."""
    text = text_from(data)
    reading = to_json(read(text))
    if reading["source"]["characters"] != len(text):
        raise AssertionError("the letters are counted wrongly")
    for kind, facts in reading.items():
        if kind not in {"source", "relations"}:
            _check_spans(text, facts)


def _check_spans(text: str, facts: list[dict[str, object]]) -> None:
    for fact in facts:
        for mention in fact["mentions"]:  # type: ignore[attr-defined]
            if not 0 <= mention["start"] < mention["end"] <= len(text):
                raise AssertionError(f"{fact['id']} stands outside the text")


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
