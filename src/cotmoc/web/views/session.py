"""Signing in and out, the day one looks at, the post one acts at."""

from __future__ import annotations

from django.contrib.auth import views as django_views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from cotmoc.base.calendar import day_asked
from cotmoc.web.asked import number_asked
from cotmoc.web.middleware import PageRequest


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


@method_decorator(login_not_required, name="dispatch")
class SignIn(django_views.LoginView):
    """The page of the sign-in; one already signed in goes on to the first page."""

    form_class = SignInForm
    template_name = "web/sign_in.html"
    redirect_authenticated_user = True


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
