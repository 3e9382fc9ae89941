"""Vietnamese unless one has chosen otherwise; what a browser prefers by itself changes nothing."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class ChosenLanguageMiddleware(LocaleMiddleware):
    """Speaks the language of the switch, kept in a cookie, else the installation's own."""

    def process_request(self, request: HttpRequest) -> None:
        """Take the language for this request."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        spoken = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        translation.activate(spoken)
        request.LANGUAGE_CODE = spoken
