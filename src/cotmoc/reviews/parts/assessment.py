"""Phần thứ nhất, mục IV: boxes for the writer's judgement, with the facts that may carry it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.timezone import localtime

from cotmoc.reviews.drafts import Paragraph, Section, Sentence, items, rows, to_write
from cotmoc.reviews.ledger import Ledger
from cotmoc.reviews.models import Depth
from cotmoc.reviews.wording import count, day, inner, listed
from cotmoc.tasks.models import State, Task
from cotmoc.tasks.queries import Cell

# More leads than these are counted; the sentence opens their tasks.
_MOST = 5
_JUDGEMENT = "Nhận định là của người soạn; sổ chỉ có số liệu"


def section(ledger: Ledger) -> list[Section]:
    """Đánh giá chung."""
    return [
        Section(Depth.ROMAN, "IV", "ĐÁNH GIÁ CHUNG"),
        Section(
            Depth.ARABIC,
            "1",
            "Ưu điểm",
            (*_on_time(ledger), (to_write("Người soạn đánh giá ưu điểm", _JUDGEMENT),)),
        ),
        Section(
            Depth.ARABIC,
            "2",
            "Hạn chế, khuyết điểm",
            (*_not_begun(ledger), (to_write("Người soạn đánh giá hạn chế, khuyết điểm", _JUDGEMENT),)),
        ),
        Section(
            Depth.ARABIC,
            "3",
            "Nguyên nhân",
            (
                *_reasons(ledger),
                (to_write("Người soạn ghi nguyên nhân khách quan, chủ quan", _JUDGEMENT),),
            ),
        ),
        Section(
            Depth.ARABIC, "4", "Bài học kinh nghiệm", ((to_write("Người soạn ghi bài học", _JUDGEMENT),),)
        ),
    ]


def _leads(tasks: list[Task], ledger: Ledger) -> str:
    names = list(dict.fromkeys(ledger.names[task.lead_id] for task in tasks))
    return listed(names) if len(names) <= _MOST else count(len(names), "cơ quan, đơn vị")


def _on_time(ledger: Ledger) -> Iterator[Paragraph]:
    done = ledger.in_cell(Cell.DONE_ON_TIME)
    return _said_of(done, "hoàn thành đúng hạn", "Nhiệm vụ hoàn thành đúng hạn và đơn vị chủ trì", ledger)


def _not_begun(ledger: Ledger) -> Iterator[Paragraph]:
    asked = ledger.asked
    open_tasks = [task for task in ledger.tasks if ledger.is_open(task)]
    yield from _said_of(
        ledger.in_cell(Cell.OVERDUE), "chưa hoàn thành, quá hạn", "Nhiệm vụ quá hạn và đơn vị chủ trì", ledger
    )
    yield from _said_of(
        [task for task in open_tasks if _is_not_begun(task, ledger)],
        "chưa có báo cáo tiến độ",
        f"Nhiệm vụ chưa hoàn thành, chưa có báo cáo tiến độ nào đến ngày {day(asked.as_of)}",
        ledger,
    )
    yield from _said_of(
        [task for task in open_tasks if asked.is_current and task.state == State.RETURNED],
        "đã báo cáo nhưng bị trả lại",
        "Nhiệm vụ bị cơ quan giao trả lại",
        ledger,
    )


def _said_of(tasks: list[Task], what: str, question: str, ledger: Ledger) -> Iterator[Paragraph]:
    """How many tasks stand so, and who leads them; nothing for none."""
    if tasks:
        text = f"{count(len(tasks), 'nhiệm vụ')} {what}, do {_leads(tasks, ledger)} chủ trì."
        yield (Sentence(text, question, rows(tasks)),)


def _is_not_begun(task: Task, ledger: Ledger) -> bool:
    return not any(localtime(entry.at).date() <= ledger.asked.as_of for entry in task.progress.all())


def _reasons(ledger: Ledger) -> Iterator[Paragraph]:
    """What was given as reason when deadlines were extended, as the register has it."""
    extended = [
        (task, extension)
        for task in ledger.tasks
        for extension in task.extensions.all()
        if localtime(extension.at).date() <= ledger.asked.as_of
    ]
    if extended:
        question = "Lý do gia hạn ghi trong sổ nhiệm vụ, theo lời của người gia hạn"
        tasks = [task for task, _extension in extended]
        opening = Sentence("Lý do gia hạn thời hạn thực hiện ghi trong sổ:", question, rows(tasks))
        yield items(
            opening,
            [
                Sentence(
                    f"{ledger.names[task.lead_id]}, nhiệm vụ {inner(task.words)}: {inner(extension.reason)}"
                    f" (gia hạn từ {day(extension.former)} đến {day(extension.granted)})",
                    question,
                    rows(task),
                )
                for task, extension in extended
            ],
        )
