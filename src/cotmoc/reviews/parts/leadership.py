"""Phần thứ nhất, mục II: documents issued, by level and kind, and gatherings that made them known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cotmoc.activities.models import Activity
from cotmoc.activities.models import Kind as ActivityKind
from cotmoc.documents.models import Document
from cotmoc.documents.naming import kind_of
from cotmoc.reviews.citing import Citations
from cotmoc.reviews.drafts import Paragraph, Section, Sentence, items, rows, to_write
from cotmoc.reviews.ledger import Ledger
from cotmoc.reviews.models import Depth
from cotmoc.reviews.wording import count, day, inner, listed, number, place
from cotmoc.units.models import Level

# A list longer than this stands in the annex only.
_MOST = 10
_LEVELS = {
    Level.CENTRAL: "Trung ương",
    Level.PROVINCE: "Cấp tỉnh",
    Level.DISTRICT: "Cấp huyện",
    Level.COMMUNE: "Cấp xã",
    Level.BASE: "Các đơn vị cơ sở",
}
_NOUNS = {
    ActivityKind.PRELIMINARY_REVIEW: "hội nghị sơ kết",
    ActivityKind.FINAL_REVIEW: "hội nghị tổng kết",
    ActivityKind.DISSEMINATION: "hội nghị quán triệt, triển khai",
    ActivityKind.SIGNING: "lễ ký kết",
    ActivityKind.BRIEFING: "hội nghị giao ban",
    ActivityKind.EXERCISE: "cuộc diễn tập",
    ActivityKind.CAMPAIGN: "đợt cao điểm",
    ActivityKind.CEREMONY: "buổi lễ",
    ActivityKind.WORKING_VISIT: "buổi làm việc",
    ActivityKind.EXCHANGE: "cuộc giao lưu, kết nghĩa",
    ActivityKind.CONFERENCE: "hội nghị khác",
}


def section(ledger: Ledger, citations: Citations) -> list[Section]:
    """Công tác lãnh đạo, chỉ đạo, quán triệt, triển khai."""
    head = Section(Depth.ROMAN, "II", "CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, QUÁN TRIỆT, TRIỂN KHAI")
    issued = tuple(_documents(ledger, citations))
    held = tuple(_activities(ledger, citations))
    written = to_write(
        "Người soạn ghi nhận xét về công tác lãnh đạo, chỉ đạo; kiểm tra, giám sát nếu sổ chưa có"
    )
    return [
        head,
        Section(Depth.ARABIC, "1", "Ban hành văn bản chỉ đạo, triển khai", issued),
        Section(Depth.ARABIC, "2", "Hội nghị, hoạt động quán triệt, triển khai", (*held, (written,))),
    ]


def _documents(ledger: Ledger, citations: Citations) -> Iterator[Paragraph]:
    directive = ledger.asked.directive
    about = citations.short(directive)
    question = f"Văn bản ban hành trong kỳ, triển khai thực hiện {about} (trực tiếp hoặc qua văn bản khác)"
    if not ledger.documents:
        text = f"Trong kỳ báo cáo, sổ văn bản chưa ghi nhận văn bản nào triển khai thực hiện {about}."
        yield (Sentence(text, question, rows(directive)),)
    else:
        kinds = _by_kind(ledger.documents)
        text = f"Trong kỳ báo cáo, có {count(len(ledger.documents), 'văn bản')} triển khai thực hiện {about}"
        yield (Sentence(f"{text}, gồm {kinds}.", question, rows(ledger.documents)),)
    for level, group in _by_level(ledger):
        yield _of_level(level, group, question, citations)
    if ledger.undated:
        yield _undated(ledger, citations)
    if ledger.reports:
        text = f"Các cơ quan, đơn vị đã gửi {count(len(ledger.reports), 'báo cáo')} kết quả thực hiện."
        yield (Sentence(text, "Báo cáo trong dây chuyền văn bản, ban hành trong kỳ", rows(ledger.reports)),)


def _by_kind(documents: list[Document]) -> str:
    counted = Counter(inner(kind_of(document)).lower() for document in documents)
    return listed(count(many, kind) for kind, many in counted.most_common())


def _by_level(ledger: Ledger) -> Iterator[tuple[str, list[Document]]]:
    """The documents by the level of their issuer, from the top; those of unknown issuers last."""

    def level_of(document: Document) -> str:
        version = ledger.versions.get(document.issuer_id or 0)
        return version.level if version else ""

    for level, name in _LEVELS.items():
        group = [document for document in ledger.documents if level_of(document) == level]
        if group:
            yield f"{name} ban hành", group
    unknown = [document for document in ledger.documents if not level_of(document)]
    if unknown:
        yield "Cơ quan chưa có trong danh mục đơn vị ban hành", unknown


def _of_level(level: str, group: list[Document], question: str, citations: Citations) -> Paragraph:
    if len(group) > _MOST:
        text = f"{level} {count(len(group), 'văn bản')} ({_by_kind(group)}), danh mục tại phụ lục."
        return (Sentence(text, question, rows(group)),)
    opening = Sentence(f"{level} {count(len(group), 'văn bản')}:", question, rows(group))
    return items(
        opening, [Sentence(citations.cite(document), question, rows(document)) for document in group]
    )


def _undated(ledger: Ledger, citations: Citations) -> Paragraph:
    named = listed(citations.cite(document) for document in ledger.undated)
    text = f"Ngoài ra, {count(len(ledger.undated), 'văn bản')} chưa rõ ngày ban hành: {named}."
    question = "Văn bản trong dây chuyền mà sổ chưa có ngày ban hành, không tính vào số trên"
    return (Sentence(text, question, rows(ledger.undated)),)


def _activities(ledger: Ledger, citations: Citations) -> Iterator[Paragraph]:
    directive = ledger.asked.directive
    about = citations.short(directive)
    question = f"Hội nghị, hoạt động trong kỳ về {about} hoặc văn bản triển khai"
    if not ledger.activities:
        text = f"Trong kỳ báo cáo, sổ chưa ghi nhận hội nghị, hoạt động nào về {about}."
        yield (Sentence(text, question, rows(directive)),)
        return
    by_kind = Counter(ActivityKind(activity.kind) for activity in ledger.activities)
    counted = listed(count(by_kind[kind], noun) for kind, noun in _NOUNS.items() if by_kind[kind])
    opening = Sentence(f"Trong kỳ báo cáo đã tổ chức {counted}:", question, rows(ledger.activities))
    each = [Sentence(_held(activity, ledger), question, rows(activity)) for activity in ledger.activities]
    yield items(opening, each)
    made_known = [a for a in ledger.activities if a.kind == ActivityKind.DISSEMINATION]
    attended = [a for a in made_known if a.attendance]
    if len(attended) > 1:
        total = sum(a.attendance or 0 for a in attended)
        text = (
            f"{count(len(attended), 'hội nghị quán triệt, triển khai')} có ghi số người dự,"
            f" với tổng số {number(total)} lượt người."
        )
        question = "Tổng số người dự của các hội nghị quán triệt, triển khai có ghi số người dự"
        yield (Sentence(text, question, rows(attended)),)


def _held(activity: Activity, ledger: Ledger) -> str:
    hosts = [ledger.names[part.unit_id] for part in activity.hosts]  # type: ignore[attr-defined]  # prefetched
    facts = [
        f"do {listed(hosts)} tổ chức" if hosts else "",
        f"ngày {day(activity.held_on)}" if activity.held_on else "",
        f"tại {place(activity.place)}" if activity.place else "",
        f"{number(activity.attendance)} người dự" if activity.attendance else "",
    ]
    return f"{activity.name} ({', '.join(fact for fact in facts if fact)})"
