"""Signing in and out, the day one looks at, the post one acts at."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth import views as django_views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from cotmoc.accounts import guessing
from cotmoc.accounts.actions import note_failed_sign_in, renew_password
from cotmoc.accounts.models import Account
from cotmoc.accounts.queries import has_accounts
from cotmoc.base.acting import SYSTEM
from cotmoc.base.calendar import day_asked
from cotmoc.base.refusals import Refused
from cotmoc.web.address import address_of
from cotmoc.web.asked import number_asked
from cotmoc.web.middleware import PageRequest
from cotmoc.web.staff_forms import PasswordForm


class SignInForm(AuthenticationForm):
    """Sign-in name and password; the answer to a wrong pair does not say which of the two is wrong."""

    error_messages = {  # noqa: RUF012 - Django reads it from the class
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock."
        ),
        "inactive": _("Tài khoản này đã ngừng dùng. Hãy liên hệ văn thư của đơn vị."),
    }

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # passed on as Django gives them
        self.fields["username"].label = _("Tên đăng nhập")
        self.fields["password"].label = _("Mật khẩu")
        for field in self.fields.values():
            field.error_messages["required"] = _("Hãy điền ô này.")
        self.held_until: datetime | None = None

    def clean(self) -> dict[str, Any]:
        """Try name and password, unless too many failed before; a wrong pair is counted."""
        sign_in, address = self.cleaned_data.get("username"), address_of(self.request)
        if sign_in is None or not self.cleaned_data.get("password"):
            return self.cleaned_data
        try:
            guessing.check_may_try(sign_in, address, at=timezone.now())
            cleaned = super().clean()
        except guessing.TooManyGuesses as refusal:
            self.held_until = refusal.until
            raise ValidationError(str(refusal)) from refusal
        except ValidationError:
            note_failed_sign_in(sign_in=sign_in, address=address, by=SYSTEM, at=timezone.now())
            raise
        guessing.forget(sign_in, address)
        return cleaned


@method_decorator(login_not_required, name="dispatch")
class SignIn(django_views.LoginView):
    """The page of the sign-in; one already signed in goes on to the first page."""

    form_class = SignInForm
    template_name = "web/sign_in.html"
    redirect_authenticated_user = True

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """The form with what is wrong; one who must wait is told for how long, a program too."""
        answer = super().form_invalid(form)
        if isinstance(form, SignInForm) and form.held_until:
            answer.status_code = 429
            answer["Retry-After"] = str(ceil((form.held_until - timezone.now()).total_seconds()))
        return answer

    def dispatch(self, request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        """While nobody can sign in, the page that begins the ledger."""
        if not has_accounts():
            return redirect("begin")
        return super().dispatch(request, *arguments, **named)


@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: PageRequest) -> HttpResponse:
    """Change one's own password; who is signed in elsewhere with the former one is signed out there."""
    account = Account.objects.get(sign_in=request.user.get_username())
    form = PasswordForm(account, request.POST or None)
    if form.is_valid():
        try:
            with transaction.atomic():
                renewed = renew_password(
                    account=account,
                    password=form.cleaned_data["new"],
                    by=request.actor,
                    at=timezone.now(),
                )
        except Refused as refusal:
            form.add_error("new", str(refusal))
        else:
            update_session_auth_hash(request, renewed)
            messages.success(request, _now("Đã đổi mật khẩu."))
            return redirect("today")
    status = 422 if form.is_bound else 200
    return render(request, "web/change_password.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def look_at(request: PageRequest) -> HttpResponse:
    """Look at another day; an empty or impossible day, and today, mean today."""
    if request.method != "POST":  # as after a sign-in in between, here and below
        return redirect("today")
    request.session.pop("day", None)
    day = day_asked(request.POST.get("day"))
    if day and day != request.today:
        request.session["day"] = day.isoformat()
    return redirect(_back(request))


@require_http_methods(["GET", "HEAD", "POST"])
def act_at(request: PageRequest) -> HttpResponse:
    """Act at another of one's posts; the middleware keeps to posts that are held."""
    if request.method == "POST":
        request.session["post"] = number_asked(request.POST.get("post"))
    return redirect("today")


def _back(request: HttpRequest) -> str:
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if is_ours else "today"
