"""What hangs on a document, asked at once, so that its page asks no table that has nothing to show."""

from __future__ import annotations

from django.db import connection

_ASKED = {
    "recipients": "documents_recipient WHERE document_id = %(document)s",
    "tasks": "tasks_task WHERE document_id = %(document)s",
    "activities": "activities_subject WHERE document_id = %(document)s",
    "results": "tasks_result WHERE document_id = %(document)s",
    "files": "documents_attachment WHERE document_id = %(document)s",
    "signatures": "documents_attachment attachment JOIN documents_signature signature USING (file_id)"
    " WHERE attachment.document_id = %(document)s",
}
_STATEMENT = "SELECT " + ", ".join(f"EXISTS (SELECT FROM {rows})" for rows in _ASKED.values())  # noqa: S608 - as above


def hanging_on(document: int) -> frozenset[str]:
    """Which of recipients, tasks, activities, results, files and signatures one sees of the document."""
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, {"document": document})
        found = cursor.fetchone()
    return frozenset(name for name, is_there in zip(_ASKED, found, strict=True) if is_there)
