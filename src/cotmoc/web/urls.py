"""The addresses of the pages: Vietnamese words, as they stand in letters and bookmarks."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import include, path
from django.views.i18n import set_language

from cotmoc.web.views import (
    activities,
    beginning,
    books,
    coverage,
    documents,
    endings,
    handovers,
    lineage,
    links,
    registers,
    reviews,
    search,
    session,
    staffing,
    tasks,
    today,
    unit_acts,
    unit_changes,
    units,
)

urlpatterns = [
    path("", today.today, name="today"),
    path("bat-dau/", beginning.begin, name="begin"),
    path("dang-nhap/", session.SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", LogoutView.as_view(), name="sign-out"),
    path("doi-mat-khau/", session.change_password, name="change-password"),
    path("ngon-ngu/", login_not_required(set_language), name="language"),
    path("xem-ngay/", session.look_at, name="look-at"),
    path("chuc-vu/", session.act_at, name="act-at"),
    path("van-ban/", documents.documents, name="documents"),
    path("van-ban/<int:pk>/", documents.document, name="document"),
    path("van-ban/<int:pk>/noi-nhan/", documents.address, name="address"),
    path("van-ban/<int:pk>/day-chuyen/", lineage.lineage, name="lineage"),
    path("tep/<int:pk>/", documents.file, name="file"),
    path("tep/<int:pk>/chu/", documents.text, name="text"),
    path("tep/<int:pk>/trang/<int:number>/", documents.page, name="page"),
    path("doc-van-ban/", include("cotmoc.web.views.intake")),
    path("nhiem-vu/", tasks.tasks, name="tasks"),
    path("nhiem-vu/<int:pk>/", tasks.task, name="task"),
    path("nhiem-vu/<int:pk>/<slug:act>/", tasks.act, name="task-act"),
    path("hoat-dong/", activities.activities, name="activities"),
    path("hoat-dong/<int:pk>/", activities.activity, name="activity"),
    path("don-vi/", units.units, name="units"),
    path("don-vi/<int:pk>/", units.unit, name="unit"),
    path("don-vi/<int:pk>/duoi/", units.below, name="units-below"),
    path("don-vi/so-sanh/", unit_changes.compare, name="unit-compare"),
    path("tim/", search.search, name="search"),
    *books.urlpatterns,
    *registers.urlpatterns,
    *endings.urlpatterns,
    *staffing.urlpatterns,
    *handovers.urlpatterns,
    *coverage.urlpatterns,
    *links.urlpatterns,
    *unit_acts.urlpatterns,
    *reviews.urlpatterns,
]
