"""Cutting a long list into pages; the number of the page stands in the address as `trang`."""

from __future__ import annotations

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

Row = TypeVar("Row", bound=Model)

ROWS = 50


def page_of(rows: QuerySet[Row], request: HttpRequest) -> Page[Row]:
    """The page asked for, the last one when the number is too high; two statements."""
    return Paginator(rows, ROWS).get_page(request.GET.get("trang"))
