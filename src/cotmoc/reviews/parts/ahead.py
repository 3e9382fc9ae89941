"""Phần thứ hai and Phần thứ ba: what is still to be done, and what is asked of others."""

from __future__ import annotations

from collections.abc import Iterator

from cotmoc.reviews.drafts import Paragraph, Section, Sentence, items, rows, to_write
from cotmoc.reviews.ledger import MOST, Ledger, by_lead
from cotmoc.reviews.models import Depth
from cotmoc.reviews.wording import count, day, inner, listed
from cotmoc.tasks.models import Strength, Task

_OUTLOOK = "Dự báo, giải pháp là của người soạn; sổ không có"


def section(ledger: Ledger) -> list[Section]:
    """Phương hướng, nhiệm vụ, giải pháp; đề xuất, kiến nghị."""
    return [
        Section(Depth.PART, "Phần thứ hai", "PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP THỜI GIAN TỚI"),
        Section(
            Depth.ROMAN, "I", "DỰ BÁO TÌNH HÌNH", ((to_write("Người soạn ghi dự báo tình hình", _OUTLOOK),),)
        ),
        Section(Depth.ROMAN, "II", "NHIỆM VỤ", tuple(_open_tasks(ledger))),
        Section(Depth.ROMAN, "III", "GIẢI PHÁP", ((to_write("Người soạn ghi giải pháp", _OUTLOOK),),)),
        Section(Depth.PART, "Phần thứ ba", "ĐỀ XUẤT, KIẾN NGHỊ", tuple(_proposals(ledger))),
    ]


def _open_tasks(ledger: Ledger) -> Iterator[Paragraph]:
    question = f"Nhiệm vụ chưa hoàn thành vào ngày {day(ledger.asked.as_of)}, theo đơn vị chủ trì"
    tasks = [task for task in ledger.tasks if ledger.is_open(task)]
    if not tasks:
        text = "Sổ theo dõi không còn nhiệm vụ nào chưa hoàn thành."
        yield (Sentence(text, question, rows(ledger.tasks or ledger.asked.directive)),)
        yield (to_write("Người soạn ghi nhiệm vụ thời gian tới", _OUTLOOK),)
        return
    for lead, group in by_lead(tasks).items():
        name = ledger.names[lead]
        if len(tasks) > MOST:
            text = f"{name} chủ trì {count(len(group), 'nhiệm vụ chưa hoàn thành')}, nêu tại bảng nhiệm vụ."
            yield (Sentence(text, question, rows(group)),)
        else:
            opening = Sentence(f"{name} chủ trì:", question, rows(group))
            yield items(opening, [Sentence(_to_do(task, ledger), question, rows(task)) for task in group])


def _to_do(task: Task, ledger: Ledger) -> str:
    """The words of the task with who helps and by when; a deadline that is past is said to be past."""
    with_whom = listed(ledger.names[part.unit_id] for part in task.coordinations.all())
    when = "không thời hạn"
    if task.deadline:
        is_past = task.deadline < ledger.asked.as_of
        when = f"thời hạn {day(task.deadline)}{', đã quá hạn' if is_past else ''}"
    facts = [f"phối hợp: {with_whom}" if with_whom else "", when]
    return f"{inner(task.words)} ({'; '.join(fact for fact in facts if fact)})"


def _proposals(ledger: Ledger) -> Iterator[Paragraph]:
    question = "Nội dung đề nghị, kiến nghị của đơn vị và đơn vị trực thuộc ghi trong sổ nhiệm vụ"
    for task in ledger.proposals:
        verb = "Kiến nghị" if task.strength == Strength.PROPOSE else "Đề nghị"
        text = f"{verb} {ledger.names[task.lead_id]} {inner(task.words)}."
        yield (Sentence(text, question, rows(task)),)
    yield (to_write("Người soạn ghi đề xuất, kiến nghị khác, hoặc xóa dòng này", _OUTLOOK),)
