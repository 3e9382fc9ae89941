"""Phần thứ nhất, mục III: results by theme with their figures, then how the tasks stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cotmoc.base.calendar import Period
from cotmoc.reviews.citing import Citations
from cotmoc.reviews.drafts import Paragraph, Section, Sentence, items, rows
from cotmoc.reviews.ledger import MOST, Ledger, by_lead
from cotmoc.reviews.models import Depth
from cotmoc.reviews.summing import Sum, period_of, sums
from cotmoc.reviews.wording import count, day, figure, inner, listed, number, span
from cotmoc.tasks.models import Result, State, Task, Theme
from cotmoc.tasks.queries import Cell, Cells, days_overdue


def section(ledger: Ledger, citations: Citations) -> list[Section]:
    """Kết quả thực hiện: one khoản a theme, the last for the tasks."""
    head = Section(Depth.ROMAN, "III", "KẾT QUẢ THỰC HIỆN")
    by_theme: dict[Theme, list[Result]] = defaultdict(list)
    for result in ledger.results:
        by_theme[Theme(result.theme)].append(result)
    themes = [theme for theme in Theme if theme in by_theme]
    parts = [
        Section(
            Depth.ARABIC,
            str(place),
            str(theme.label),
            tuple(_results(theme, by_theme[theme], ledger, citations)),
        )
        for place, theme in enumerate(themes, start=1)
    ]
    tasks = Section(
        Depth.ARABIC, str(len(themes) + 1), "Tình hình thực hiện nhiệm vụ được giao", tuple(_tasks(ledger))
    )
    return [head if themes else _without_results(head, ledger, citations), *parts, tasks]


def _without_results(head: Section, ledger: Ledger, citations: Citations) -> Section:
    about = citations.short(ledger.asked.directive)
    text = f"Trong kỳ báo cáo, sổ chưa ghi nhận kết quả nào từ việc thực hiện {about}."
    question = "Kết quả do văn bản, hoạt động, nhiệm vụ trong dây chuyền báo cáo, thuộc kỳ"
    empty = Sentence(text, question, rows(ledger.asked.directive))
    return Section(head.depth, head.number, head.title, ((empty,),))


def _results(
    theme: Theme, results: list[Result], ledger: Ledger, citations: Citations
) -> Iterator[Paragraph]:
    added = sums(results, ledger.versions, within=ledger.asked.period)
    if added:
        yield tuple(_sum(total, ledger) for total in added)
    question = f"Kết quả thuộc nội dung “{theme.label}”, thuộc kỳ báo cáo, theo lời của nguồn"
    by_source: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_source[_source(result, ledger, citations)].append(result)
    for source, group in by_source.items():
        period = ledger.asked.period
        first = Sentence(f"{source}: {_said(group[0], period)}", question, rows(group[0]))
        rest = [Sentence(_said(result, period), question, rows(result)) for result in group[1:]]
        yield _joined([first, *rest])


def _joined(sentences: list[Sentence]) -> Paragraph:
    marks = [";"] * (len(sentences) - 1) + ["."]
    return tuple(
        Sentence(f"{sentence.text}{mark}", sentence.question, sentence.evidence)
        for sentence, mark in zip(sentences, marks, strict=True)
    )


def _sum(total: Sum, ledger: Ledger) -> Sentence:
    units = dict.fromkeys(ledger.names[result.unit_id] for result in total.results if result.unit_id)
    what = " ".join(part for part in (number(total.value), total.unit_of_measure, total.of) if part)
    question = (
        "Tổng các số liệu chính xác, cùng đơn vị tính và nội dung, của một đơn vị ở các kỳ không trùng nhau"
        " hoặc của các đơn vị cùng loại, cùng cấp"
    )
    return Sentence(f"Cộng số liệu của {listed(units)}: {what}.", question, rows(total.results))


def _source(result: Result, ledger: Ledger, citations: Citations) -> str:
    """Who reports it, and where."""
    unit = ledger.names.get(result.unit_id or 0, "")
    where = ""
    if result.document:
        where = citations.short(result.document)
    elif result.activity:
        where = inner(result.activity.name)
    elif result.task and result.task.document:
        where = f"nhiệm vụ của {citations.short(result.task.document)}"
    if unit:
        return f"{unit} ({where})" if where else unit
    return f"Theo {where}" if where else "Theo sổ kết quả"


def _said(result: Result, within: Period) -> str:
    """The words of the source, with its own period where that reaches out of the review's."""
    own = period_of(result)
    if own and (own.first < within.first or own.last > within.last):
        return f"{_with_figures(result)} (số liệu {span(own)})"
    return _with_figures(result)


def _with_figures(result: Result) -> str:
    """The words; the figures are added where the words hold none."""
    words = inner(result.words)
    figures = [figure(measure) for measure in result.measures.all()]
    if figures and not any(letter.isdigit() for letter in words):
        return f"{words} ({listed(figures)})"
    return words


def _tasks(ledger: Ledger) -> Iterator[Paragraph]:
    asked = ledger.asked
    on = f"Đến ngày {day(asked.as_of)}"
    if not ledger.tasks:
        text = f"{on}, sổ theo dõi chưa có nhiệm vụ nào giao từ văn bản, hoạt động trong dây chuyền."
        yield (Sentence(text, "Nhiệm vụ giao đến ngày chốt sổ", rows(asked.directive)),)
        return
    yield tuple(_cells(ledger, on))
    overdue = ledger.in_cell(Cell.OVERDUE)
    if overdue:
        yield _overdue(overdue, ledger)


def _overdue(tasks: list[Task], ledger: Ledger) -> Paragraph:
    question = f"Nhiệm vụ chưa hoàn thành, quá hạn vào ngày {day(ledger.asked.as_of)}, theo thời hạn"
    opening = Sentence("Các nhiệm vụ chưa hoàn thành, quá hạn:", question, rows(tasks))
    if len(tasks) > MOST:
        each = [
            Sentence(f"{ledger.names[lead]}: {count(len(group), 'nhiệm vụ')}", question, rows(group))
            for lead, group in by_lead(tasks).items()
        ]
    else:
        each = [Sentence(_late(task, ledger), question, rows(task)) for task in tasks]
    return items(opening, each)


def _late(task: Task, ledger: Ledger) -> str:
    deadline = f", thời hạn {day(task.deadline)}" if task.deadline else ""
    days = days_overdue(task, on=ledger.asked.as_of)
    return f"{ledger.names[task.lead_id]}: {inner(task.words)}{deadline}, quá hạn {days} ngày"


def _cells(ledger: Ledger, on: str) -> Iterator[Sentence]:
    four = ledger.in_cell(Cell.DONE_ON_TIME, Cell.DONE_LATE, Cell.OPEN_IN_TIME, Cell.OVERDUE)
    if four:
        yield _counted(ledger.cells, on, four)
    due = ledger.in_cell(Cell.DONE_ON_TIME, Cell.DONE_LATE, Cell.OVERDUE)
    if due:
        yield _rate(ledger.cells, due)
    if ledger.asked.is_current:
        yield from _waiting([task for task in four if task.state == State.REPORTED])
    yield from _apart(ledger)


def _counted(cells: Cells, on: str, tasks: list[Task]) -> Sentence:
    each = (
        count(cells.done_on_time, "nhiệm vụ hoàn thành đúng hạn"),
        count(cells.done_late, "nhiệm vụ hoàn thành quá hạn"),
        count(cells.open_in_time, "nhiệm vụ chưa hoàn thành, trong hạn"),
        count(cells.overdue, "nhiệm vụ chưa hoàn thành, quá hạn"),
    )
    text = f"{on}, có {count(cells.total, 'nhiệm vụ có thời hạn')}, gồm {listed(each)}."
    return Sentence(text, "Nhiệm vụ có thời hạn, theo bốn trạng thái vào ngày chốt sổ", rows(tasks))


def _rate(cells: Cells, due: list[Task]) -> Sentence:
    rate = number(cells.completion_rate or 0.0)
    text = (
        f"Tỷ lệ hoàn thành đạt {rate}%, tính bằng {count(cells.done, 'nhiệm vụ đã hoàn thành')} trên tổng số"
        f" {count(cells.due, 'nhiệm vụ đã hoàn thành hoặc đã quá hạn')}."
    )
    question = "Số đã hoàn thành chia cho số đã hoàn thành cộng số quá hạn; nhiệm vụ còn trong hạn không tính"
    return Sentence(text, question, rows(due))


def _waiting(tasks: list[Task]) -> Iterator[Sentence]:
    if tasks:
        text = f"Trong số chưa hoàn thành có {count(len(tasks), 'nhiệm vụ')} đã được báo cáo,"
        question = "Nhiệm vụ đơn vị chủ trì đã báo cáo hoàn thành, cơ quan giao chưa duyệt"
        yield Sentence(f"{text} đang chờ cơ quan giao xác nhận.", question, rows(tasks))


def _apart(ledger: Ledger) -> Iterator[Sentence]:
    standing, withdrawn = ledger.in_cell(Cell.NO_DEADLINE), ledger.in_cell(Cell.WITHDRAWN)
    if standing:
        yield Sentence(
            f"{count(len(standing), 'nhiệm vụ')} không thời hạn được theo dõi riêng, không tính vào tỷ lệ.",
            "Nhiệm vụ không thời hạn",
            rows(standing),
        )
    if withdrawn:
        yield Sentence(
            f"{count(len(withdrawn), 'nhiệm vụ')} đã được cơ quan giao thu hồi.",
            "Nhiệm vụ đã thu hồi",
            rows(withdrawn),
        )
