"""The rooms that the left side of every page leads to."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

_ROOMS = (
    ("today", _("Hôm nay")),
    ("intake", _("Đọc văn bản")),
    ("documents", _("Văn bản")),
    ("tasks", _("Nhiệm vụ")),
    ("activities", _("Hoạt động")),
    ("reviews", _("Báo cáo")),
    ("units", _("Đơn vị")),
)


_BOOKS = ("incoming", "outgoing", "dossiers")
"""Pages that lie in the room of documents, at addresses of their own."""


@dataclass(frozen=True, slots=True)
class Room:
    """One entry: where it leads, and whether the page shown lies in it."""

    name: str
    url: str
    is_here: bool


def rooms_around(path: str) -> list[Room]:
    """The rooms in their order, the one that `path` lies in marked."""
    home = reverse("today")
    addresses = [(str(name), reverse(address)) for address, name in _ROOMS]
    if path.startswith(tuple(reverse(book) for book in _BOOKS)):
        path = reverse("documents")
    return [Room(name, url, path == url if url == home else path.startswith(url)) for name, url in addresses]
