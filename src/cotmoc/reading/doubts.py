"""Why an entry may be wrong: each a rule that was seen to part what is read right from what is not.

They are kept by their names in the JSON of a reading. What is measured of each stands in docs/confidence.md.
"""

from __future__ import annotations

from enum import StrEnum


class Doubt(StrEnum):
    """A rule that asks a person to look at an entry."""

    KNOWN_BY_TITLE = "known_by_title"
    UNDATED_LAW = "undated_law"
    NO_ISSUER = "no_issuer"
    LINE_BREAK = "line_break"
    NAME_OF_ITS_OWN = "name_of_its_own"
    SHORT_FORM = "short_form"
    PLACE_OF_TEXT = "place_of_text"
    RECIPIENT = "recipient"
    POSITION_ELSEWHERE = "position_elsewhere"
    NO_YEAR = "no_year"
    NO_HOST = "no_host"
    NOBODY_NAMED = "nobody_named"
    STANDS_ALONE = "stands_alone"
    THEME_BY_DEFAULT = "theme_by_default"
    ODD_BEGINNING = "odd_beginning"
    FIGURE_LEFT = "figure_left"
    NO_ACHIEVING = "no_achieving"
    NO_GIVER = "no_giver"
    DOUBTFUL_END = "doubtful_end"

    @property
    def sentence(self) -> str:
        """What the office reads: what was seen, and what to look at."""
        return DOUBT_SENTENCES[self]


DOUBT_SENTENCES = {
    Doubt.KNOWN_BY_TITLE: "Văn bản được nêu bằng tên, không có số; tên có thể thiếu hoặc thừa chữ.",
    Doubt.UNDATED_LAW: "Luật được nêu không kèm số và ngày; có thể trùng với lần nêu khác.",
    Doubt.NO_ISSUER: "Văn bản có số nhưng chưa rõ cơ quan ban hành.",
    Doubt.LINE_BREAK: "Tên văn bản chạm chỗ xuống dòng; có thể còn chữ ở dòng sau.",
    Doubt.NAME_OF_ITS_OWN: "Tên riêng của đơn vị không theo mẫu cơ quan; có thể thiếu hoặc thừa chữ.",
    Doubt.SHORT_FORM: "Tên còn chữ viết tắt chưa rõ nghĩa.",
    Doubt.PLACE_OF_TEXT: "Địa danh được lấy theo nơi của văn bản, mà văn bản còn nêu địa phương khác.",
    Doubt.RECIPIENT: "Cơ quan chỉ được kể ở phần nơi nhận.",
    Doubt.POSITION_ELSEWHERE: "Chức vụ không đứng cùng câu với họ tên.",
    Doubt.NO_YEAR: "Ngày của hoạt động không có năm.",
    Doubt.NO_HOST: "Chưa rõ ai tổ chức, ai chủ trì; có thể chỉ là hoạt động được nhắc đến.",
    Doubt.NOBODY_NAMED: "Không nêu ai giao và giao cho ai; có thể không phải nhiệm vụ.",
    Doubt.STANDS_ALONE: "Mục duy nhất cùng loại trong đoạn văn; có thể chỉ là lời dẫn hoặc tin.",
    Doubt.THEME_BY_DEFAULT: "Lời văn không cho biết lĩnh vực.",
    Doubt.ODD_BEGINNING: "Mở đầu bằng số hoặc dấu, hoặc có dấu hai chấm; có thể không phải kết quả.",
    Doubt.FIGURE_LEFT: "Còn số liệu chưa đọc được thành chỉ tiêu.",
    Doubt.NO_ACHIEVING: "Không có từ ngữ cho biết việc đã làm hoặc đã đạt.",
    Doubt.NO_GIVER: "Chưa rõ cơ quan khen thưởng.",
    Doubt.DOUBTFUL_END: "Một trong hai bên của quan hệ cần xem kỹ.",
}
