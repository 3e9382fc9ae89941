"""Gather the messages of the screen into the English catalogue, and compile it.

    python scripts/messages.py           add what is new, drop what is gone, compile
    python scripts/messages.py --check   say what is not translated or not compiled; exit 1 if anything

The words of the code are Vietnamese; the catalogue gives the English. Done with Babel and Django's own
reading of templates, so that gettext's programs need not be installed.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from cotmoc.extraction import Remark
from cotmoc.extraction.refusals import SENTENCES

SOURCES = Path(__file__).resolve().parent.parent / "src" / "cotmoc"
CATALOGUE = SOURCES / "locale" / "en" / "LC_MESSAGES" / "django.po"
COMPILED = CATALOGUE.with_suffix(".mo")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
# What Django makes of a template's {% translate %}: calls among the blanked-out rest.
_CALLS = re.compile(
    r"\b(?:gettext|ngettext|pgettext|npgettext|_)\((?:[^()'\"]|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")*\)"
)
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # the compiled form must not change from minute to minute
_PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%")

Message = tuple[str, int, str | tuple[str, ...], str | None]


def main(arguments: list[str]) -> int:
    """Exit status: 0, or 1 when `--check` found something."""
    found = _gathered()
    known = _read()
    if "--check" in arguments:
        return _report(found, known)
    known.update(found, no_fuzzy_matching=True)
    known.obsolete.clear()
    known.header_comment = "# The English of the screen; made by scripts/messages.py, translated by hand."
    known.project, known.version, known.fuzzy = "Cột Mốc", "", False
    known.msgid_bugs_address, known.last_translator, known.language_team = "", "Cột Mốc", "Cột Mốc"
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(_as_po(known))
    COMPILED.write_bytes(_as_mo(known))
    return _report(found, known)


def _gathered() -> Catalog:
    catalog = Catalog(locale="en", project="Cột Mốc", charset="utf-8")
    for path in sorted(SOURCES.rglob("*")):
        for place, line, message, context in _messages_of(path):
            catalog.add(message, locations=[(place, line)], context=context)
    for sentence in (*SENTENCES.values(), *(remark.sentence for remark in Remark)):
        catalog.add(
            sentence, locations=[("extraction/refusals.py", 0)]
        )  # translated by the web, by its value
    return catalog


def _messages_of(path: Path) -> Iterator[Message]:
    if (
        "migrations" in path.parts
        or path.suffix not in {".py", ".html", ".txt"}
        or ("templates" not in str(path) and path.suffix != ".py")
    ):
        return
    place = path.relative_to(SOURCES).as_posix()
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        source = "\n".join(
            " ".join(call.group() for call in _CALLS.finditer(line))
            for line in _one_call_a_line(source, place)
        )
    for line, message, _comments, context in extract(
        "python", io.BytesIO(source.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"}
    ):
        yield place, line, message, context


def _one_call_a_line(template: str, place: str) -> list[str]:
    return templatize(template, origin=place).split("\n")


def _read() -> Catalog:
    if not CATALOGUE.exists():
        return Catalog(locale="en", project="Cột Mốc", charset="utf-8")
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def _as_po(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalog, width=100, sort_output=True, omit_header=False, include_lineno=False)
    return b"\n".join(
        line for line in out.getvalue().split(b"\n") if not line.startswith((b'"POT-C', b'"PO-Rev'))
    )


def _as_mo(catalog: Catalog) -> bytes:
    catalog.creation_date = catalog.revision_date = _NO_DAY
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def _report(found: Catalog, known: Catalog) -> int:
    faults = [f"not in the catalogue: {m.id}" for m in found if m.id and not known.get(m.id, m.context)]
    faults += [f"not in the code: {m.id}" for m in known if m.id and not found.get(m.id, m.context)]
    faults += [f"not translated: {m.id}" for m in known if m.id and not _is_translated(m.string)]
    faults += [
        f"other placeholders: {m.id}"
        for m in known
        if _is_translated(m.string) and m.id and not _same_places(m.id, m.string)
    ]
    if not COMPILED.exists() or COMPILED.read_bytes() != _as_mo(_read()):
        faults.append("the catalogue is not compiled: python scripts/messages.py")
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    return 1 if faults else 0


def _same_places(
    original: str | tuple[str, ...] | list[str], string: str | tuple[str, ...] | list[str]
) -> bool:
    """Whether the translation has the placeholders of the original, no more and no fewer."""
    originals, strings = ([text] if isinstance(text, str) else list(text) for text in (original, string))
    wanted = set(_PLACES.findall(originals[-1]))
    return all(set(_PLACES.findall(text)) == wanted for text in strings)


def _is_translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(string) and (isinstance(string, str) or all(string))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
