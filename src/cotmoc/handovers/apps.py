"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HandoversConfig(AppConfig):
    name = "cotmoc.handovers"
    verbose_name = _("Bàn giao")
