"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoverageConfig(AppConfig):
    name = "cotmoc.coverage"
    verbose_name = _("Tình hình triển khai")
