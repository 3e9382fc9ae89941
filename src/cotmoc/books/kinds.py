"""Kinds of outgoing document with the symbols of their codes (Decree 30/2020/NĐ-CP; the Party's)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cotmoc.documents.codes import Family
from cotmoc.documents.models import Kind


@dataclass(frozen=True, slots=True)
class Issuable:
    """A kind that an office issues; `key` stands in forms and addresses."""

    key: str
    label: str | Promise
    kind: Kind
    state: str | None
    """Its symbol in codes of the State; "" for letters, None where the State has no such kind."""
    party: str | None

    def symbol(self, family: Family) -> str | None:
        """The kind as a code of the family writes it; None where it has none."""
        return self.party if family is Family.PARTY else self.state


ISSUABLE = (
    Issuable("nghi-quyet", _("Nghị quyết"), Kind.RESOLUTION, "NQ", "NQ"),
    Issuable("quyet-dinh", _("Quyết định"), Kind.DECISION, "QĐ", "QĐ"),
    Issuable("chi-thi", _("Chỉ thị"), Kind.DIRECTIVE, "CT", "CT"),
    Issuable("ket-luan", _("Kết luận"), Kind.CONCLUSION, None, "KL"),
    Issuable("quy-che", _("Quy chế"), Kind.REGULATION, "QC", "QC"),
    Issuable("quy-dinh", _("Quy định"), Kind.REGULATION, "QyĐ", "QyĐ"),
    Issuable("thong-bao", _("Thông báo"), Kind.NOTICE, "TB", "TB"),
    Issuable("huong-dan", _("Hướng dẫn"), Kind.GUIDELINE, "HD", "HD"),
    Issuable("chuong-trinh", _("Chương trình"), Kind.PROGRAMME, "CTr", "CTr"),
    Issuable("chuong-trinh-hanh-dong", _("Chương trình hành động"), Kind.ACTION_PROGRAMME, "CTr", "CTr"),
    Issuable("ke-hoach", _("Kế hoạch"), Kind.PLAN, "KH", "KH"),
    Issuable("de-an", _("Đề án"), Kind.SCHEME, "ĐA", "ĐA"),
    Issuable("bao-cao", _("Báo cáo"), Kind.REPORT, "BC", "BC"),
    Issuable("cong-van", _("Công văn"), Kind.OFFICIAL_LETTER, "", "CV"),
    Issuable("to-trinh", _("Tờ trình"), Kind.OTHER, "TTr", "TTr"),
    Issuable("phuong-an", _("Phương án"), Kind.OTHER, "PA", "PA"),
    Issuable("bien-ban", _("Biên bản"), Kind.OTHER, "BB", "BB"),
    Issuable("cong-dien", _("Công điện"), Kind.OTHER, "CĐ", None),
    Issuable("giay-moi", _("Giấy mời"), Kind.OTHER, "GM", "GM"),
    Issuable("giay-gioi-thieu", _("Giấy giới thiệu"), Kind.OTHER, "GGT", "GGT"),
    Issuable("thong-cao", _("Thông cáo"), Kind.OTHER, "TC", "TC"),
)
BY_KEY = {each.key: each for each in ISSUABLE}
