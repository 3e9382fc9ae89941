"""The numbered clauses of a directive: which of them somebody took up, and which tasks have none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cotmoc.coverage.shingles import COPIED, Likeness, likeness, runs_of, share_in
from cotmoc.documents.models import Attachment, Document, File
from cotmoc.documents.queries import files_of
from cotmoc.tasks.models import Task

TAKEN = 0.3
"""The share of a clause's runs in a text below from which that text is said to take it up."""
MOST_TEXTS = 60
"""Texts below that are compared; each is read once."""
_MARK = re.compile(
    r"^[ \t]*(?:Điều\s+\d+[.:]|[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]\))[ \t]+(?=\S)", re.MULTILINE
)
_SHORT = 25  # letters: a heading without a sentence asks nothing of anybody


@dataclass(slots=True)
class Clause:
    """A numbered clause of the directive's text with what came of it."""

    file: File
    start: int
    end: int
    tasks: list[Task] = field(default_factory=list)
    taken_up_in: list[Document] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The clause as it stands in the text."""
        return self.file.text[self.start : self.end]

    @property
    def is_taken_up(self) -> bool:
        """Whether a task stands in it or a text below has its words."""
        return bool(self.tasks or self.taken_up_in)


@dataclass(frozen=True, slots=True)
class Copy:
    """A document below that only copies the one above: how much, and the longest stretch in both texts."""

    document: Document
    file: File
    above: File
    likeness: Likeness

    @property
    def upper_words(self) -> str:
        """The stretch as the text above has it."""
        return self.above.text[slice(*self.likeness.upper)]

    @property
    def lower_words(self) -> str:
        """The stretch as the text below has it."""
        return self.file.text[slice(*self.likeness.lower)]


@dataclass(frozen=True, slots=True)
class Closely:
    """The directive clause by clause; empty where its text is not here."""

    clauses: list[Clause]
    tasks_without: list[Task]
    copies: list[Copy]

    @property
    def not_taken_up(self) -> list[Clause]:
        """The clauses that nobody took up."""
        return [clause for clause in self.clauses if not clause.is_taken_up]


def clause_spans(text: str) -> list[tuple[int, int]]:
    """Where each numbered clause stands: from its number to the next; headings and short lines left out."""
    marks = [found.start() for found in _MARK.finditer(text)]
    if not marks:
        return []
    # The last clause ends with its paragraph: what follows is the signature and the recipients.
    after = text.find("\n\n", marks[-1])
    spans = []
    for start, end in pairwise([*marks, after if after > 0 else len(text)]):
        block = text[start:end].rstrip()
        lead = len(block) - len(block.lstrip())
        if len(block) - lead >= _SHORT:
            spans.append((start + lead, start + len(block)))
    return spans


def closely(directive: Document, chain: dict[int, Document], tasks: Sequence[Task]) -> Closely:
    """Clause by clause, as far as one sees the texts; `tasks` are those of the whole chain."""
    file = next((kept for kept in files_of(directive) if kept.text), None)
    own = [task for task in tasks if task.document_id == directive.pk]
    if file is None:
        return Closely([], [], [])
    clauses = [Clause(file, start, end) for start, end in clause_spans(file.text)]
    without = [task for task in own if not _placed(task, clauses, file)]
    below = _texts_below(directive, chain)
    for document, kept in below:
        whole = runs_of(kept.text)
        for clause in clauses:
            if share_in(clause.words, whole) >= TAKEN:
                clause.taken_up_in.append(document)
    return Closely(clauses, without if clauses else [], _copies(file, below))


def _placed(task: Task, clauses: list[Clause], file: File) -> bool:
    """Whether the task's words stand in a clause, which then has it."""
    if task.file_id != file.pk or task.start is None:
        return False
    for clause in clauses:
        if clause.start <= task.start < clause.end:
            clause.tasks.append(task)
            return True
    return False


def _texts_below(directive: Document, chain: dict[int, Document]) -> list[tuple[Document, File]]:
    """The first text of each document below, in the order of issue."""
    kept = Attachment.objects.filter(document__in=[pk for pk in chain if pk != directive.pk])
    kept = kept.exclude(file__text="").select_related("file").defer("file__content").order_by("pk")
    texts: dict[int, File] = {}
    for attachment in kept[:MOST_TEXTS]:
        texts.setdefault(attachment.document_id, attachment.file)
    below = sorted((chain[pk] for pk in texts if pk in chain), key=lambda found: (found.issued, found.pk))
    return [(document, texts[document.pk]) for document in below]


def _copies(above: File, below: list[tuple[Document, File]]) -> list[Copy]:
    found = []
    for document, kept in below:
        if kept.pk == above.pk:
            continue
        like = likeness(above.text, kept.text)
        if like and like.share >= COPIED:
            found.append(Copy(document, kept, above, like))
    return sorted(found, key=lambda copy: -copy.likeness.share)
