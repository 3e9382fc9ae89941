"""Django's settings. What differs between installations comes from the environment; see docs/operating.md."""

from __future__ import annotations

import os
from pathlib import Path

from cotmoc.server import database, home

SECRET_KEY = home.secret_key()
DEBUG = os.environ.get("COTMOC_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("COTMOC_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("COTMOC_ORIGINS", "").split(",") if origin]
# Whose word on a browser's address is taken: with TLS in front, by itself the proxy on this machine.
_BY_ITSELF = "127.0.0.1,::1" if CSRF_TRUSTED_ORIGINS else ""
PROXIES = [address for address in os.environ.get("COTMOC_PROXIES", _BY_ITSELF).split(",") if address]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "cotmoc.accounts",
    "cotmoc.audit",
    "cotmoc.units",
    "cotmoc.documents",
    "cotmoc.books",
    "cotmoc.activities",
    "cotmoc.tasks",
    "cotmoc.handovers",
    "cotmoc.coverage",
    "cotmoc.registers",
    "cotmoc.reviews",
    "cotmoc.search",
    "cotmoc.intake",
    "cotmoc.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "cotmoc.web.policy.ContentPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cotmoc.web.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cotmoc.web.middleware.ActingMiddleware",
]

ROOT_URLCONF = "cotmoc.server.urls"
WSGI_APPLICATION = "cotmoc.server.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "cotmoc.web.context.page",
            ],
        },
    }
]

# "default" is the application's role, under row-level security; "owner" owns the tables and runs migrations.
DATABASES = {"default": database.settings_for("app"), "owner": database.settings_for("owner")}
DATABASE_ROUTERS: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "sign-in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
# Behind a proxy with TLS the cookies travel by TLS only.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = any(
    origin.startswith("https://") for origin in CSRF_TRUSTED_ORIGINS
)
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parent.parent / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = home.folder() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Certificates of roots whose signatures count as valid: those of the Government's cipher committee, for one.
TRUSTED_ROOTS = home.folder() / "trusted-roots"

# A text larger than this is refused with a sentence before it is read into memory; see cotmoc.extraction.
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
