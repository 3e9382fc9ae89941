"""The door of the web server: `cotmoc.server.wsgi:application`."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cotmoc.server.settings")

application = get_wsgi_application()
