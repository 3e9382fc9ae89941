"""A record's history in sentences, made from the lines of the audit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cotmoc.audit.queries import Entry
from cotmoc.units.models import Line
from cotmoc.units.queries import names_of
from cotmoc.web.written import day

SENTENCES = {
    "account.opened": _("Mở tài khoản {sign_in}"),
    "account.password_renewed": _("Đặt lại mật khẩu của tài khoản {sign_in}"),
    "activity.chaired": _("Ghi người chủ trì: {name}"),
    "activity.concerns": _("Gắn với văn bản {document}"),
    "activity.registered": _("Ghi nhận hoạt động"),
    "activity.shown_with_task": _("Đơn vị có nhiệm vụ từ hoạt động này được thấy hoạt động trong sổ"),
    "arrival.booked": _("Vào sổ văn bản đến, số đến {number} ngày {on}"),
    "arrival.passed_on": _("Chuyển cho {handler} ngày {on}"),
    "coverage.expected": _("Xác định đơn vị phải triển khai"),
    "document.abolished": _("Bãi bỏ từ ngày {on} theo {act}"),
    "document.addressed": _("Gửi tới nơi nhận: {to}{words}"),
    "document.awaited": _("Được nêu trong văn bản khác, chưa nhận được"),
    "document.completed": _("Bổ sung thông tin"),
    "document.file_attached": _("Đính kèm tệp {file}"),
    "document.named": _("Ghi tên gọi khi viện dẫn: {title}"),
    "document.shown": _("{to} viện dẫn nên thấy văn bản này trong sổ"),
    "document.shown_with_task": _("Đơn vị có nhiệm vụ theo văn bản này được thấy văn bản trong sổ"),
    "document.linked": _("Nối vào dây chuyền: {target}"),
    "document.link_corrected": _("Sửa quan hệ với {target}"),
    "document.link_said": _("Ghi quan hệ với {target}: {reason}"),
    "document.link_withdrawn": _("Rút quan hệ với {target}: {reason}"),
    "document.merged": _("Gộp vào đây bản ghi trùng: {merged}"),
    "document.merged_into": _("Được gộp vào {into}"),
    "document.recalled": _("Thu hồi từ ngày {on} theo {act}"),
    "document.registered": _("Đăng ký vào sổ"),
    "dossier.closed": _("Kết thúc hồ sơ ngày {on}"),
    "dossier.filed": _("Đưa vào hồ sơ: {document}"),
    "dossier.opened": _("Mở hồ sơ {code}"),
    "file.kept": _("Nhận tệp"),
    "file.text_taken": _("Lấy chữ của tệp đã giữ"),
    "handover.accepted": _("{receiver} nhận bàn giao từ {giver}"),
    "handover.disputed": _("{receiver} chưa nhận bàn giao từ {giver}: {reason}"),
    "handover.proposed": _("Đề nghị {receiver} nhận bàn giao từ {giver} theo {act}"),
    "handover.reckoned": _("Kiểm kê việc đang dở khi chấm dứt: {count}"),
    "ledger.begun": _("Mở sổ với đơn vị đầu tiên"),
    "outgoing.drafted": _("Dự thảo: {title}"),
    "outgoing.issued": _("Cấp số và phát hành: {code}"),
    "person.introduced": _("Ghi vào sổ cán bộ"),
    "post.appointed": _("Ghi chức vụ {title}"),
    "post.relieved": _("Thôi giữ chức vụ từ ngày {on}"),
    "register.received": _("Nhận bảng {name} để nhập sổ: {rows} dòng"),
    "register.arranged": _("Chọn dòng tiêu đề {head} và các cột của bảng"),
    "register.examined": _("Kiểm tra bảng trước khi nhập sổ"),
    "register.dropped": _("Bỏ bảng {name}, không nhập sổ"),
    "register.brought_in": _("Nhập sổ đã có: {lines} dòng, {documents} văn bản mới"),
    "result.booked": _("Ghi nhận kết quả"),
    "review.drafted": _("Lập dự thảo báo cáo"),
    "review.sentence_rewritten": _("Sửa câu thành: {now}"),
    "series.started": _("Dãy số {symbol} {series} tiếp sau số {last}"),
    "sign_in.held": _("Tạm dừng đăng nhập từ {address} sau {failures} lần sai"),
    "task.assigned": _("Giao cho {lead}"),
    "task.completed": _("Duyệt hoàn thành, tính vào ngày {completed_on}"),
    "task.extended": _("Gia hạn từ {former} đến {now}: {reason}"),
    "task.coordination_passed": _("{receiver} nhận phần phối hợp từ {giver}"),
    "task.giving_passed": _("{receiver} nhận việc theo dõi, duyệt từ {giver}"),
    "task.lead_passed": _("{receiver} nhận chủ trì từ {giver}"),
    "task.progress": _("Cập nhật tiến độ: {text}"),
    "task.reported": _("Báo cáo hoàn thành: {text}"),
    "task.returned": _("Trả lại: {reason}"),
    "task.withdrawn": _("Thu hồi: {reason}"),
    "unit.abolished": _("Chấm dứt hoạt động, bàn giao cho {heirs}, theo {act}"),
    "unit.founded": _("Thành lập theo {act}"),
    "unit.merged": _("Nhận sáp nhập {units} theo {act}"),
    "units.nation_loaded": _("Nạp danh mục hành chính: {written} đơn vị"),
    "units.organs_loaded": _("Nạp các cơ quan theo mẫu: {written} đơn vị"),
    "unit.ordered": _("Là căn cứ thay đổi đơn vị: {units}"),
    "unit.part_transferred": _("Điều chuyển một phần cho {to} theo {act}"),
    "unit.split": _("Chia tách, bàn giao cho {heirs}, theo {act}"),
    "unit.left_line": _("Ra khỏi tuyến {line} theo {act}"),
    "unit.moved": _("Chuyển về trực thuộc {parent}, tuyến {line}, theo {act}"),
    "unit.renamed": _("Đổi tên từ {former} thành {now} theo {act}"),
    "upload.confirmed": _("Xác nhận, ghi vào sổ"),
    "upload.discarded": _("Bỏ, không ghi vào sổ"),
    "upload.itself": _("Ghi văn bản được tải lên là văn bản nào"),
    "upload.judged": _("Xét mục {ident}"),
    "upload.judged_all": _("Xét cùng lúc {count} mục cùng loại"),
    "upload.lead_chosen": _("Chọn {lead} chủ trì {count} nhiệm vụ chưa rõ đơn vị"),
    "upload.match_chosen": _("Đối chiếu mục {ident} với sổ"),
    "upload.received": _("Nhận văn bản để đọc"),
    "upload.taken_up_again": _("Mở lại văn bản đã bỏ"),
}
"""What each act is called in a history; every action of the rooms below has its sentence."""

_UNITS = ("to", "lead", "parent", "heirs", "units", "giver", "receiver")
_OF_A_UNIT_ALONE = frozenset({"document.shown"})
"""Acts of which others may know that they were done and not by which unit: whose citing is its own matter."""


class Told(NamedTuple):
    """One line of a history: when, what in a sentence, who."""

    at: datetime
    sentence: str
    by: str


def told(entries: list[Entry], *, on: date, sees: Collection[int] = frozenset()) -> list[Told]:
    """The history in sentences, in the order given, units by their names on the day; one statement.

    `sees` holds the units whose own matters the reader may know.
    """
    names = names_of({unit for entry in entries for unit in _units_in(entry)}, on=on)
    return [_told(entry, names, sees) for entry in entries]


def _told(entry: Entry, names: dict[int, str], sees: Collection[int]) -> Told:
    hidden = set(_units_in(entry)) - set(sees) if entry.action in _OF_A_UNIT_ALONE else set()
    if hidden:
        names = names | dict.fromkeys(hidden, gettext("Một đơn vị khác"))
    return Told(entry.at, _sentence(entry, names), "" if hidden else entry.actor)


def _units_in(entry: Entry) -> Iterator[int]:
    for key in _UNITS:
        yield from _ids(entry.change.get(key))


def _ids(value: Any) -> Iterable[int]:  # Any: what stands in the audit's JSON, here and below
    if isinstance(value, list):
        return [pk for item in value for pk in _ids(item)]
    if isinstance(value, dict):
        return [value["id"]]
    return [value] if isinstance(value, int) else []


def _sentence(entry: Entry, names: dict[int, str]) -> str:
    words = {
        key: str(Line(value).label)
        if key == "line"
        else ", ".join(names.get(pk, "") for pk in _ids(value))
        if key in _UNITS
        else _written(value)
        for key, value in entry.change.items()
    }
    return str(SENTENCES.get(entry.action, entry.action)).format_map(_Known(words)).strip()


class _Known(dict[str, str]):
    """Words by name; a name that the line does not hold is left out of the sentence."""

    def __missing__(self, key: str) -> str:
        return ""


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("name", ""))
    if isinstance(value, str) and len(value) == 10:
        try:
            return day(date.fromisoformat(value))
        except ValueError:
            return value
    return "" if value is None else str(value)
