"""The first page of an own ledger: shown while nobody can sign in, to whoever holds the console's key."""

from __future__ import annotations

import os
from secrets import compare_digest

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cotmoc.accounts import actions
from cotmoc.accounts.models import Account
from cotmoc.accounts.queries import has_accounts
from cotmoc.base.acting import SYSTEM
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing_all
from cotmoc.units.lives import check_time_now
from cotmoc.web.middleware import PageRequest
from cotmoc.web.staff_forms import BeginForm


@never_cache
@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: PageRequest) -> HttpResponse:
    """Ask for the key, then for the first organ and its clerk; afterwards one is signed in as that clerk."""
    if has_accounts():
        return redirect("today")
    key = (request.POST if request.method == "POST" else request.GET).get("khoa", "")
    if not _is_key(key):
        status = 403 if key else 200
        return render(request, "web/begin_key.html", {"is_wrong": bool(key)}, status=status)
    form = BeginForm(request.POST) if request.method == "POST" else BeginForm()
    account = _begun(form) if form.is_bound and form.is_valid() else None
    if account is None:
        named = {"form": form, "key": key}
        return render(request, "web/begin.html", named, status=422 if form.is_bound else 200)
    login(request, account)
    messages.success(request, _("Sổ đã mở. Hãy thêm đơn vị, người giữ chức vụ và tài khoản ở đây."))
    return redirect("staffing")


def _is_key(given: str) -> bool:
    """The key that the console printed at this start; without one, nobody begins by the browser."""
    wanted = os.environ.get("COTMOC_BEGIN_KEY", "")
    return bool(wanted) and compare_digest(given.encode(), wanted.encode())


def _begun(form: BeginForm) -> Account | None:
    """The first account; None when refused, with the sentence in the form."""
    named = {key: form.cleaned_data[key] for key in ("act", "place", "person", "rank", "title", "sign_in")}
    try:
        with transaction.atomic(), seeing_all():
            account = actions.begin(
                organ=form.organ(),
                parent=form.above(),
                on=form.cleaned_data["since"],
                password=form.cleaned_data["new"],
                by=SYSTEM,
                at=timezone.now(),
                **named,
            )
            check_time_now()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    return account
