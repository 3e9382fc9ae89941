"""Gather the messages of the screen into the English catalogue, and compile it.

    python scripts/messages.py           add what is new, drop what is gone, compile
    python scripts/messages.py --check   say what is not translated or not compiled; exit 1 if anything

The words of the code are Vietnamese; the catalogue gives the English. Done with Babel and Django's own
reading of templates, so that gettext's programs need not be installed.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from cotmoc.extraction import Remark
from cotmoc.extraction.refusals import SENTENCES
from cotmoc.reading import Doubt

SOURCES = Path(__file__).resolve().parent.parent / "src" / "cotmoc"
CATALOGUE = SOURCES / "locale" / "en" / "LC_MESSAGES" / "django.po"
COMPILED = CATALOGUE.with_suffix(".mo")
# How many of a call's arguments are the message; one that ends in pgettext has its context before.
_WORDS_OF = {"_": 1, "gettext": 1, "pgettext": 1, "ngettext": 2, "npgettext": 2}
# What Django makes of a template's {% translate %}: calls among the blanked-out rest.
_CALLS = re.compile(
    r"\b(?:gettext|ngettext|pgettext|npgettext|_)\((?:[^()'\"]|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")*\)"
)
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # the compiled form must not change from minute to minute
_PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%")

Found = tuple[str | tuple[str, ...], str | None]
Words = str | tuple[str, ...] | list[str] | None


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
        for message, context in _messages_of(path):
            catalog.add(message, locations=[(path.relative_to(SOURCES).as_posix(), 0)], context=context)
    for sentence in (*SENTENCES.values(), *(remark.sentence for remark in Remark)):
        # translated by the web, by its value
        catalog.add(sentence, locations=[("extraction/refusals.py", 0)])
    for doubt in Doubt:  # as above
        catalog.add(doubt.sentence, locations=[("reading/doubts.py", 0)])
    return catalog


def _messages_of(path: Path) -> Iterator[Found]:
    if path.suffix == ".py" and "migrations" not in path.parts:
        yield from _messages_in(path.read_text(encoding="utf-8"))
    elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
        template = templatize(path.read_text(encoding="utf-8"), origin=path.name)
        yield from _messages_in("\n".join(call.group() for call in _CALLS.finditer(template)))


def _messages_in(source: str) -> Iterator[Found]:
    """From the syntax tree, as a call inside an f-string is a token of no reader of lines."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = re.sub(r"_(lazy|noop)$", "", node.func.id)
            if words := _WORDS_OF.get(name):
                yield from _message(node.args, words, has_context=name.endswith("pgettext"))


def _message(arguments: list[ast.expr], words: int, *, has_context: bool) -> Iterator[Found]:
    """What the call says, unless it is a name whose words stand elsewhere."""
    constants = [part.value for part in arguments if isinstance(part, ast.Constant)]
    said = [text for text in constants if isinstance(text, str)]
    context = said.pop(0) if has_context and said else None
    if len(said) >= words:
        yield (said[0] if words == 1 else tuple(said[:words])), context


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
    faults += [f"other placeholders: {m.id}" for m in known if m.id and not _has_same_places(m)]
    if not COMPILED.exists() or COMPILED.read_bytes() != _as_mo(_read()):
        faults.append("the catalogue is not compiled: python scripts/messages.py")
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    return 1 if faults else 0


def _has_same_places(message: Message) -> bool:
    """Whether what is translated has the placeholders of the original, no more and no fewer."""
    wanted = set(_PLACES.findall(_forms(message.id)[-1]))
    return all(set(_PLACES.findall(form)) == wanted for form in _forms(message.string) if form)


def _is_translated(string: Words) -> bool:
    return all(_forms(string))


def _forms(words: Words) -> list[str]:
    """One form, or one of one thing and one of many."""
    return [words or ""] if isinstance(words, str) or words is None else list(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
