"""The room in Django's eyes."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Search over all rooms."""

    name = "cotmoc.search"
