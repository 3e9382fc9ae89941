"""Whatever points at one document made to point at another: found by the models themselves, in every room."""

from __future__ import annotations

from typing import Any

from django.db.models import ForeignKey, Model, OneToOneField, Q, QuerySet, UniqueConstraint

from cotmoc.documents.models import Document

Absorbed = list[dict[str, Any]]  # Any: the columns of a row, whatever they hold
"""Rows that said what another row of the kept document says already, with their columns."""


def point_to(kept: Document, merged: Document) -> tuple[dict[str, int], Absorbed]:
    """Move every row from the merged document to the kept one; how many of each kind, and what was absorbed.

    A row that would say the same as one of the kept document goes up in that one, which then is seen by those
    who saw either. A row that would tie the document to itself is absorbed too.
    """
    moved: dict[str, int] = {}
    absorbed: Absorbed = []
    for relation in Document._meta.related_objects:
        field = relation.field
        if not isinstance(field, ForeignKey):
            raise TypeError(relation)
        model: type[Model] = field.model
        for row in model._base_manager.filter(Q(**{field.name: merged})).order_by("pk"):
            twin = _twin(row, field, kept)
            if twin is None and not _ties_to_itself(row, field, kept):
                model._base_manager.filter(pk=row.pk).update(**{field.name: kept})
                moved[model._meta.model_name or ""] = moved.get(model._meta.model_name or "", 0) + 1
            else:
                absorbed.append(_columns(row))
                _show(twin, row)
                row.delete()
    return moved, absorbed


def _twin(row: Model, field: ForeignKey[Any, Any], kept: Document) -> Model | None:
    """The row of the kept document beside which this one could not stand."""
    model = type(row)
    if isinstance(field, OneToOneField):
        return model._base_manager.filter(**{field.name: kept}).first()
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and field.name in constraint.fields:
            others = {name: getattr(row, name) for name in constraint.fields if name != field.name}
            if twin := _equal(model, others).filter(**{field.name: kept}).first():
                return twin
    return None


def _equal(model: type[Model], values: dict[str, Any]) -> QuerySet[Model]:
    """Rows that hold these values; what is null equals null, as a unit that is none."""
    found = model._base_manager.all()
    for name, value in values.items():
        found = found.filter(**({f"{name}__isnull": True} if value is None else {name: value}))
    return found


def _ties_to_itself(row: Model, field: ForeignKey[Any, Any], kept: Document) -> bool:
    """Whether another column of the row names the kept document: the merged one carried out the kept one."""
    columns = (each for each in row._meta.fields if each.related_model is Document and each is not field)
    return any(getattr(row, each.attname) == kept.pk for each in columns)


def _show(twin: Model | None, row: Model) -> None:
    audience = getattr(row, "audience", None)
    if twin is not None and audience:
        wider = sorted({*getattr(twin, "audience", ()), *audience})
        type(twin)._base_manager.filter(pk=twin.pk).update(audience=wider)


def _columns(row: Model) -> dict[str, Any]:
    kind = row._meta.model_name
    values = {field.attname: field.value_from_object(row) for field in row._meta.concrete_fields}
    return {"kind": kind, **{name: value for name, value in values.items() if name != "audience"}}
