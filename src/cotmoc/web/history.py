"""A record's history in sentences, made from the lines of the audit."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from cotmoc.audit.queries import Entry
from cotmoc.web.written import day

_SENTENCES = {
    "file.kept": _("Nhận tệp"),
    "document.awaited": _("Được nêu trong văn bản khác, chưa nhận được"),
    "document.registered": _("Đăng ký vào sổ"),
    "document.completed": _("Bổ sung thông tin"),
    "document.file_attached": _("Đính kèm tệp {file}"),
    "document.addressed": _("Gửi tới nơi nhận {words}"),
    "document.linked": _("Nối vào dây chuyền: {target}"),
    "activity.registered": _("Ghi nhận hoạt động"),
    "activity.chaired": _("Ghi người chủ trì: {name}"),
    "activity.concerns": _("Gắn với văn bản {document}"),
    "task.assigned": _("Giao nhiệm vụ"),
    "task.progress": _("Cập nhật tiến độ: {text}"),
    "task.reported": _("Báo cáo hoàn thành: {text}"),
    "task.completed": _("Duyệt hoàn thành, tính vào ngày {completed_on}"),
    "task.returned": _("Trả lại: {reason}"),
    "task.withdrawn": _("Thu hồi: {reason}"),
    "task.extended": _("Gia hạn từ {former} đến {now}: {reason}"),
    "unit.founded": _("Thành lập theo {act}"),
    "unit.renamed": _("Đổi tên từ {former} thành {now} theo {act}"),
    "unit.moved": _("Chuyển cấp trên theo {act}"),
    "unit.abolished": _("Chấm dứt hoạt động theo {act}"),
    "post.appointed": _("Bổ nhiệm"),
    "result.booked": _("Ghi nhận kết quả"),
}


class Told(NamedTuple):
    """One line of a history: when, what in a sentence, who."""

    at: datetime
    sentence: str
    by: str


def told(entries: list[Entry]) -> list[Told]:
    """The history in sentences, in the order given; an act without a sentence is named as it is."""
    return [Told(entry.at, _sentence(entry), entry.actor) for entry in entries]


def _sentence(entry: Entry) -> str:
    words = {name: _written(value) for name, value in entry.change.items()}
    return str(_SENTENCES.get(entry.action, entry.action)).format_map(_Known(words)).strip()


class _Known(dict[str, str]):
    """Words by name; a name that the line does not hold is left out of the sentence."""

    def __missing__(self, key: str) -> str:
        return ""


def _written(value: Any) -> str:  # Any: what stands in the audit's JSON
    if isinstance(value, dict):
        return str(value.get("name", ""))
    if isinstance(value, str) and len(value) == 10:
        try:
            return day(date.fromisoformat(value))
        except ValueError:
            return value
    return "" if value is None else str(value)
