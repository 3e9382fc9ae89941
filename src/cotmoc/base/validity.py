"""Periods in time: half-open ranges of days, and the two constraints of PostgreSQL 18 that guard them."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date
from typing import Any

from django.apps import apps as all_apps
from django.contrib.postgres.fields import DateRangeField
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import BaseConstraint, Model, Q

ValidityField = DateRangeField


def from_day(start: date, end: date | None = None) -> DateRange:
    """The half-open period from `start` up to, not including, `end`; without `end` it is still running."""
    return DateRange(start, end, "[)")


def on(day: date, field: str = "valid") -> Q:
    """Rows in force on the day."""
    return Q(**{f"{field}__contains": day})


def not_over(day: date, field: str = "valid") -> Q:
    """Rows in force on the day or later."""
    return Q(**{f"{field}__endswith__gt": day}) | Q(**{f"{field}__upper_inf": True})


def last_day(period: DateRange) -> date | None:
    """The last day inside the period, as paper shows it; None while it runs."""
    return date.fromordinal(period.upper.toordinal() - 1) if period.upper else None


class _TableConstraint(BaseConstraint):
    """A constraint of PostgreSQL that Django has no words for; a subclass says its body."""

    @abstractmethod
    def _body(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> str:
        """The constraint in SQL, without its name."""

    # Django hands every constraint its model and editor; its stubs also allow None, and know only str.
    def constraint_sql(self, model: Any, schema_editor: Any) -> str:
        return f"CONSTRAINT {schema_editor.quote_name(self.name)} {self._body(model, schema_editor)}"

    def create_sql(self, model: Any, schema_editor: Any) -> Any:
        sql = self.constraint_sql(model, schema_editor).replace("%", "%%")
        return Statement(f"ALTER TABLE %(table)s ADD {sql}", table=self._table(model, schema_editor))

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        name = schema_editor.quote_name(self.name)
        return Statement(
            f"ALTER TABLE %(table)s DROP CONSTRAINT {name}", table=self._table(model, schema_editor)
        )

    def validate(self, *arguments: Any, **named: Any) -> None:  # the database is the judge
        """Left to the database; the actions turn its answer into a sentence."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self.deconstruct() == other.deconstruct()

    __hash__ = BaseConstraint.__hash__

    @staticmethod
    def _table(model: type[Model], editor: BaseDatabaseSchemaEditor) -> Table:
        return Table(model._meta.db_table, editor.quote_name)


def _columns(model: type[Model], fields: tuple[str, ...], editor: BaseDatabaseSchemaEditor) -> str:
    columns = (getattr(model._meta.get_field(name), "column", name) for name in fields)
    return ", ".join(editor.quote_name(column) for column in columns)


class TemporalUnique(_TableConstraint):
    """For equal `fields` no two rows' `period` overlap: UNIQUE (fields, period WITHOUT OVERLAPS)."""

    def __init__(self, *, fields: tuple[str, ...], name: str, period: str = "valid") -> None:
        super().__init__(name=name)
        self.fields, self.period = tuple(fields), period

    def _body(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> str:
        return (
            f"UNIQUE ({_columns(model, self.fields, editor)}, "
            f"{_columns(model, (self.period,), editor)} WITHOUT OVERLAPS)"
        )

    def deconstruct(self) -> tuple[str, tuple[()], dict[str, Any]]:
        path = f"{type(self).__module__}.{type(self).__name__}"
        return path, (), {"fields": self.fields, "name": self.name, "period": self.period}


class TemporalForeignKey(_TableConstraint):
    """The row's whole `period` lies inside the life of what it points at; checked at the end."""

    def __init__(
        self,
        *,
        field: str,
        to: str,
        to_field: str,
        name: str,
        period: str = "valid",
        to_period: str = "valid",
    ) -> None:
        super().__init__(name=name)
        self.field, self.to, self.to_field = field, to, to_field
        self.period, self.to_period = period, to_period

    def _body(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> str:
        registry = getattr(model._meta, "apps", all_apps)  # the migration's own state of the models
        target = registry.get_model(self.to)
        return (
            f"FOREIGN KEY ({_columns(model, (self.field,), editor)}, "
            f"PERIOD {_columns(model, (self.period,), editor)}) "
            f"REFERENCES {editor.quote_name(target._meta.db_table)} "
            f"({_columns(target, (self.to_field,), editor)}, "
            f"PERIOD {_columns(target, (self.to_period,), editor)}) DEFERRABLE INITIALLY DEFERRED"
        )

    def deconstruct(self) -> tuple[str, tuple[()], dict[str, Any]]:
        path = f"{type(self).__module__}.{type(self).__name__}"
        return (
            path,
            (),
            {
                "field": self.field,
                "to": self.to,
                "to_field": self.to_field,
                "name": self.name,
                "period": self.period,
                "to_period": self.to_period,
            },
        )
