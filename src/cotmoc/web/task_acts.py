"""What may be done to a task: each act with its form, its rule and the action it calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cotmoc.base.acting import Actor
from cotmoc.base.refusals import Refused
from cotmoc.documents.models import File
from cotmoc.tasks import actions, rules
from cotmoc.tasks.models import State, Task, Theme
from cotmoc.units.models import Unit
from cotmoc.web.task_forms import (
    DoneForm,
    ExtensionForm,
    ProgressForm,
    ReturnForm,
    VerdictForm,
    WithdrawalForm,
)
from cotmoc.web.uploads import Evidence, looked_through

Asked = dict[str, Any]  # a form's cleaned values, whose types the form has checked
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Act:
    """One act: the name on its button, its form, who may do it when, what it does, what is said after it."""

    name: Words
    form: type[forms.Form]
    allow: Callable[[Actor, Task], None]
    do: Callable[[Task, Asked, Actor, datetime], None]
    done: Words
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that may be done now, with its form; open when it came back with what was typed."""

    key: str
    name: Words
    form: forms.Form
    is_open: bool
    is_main: bool


@dataclass(frozen=True, slots=True)
class Denial:
    """Acts that may not be done now, for the same reason."""

    names: list[Words]
    reason: str


def what_one_may(task: Task, *, by: Actor, typed: dict[str, forms.Form]) -> tuple[list[Offer], list[Denial]]:
    """The acts that the rules allow now with their forms, and the others with the rules' reasons."""
    may: list[Offer] = []
    names_by_reason: dict[str, list[Words]] = {}
    for key, act in ACTS.items():
        reason = _reason_against(act, by, task)
        if reason and key not in typed:  # what was typed stays on the page, even when it came too late
            names_by_reason.setdefault(reason, []).append(act.name)
        else:
            form = typed.get(key) or blank_form(key, task)
            may.append(Offer(key, act.name, form, is_open=key in typed, is_main=act.is_main))
    return may, [Denial(names, reason) for reason, names in names_by_reason.items()]


def _reason_against(act: Act, by: Actor, task: Task) -> str:
    try:
        act.allow(by, task)
    except Refused as refusal:
        return str(refusal)
    return ""


def blank_form(key: str, task: Task) -> forms.Form:
    """The act's form, knowing which version of the task it was opened on."""
    return ACTS[key].form(initial={"version": task.version}, auto_id=f"{key}-%s")


def filled_form(key: str, typed: Any, files: Any) -> forms.Form:  # Any: Django's own request mappings
    """The act's form with what was typed."""
    return ACTS[key].form(typed, files, auto_id=f"{key}-%s")


def look_through(form: forms.Form) -> None:
    """Put what the file of a valid form holds in its place; a refused file is the form's error."""
    if uploaded := form.cleaned_data.get("evidence"):
        try:
            is_declared = form.cleaned_data["declared"]
            form.cleaned_data["evidence"] = looked_through(uploaded, is_declared=is_declared)
        except Refused as refusal:
            form.add_error(None, str(refusal))


def _may_progress(by: Actor, task: Task) -> None:
    rules.check_may_report(by, task)
    if State(task.state) is not State.REPORTED:
        rules.check_follows(task, State.UNDER_WAY)


def _may_finish(by: Actor, task: Task) -> None:
    rules.check_leads(by, task)
    rules.check_follows(task, State.REPORTED)


def _may_judge_into(state: State) -> Callable[[Actor, Task], None]:
    def allow(by: Actor, task: Task) -> None:
        rules.check_may_judge(by, task, on=localdate())
        rules.check_follows(task, state)

    return allow


def _may_extend(by: Actor, task: Task) -> None:
    # What can still be taken back is open; only an open task is given more time.
    rules.check_may_judge(by, task, on=localdate())
    rules.check_follows(task, State.WITHDRAWN)
    rules.check_later(task, date.max)


def _progress(task: Task, asked: Asked, by: Actor, at: datetime) -> None:
    actions.report_progress(
        task=task,
        text=asked["text"],
        percent=asked["percent"],
        evidence=_evidence(asked, by, at),
        version=asked["version"],
        by=by,
        at=at,
    )
    _book_figures(task, asked, by, at)


def _finish(task: Task, asked: Asked, by: Actor, at: datetime) -> None:
    actions.report_done(
        task=task,
        text=asked["text"],
        evidence=_evidence(asked, by, at),
        version=asked["version"],
        by=by,
        at=at,
    )
    _book_figures(task, asked, by, at)


def _evidence(asked: Asked, by: Actor, at: datetime) -> list[File]:
    evidence: Evidence | None = asked["evidence"]
    return [evidence.keep(by=by, at=at)] if evidence else []


def _book_figures(task: Task, asked: Asked, by: Actor, at: datetime) -> None:
    if not asked["figures"]:
        return
    actions.book_result(
        words=asked["text"],
        theme=Theme(task.theme),
        measures=asked["figures"],
        said_on=at.date(),
        unit=Unit.objects.filter(pk=by.unit or 0).first(),
        task=task,
        by=by,
        at=at,
    )


def _accept(task: Task, asked: Asked, by: Actor, at: datetime) -> None:
    actions.accept(
        task=task,
        completed_on=asked["completed_on"],
        is_satisfactory=asked["verdict"] == "dat",
        version=asked["version"],
        by=by,
        at=at,
    )


def _send_back(task: Task, asked: Asked, by: Actor, at: datetime) -> None:
    actions.send_back(task=task, reason=asked["reason"], version=asked["version"], by=by, at=at)


def _extend(task: Task, asked: Asked, by: Actor, at: datetime) -> None:
    actions.extend(
        task=task, deadline=asked["deadline"], reason=asked["reason"], version=asked["version"], by=by, at=at
    )


def _withdraw(task: Task, asked: Asked, by: Actor, at: datetime) -> None:
    actions.withdraw(task=task, reason=asked["reason"], version=asked["version"], by=by, at=at)


# By the word that stands in the address; in the order of the buttons.
ACTS: dict[str, Act] = {
    "tien-do": Act(
        _("Cập nhật tiến độ"), ProgressForm, _may_progress, _progress, _("Đã ghi tiến độ."), is_main=True
    ),
    "hoan-thanh": Act(
        _("Báo cáo hoàn thành"),
        DoneForm,
        _may_finish,
        _finish,
        _("Đã báo cáo hoàn thành, chờ duyệt."),
        is_main=True,
    ),
    "duyet": Act(
        _("Duyệt hoàn thành"),
        VerdictForm,
        _may_judge_into(State.COMPLETED),
        _accept,
        _("Đã duyệt hoàn thành nhiệm vụ."),
        is_main=True,
    ),
    "tra-lai": Act(
        _("Trả lại"), ReturnForm, _may_judge_into(State.RETURNED), _send_back, _("Đã trả lại nhiệm vụ.")
    ),
    "gia-han": Act(_("Gia hạn"), ExtensionForm, _may_extend, _extend, _("Đã gia hạn nhiệm vụ.")),
    "thu-hoi": Act(
        _("Thu hồi"), WithdrawalForm, _may_judge_into(State.WITHDRAWN), _withdraw, _("Đã thu hồi nhiệm vụ.")
    ),
}
