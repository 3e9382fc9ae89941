"""Every address; the pages are the web's own, here they only get their place."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("cotmoc.web.urls")),
]
