"""Tasks: who asks, whom, what, by when."""

from __future__ import annotations

import pytest
from tests.reading.quotes import mentions, quoted

from cotmoc.reading import read


def names(text):
    reading = read(text)
    return {fact.id: fact.name for fact in (*reading.organizations, *reading.people)}


def test_a_request_is_cut_at_its_semicolons_and_keeps_speaker_and_addressee():
    text = (
        "Phát biểu kết luận hội nghị, đồng chí Trần Minh Hòa, Chủ tịch UBND tỉnh yêu cầu các sở, ngành "
        "tiếp tục rà soát hồ sơ; đồng thời, đẩy mạnh tuyên truyền ở các thôn."
    )
    reading = read(text)
    assert quoted(text, reading.directions) == ["tiếp tục rà soát hồ sơ", "đẩy mạnh tuyên truyền ở các thôn"]
    assert {names(text)[task.by or ""] for task in reading.directions} == {"Trần Minh Hòa"}
    assert {task.to for task in reading.directions} == {("các sở, ngành",)}


def test_a_task_to_a_named_organ_holds_its_id():
    text = "Đại tá Lê Văn Sơn, Chỉ huy trưởng đề nghị Sở Nội vụ cần sớm hoàn thành việc khen thưởng."
    (task,) = read(text).directions
    assert [names(text)[name] for name in task.to] == ["Sở Nội vụ"]
    assert quoted(text, [task]) == ["sớm hoàn thành việc khen thưởng"]


def test_the_speaker_of_a_paragraph_holds_for_the_next_that_names_no_other():
    text = (
        "Ông Vũ Hải Nam, Giám đốc Sở Xây dựng yêu cầu các đơn vị giữ gìn hồ sơ công trình.\n\n"
        "Cùng với đó, tập trung kiểm tra chất lượng công trình cấp nước."
    )
    first, second = read(text).directions
    assert first.by == second.by
    assert second.to == ()


def test_organs_that_resolve_on_a_task_ask_it_of_themselves():
    text = (
        "Giai đoạn 2026-2030, Đảng ủy xã Tân Lập và các chi bộ xác định tiếp tục thực hiện tốt "
        "quy chế phối hợp."
    )
    (task,) = read(text).directions
    organ = next(name for name, called in names(text).items() if called == "Đảng ủy xã Tân Lập")
    assert (task.by, task.to) == (organ, (organ, "các chi bộ"))


def test_report_prose_of_the_time_to_come_is_asked_by_nobody():
    text = "Thời gian tới, Công an tỉnh Hà Giang tiếp tục làm tốt công tác phòng cháy."
    (task,) = read(text).directions
    assert (task.by, len(task.to), task.deadline) == (None, 1, None)


def test_an_undertaking_that_must_be_is_a_task_with_its_subject():
    text = (
        "Bà Lê Thu Hà, Bí thư Huyện ủy nhấn mạnh, việc giữ rừng phải dựa vào sức dân của các thôn bản. "
        "Giữ rừng là nhiệm vụ lâu dài của mọi nhà."
    )
    assert quoted(text, read(text).directions) == ["việc giữ rừng phải dựa vào sức dân của các thôn bản"]


def test_a_wish_for_support_goes_to_who_should_give_it():
    text = (
        "Ông Đỗ Quang Minh, Chủ tịch UBND tỉnh Lào Cai yêu cầu các sở, ngành làm tốt phần việc đã nhận. "
        "Tỉnh mong muốn tiếp tục nhận được sự giúp đỡ của Bộ Quốc phòng để hoàn thành công trình."
    )
    wish = read(text).directions[-1]
    assert [names(text)[name] for name in wish.to] == ["Bộ Quốc phòng"]


PRAISE_AND_TALK = [
    "Phát biểu tại hội nghị, ông Vũ Hải Nam, Giám đốc Sở Xây dựng ghi nhận và đánh giá cao các đơn vị.",
    "Tại hội nghị, các đại biểu đã thảo luận nhiều giải pháp thiết thực cho thời gian tới.",
    "Dự hội nghị có đại diện các sở, ban, ngành, các xã, phường trên địa bàn tỉnh.",
    "Quyết định này có hiệu lực kể từ ngày ký ban hành.",
]


@pytest.mark.parametrize("text", PRAISE_AND_TALK)
def test_praise_talk_attendance_and_force_set_no_task(text):
    assert read(text).directions == ()


DEADLINES = [
    ("hoàn thành hồ sơ trước ngày 30/6/2024", "2024-06-30"),
    ("báo cáo kết quả trước ngày 15/12 hằng năm", "--12-15"),
    ("xử lý dứt điểm xong trong quý III/2025", "2025-09"),
    ("hoàn thành việc sắp xếp trong tháng 8/2025", "2025-08"),
    ("xóa hết nhà tạm đến hết năm 2026", "2026"),
    ("báo cáo kết quả ngay sau hội nghị", None),
    ("phát triển du lịch giai đoạn 2030 - 2035", None),
]


@pytest.mark.parametrize(("task", "deadline"), DEADLINES)
def test_a_deadline_is_as_precise_as_its_words(task, deadline):
    (direction,) = read(f"UBND tỉnh Lai Châu yêu cầu các địa phương {task}.").directions
    assert direction.deadline == deadline


def test_items_below_a_colon_are_tasks_of_whom_the_colon_names():
    text = (
        "Chủ tịch UBND tỉnh yêu cầu các sở, ngành thực hiện nghiêm túc các nội dung sau:\n"
        "1. Rà soát quy hoạch vùng trồng chè.\n"
        "2. Sở Tài chính tham mưu bố trí kinh phí cho các xã."
    )
    first, second = read(text).directions
    assert first.to == ("các sở, ngành",)
    assert quoted(text, [second]) == ["tham mưu bố trí kinh phí cho các xã"]


def test_a_heading_that_names_an_organ_addresses_the_items_below_it():
    text = (
        "KẾ HOẠCH\nIII. TỔ CHỨC THỰC HIỆN\n1. Công an tỉnh\n- Chủ trì xây dựng phương án bảo vệ lễ hội.\n"
        "2. UBND các huyện\n- Bố trí lực lượng trực tại các bến đò.\n"
    )
    first, second = read(text).directions
    assert [names(text).get(name, name) for name in (*first.to, *second.to)] == [
        "Công an tỉnh",
        "UBND các huyện",
    ]


def test_a_title_that_repeats_a_task_is_one_more_mention_of_it():
    text = (
        "Giữ vững tuyến kè chắn sóng và rừng phòng hộ ven biển\n\n"
        "Ông Vũ Hải Nam, Giám đốc Sở Xây dựng yêu cầu các đơn vị chú trọng giữ vững tuyến kè chắn sóng "
        "và rừng phòng hộ ven biển."
    )
    (task,) = read(text).directions
    assert mentions(text, task) == [
        "Giữ vững tuyến kè chắn sóng và rừng phòng hộ ven biển",
        "chú trọng giữ vững tuyến kè chắn sóng và rừng phòng hộ ven biển",
    ]


def test_what_an_issued_plan_aims_at_is_asked_by_its_issuer():
    text = (
        "Tin trong tỉnh\n\nUBND tỉnh vừa ban hành kế hoạch chống hạn năm 2024.\n\n"
        "Theo đó, kế hoạch nhằm đẩy mạnh tuyên truyền ở các thôn; giải quyết dứt điểm việc thiếu nước."
    )
    reading = read(text)
    assert quoted(text, reading.directions) == [
        "đẩy mạnh tuyên truyền ở các thôn",
        "giải quyết dứt điểm việc thiếu nước",
    ]
    assert {names(text)[task.by or ""] for task in reading.directions} == {"Ủy ban nhân dân tỉnh"}
    assert reading.results == ()


def test_a_plan_for_a_later_year_sets_tasks():
    text = (
        "Tin trong tỉnh\n\nNăm 2022, Công an tỉnh Sơn La đã tổ chức 40 buổi tuyên truyền.\n\n"
        "Theo kế hoạch năm 2023, Công an tỉnh Sơn La tiếp tục phối hợp mở 12 lớp tập huấn."
    )
    reading = read(text)
    assert quoted(text, reading.directions) == ["tiếp tục phối hợp mở 12 lớp tập huấn"]
    assert len(reading.results) == 1


def test_a_delegation_asks_though_no_list_names_it():
    text = "Tin trong tỉnh\n\nĐoàn giám sát đề nghị UBND huyện Mường La tiếp tục rà soát các hộ nghèo."
    (task,) = read(text).directions
    assert quoted(text, [task]) == ["tiếp tục rà soát các hộ nghèo"]


def test_a_named_organ_and_its_verb_behind_a_semicolon_begin_a_task_of_their_own():
    text = (
        "Ông Lê Văn Hòa, Chủ tịch UBND tỉnh yêu cầu Sở Nội vụ rà soát hồ sơ trước ngày 30/11/2026; "
        "Sở Tài chính lập dự toán trước ngày 31/12/2026; Công an tỉnh chủ trì kiểm tra các kho hàng."
    )
    tasks = read(text).directions
    assert [[names(text)[name] for name in task.to] for task in tasks] == [
        ["Sở Nội vụ"],
        ["Sở Tài chính"],
        ["Công an tỉnh"],
    ]
    assert [task.deadline for task in tasks] == ["2026-11-30", "2026-12-31", None]


def test_below_a_conclusion_each_numbered_organ_is_told_what_to_do():
    text = (
        "Sau khi nghe Sở Nội vụ báo cáo, Ban Thường vụ Huyện ủy Bắc Hà kết luận như sau:\n\n"
        "1- Sau 2 năm, nền nếp họp thôn đã có chuyển biến.\n\n"
        "2- Công an huyện Bắc Hà xây dựng phương án giữ chợ đêm.\n\n"
        "3- Sở Tài chính bố trí kinh phí trước ngày 30/6/2026."
    )
    tasks = read(text).directions
    assert quoted(text, tasks) == [
        "xây dựng phương án giữ chợ đêm",
        "bố trí kinh phí trước ngày 30/6/2026",
    ]
    assert [[names(text)[name] for name in task.to] for task in tasks] == [
        ["Công an huyện Bắc Hà"],
        ["Sở Tài chính"],
    ]


def test_a_report_ends_in_the_tasks_to_come():
    text = (
        "Công an tỉnh triển khai đợt kiểm tra, kết quả như sau:\n\n"
        "1. Kiểm tra 14 kho hàng; lập biên bản 3 vụ.\n\n"
        "Phương hướng: duy trì tổ công tác; hoàn thiện quy trình trước ngày 30/11/2026."
    )
    reading = read(text)
    assert quoted(text, reading.results) == ["Kiểm tra 14 kho hàng", "lập biên bản 3 vụ"]
    assert quoted(text, reading.directions) == [
        "duy trì tổ công tác",
        "hoàn thiện quy trình trước ngày 30/11/2026",
    ]


DECISION = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\nSố: 415/QĐ-UBND\n\nQUYẾT ĐỊNH\nBAN HÀNH DANH MỤC BẾN ĐÒ NGANG\n\n"
    "Căn cứ Luật Đường thủy nội địa;\n\nQUYẾT ĐỊNH:\n\n"
    "Điều 1. Công bố danh mục bến đò ngang, cụ thể như sau:\n\n1. Bến đò loại một được ghi ở Phụ lục I.\n\n"
    "Điều 2. Trách nhiệm thực hiện\n\n"
    "1. Sở Xây dựng chịu trách nhiệm kiểm tra phao cứu sinh; niêm yết giá vé tại bến.\n\n"
    "2. Ủy ban nhân dân các xã\n\na) Căn cứ danh mục này, tổ chức lập sổ theo dõi đò.\n\n"
    "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.\n\n"
    "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT."
)


def test_an_article_of_a_decision_sets_tasks_unless_it_acts_by_itself():
    reading = read(DECISION)
    assert quoted(DECISION, reading.directions) == [
        "chịu trách nhiệm kiểm tra phao cứu sinh",
        "niêm yết giá vé tại bến",
        "tổ chức lập sổ theo dõi đò",
    ]
    assert reading.results == ()
    issuers = {names(DECISION)[task.by or ""] for task in reading.directions}
    assert issuers == {"Ủy ban nhân dân tỉnh Hà Giang"}


def test_a_numbered_plan_without_headings_sets_tasks():
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\nSố: 88/KH-UBND\n\nKẾ HOẠCH\nPhòng cháy rừng mùa khô\n\n"
        "Ủy ban nhân dân tỉnh triển khai các công việc sau:\n\n"
        "1. Chi cục Kiểm lâm rà soát biển cấm lửa trước ngày 30/9/2026.\n\n"
        "Thời gian: trong tháng 9 năm 2026.\n\n"
        "2. Sở Tài chính bố trí kinh phí; gửi báo cáo hằng quý."
    )
    assert quoted(text, read(text).directions) == [
        "rà soát biển cấm lửa trước ngày 30/9/2026",
        "bố trí kinh phí",
        "gửi báo cáo hằng quý",
    ]


def test_a_stage_gone_by_among_tasks_tells_results():
    text = (
        "TỈNH ỦY HÀ GIANG\nSố 31-TB/TU\n\nTHÔNG BÁO\nkết luận của Thường trực Tỉnh ủy\n\n"
        "Thường trực Tỉnh ủy kết luận như sau:\n\n"
        "1- Ba năm qua, các xã đã trồng 40 ha chè hữu cơ.\n\n"
        "2- Sở Công Thương mở gian hàng chè tại chợ đầu mối."
    )
    reading = read(text)
    assert quoted(text, reading.results) == ["các xã đã trồng 40 ha chè hữu cơ"]
    assert quoted(text, reading.directions) == ["mở gian hàng chè tại chợ đầu mối"]


ASKED = [
    (
        "Ông Vũ Hải Nam, Chủ tịch UBND tỉnh chủ trì. Sở Y tế được giao nhiệm vụ lập danh sách trẻ cần tiêm.",
        ["lập danh sách trẻ cần tiêm"],
    ),
    (
        "Yêu cầu Ban An Khê phối hợp với nhà thầu dọn sạch lòng suối.",
        ["phối hợp với nhà thầu dọn sạch lòng suối"],
    ),
    (
        "Nghị quyết xác định tiếp tục giữ ổn định giá nước; đồng thời đẩy mạnh thu phí qua ngân hàng.",
        ["tiếp tục giữ ổn định giá nước", "đẩy mạnh thu phí qua ngân hàng"],
    ),
    (
        "Ông Vũ Hải Nam, Chủ tịch UBND tỉnh yêu cầu thời gian tới, cần tập trung vào một số việc, giải pháp "
        "như: nạo vét các kênh chính; sửa chữa cống ngăn mặn.",
        ["nạo vét các kênh chính", "sửa chữa cống ngăn mặn"],
    ),
    (
        "Ông Vũ Hải Nam, Chủ tịch UBND tỉnh giao các Sở: Y tế, Nội vụ; UBND các xã: Tân Lập, Bình An khẩn "
        "trương rà soát danh sách.",
        ["khẩn trương rà soát danh sách"],
    ),
    (
        "Ông Vũ Hải Nam, Chủ tịch UBND tỉnh nhấn mạnh, Sở Y tế phải giữ sạch kho thuốc. Sở Nội vụ tập trung "
        "sắp xếp hồ sơ theo đúng tinh thần đồng chí Bí thư đã nhấn mạnh. Đi đầu trong tiết kiệm điện.",
        [
            "giữ sạch kho thuốc",
            "tập trung sắp xếp hồ sơ theo đúng tinh thần đồng chí Bí thư đã nhấn mạnh",
            "Đi đầu trong tiết kiệm điện",
        ],
    ),
]


@pytest.mark.parametrize(("text", "tasks"), ASKED)
def test_a_task_is_found_however_it_is_asked(text, tasks):
    assert quoted(text, read(text).directions) == tasks


def test_a_wish_told_in_the_passive_keeps_what_is_to_be_done():
    text = (
        "Ông Vũ Hải Nam, Chủ tịch UBND tỉnh cảm ơn các bên; mong muốn quan hệ phối hợp giữa hai ngành "
        "sẽ tiếp tục được củng cố."
    )
    (task,) = read(text).directions
    assert quoted(text, [task]) == ["quan hệ phối hợp giữa hai ngành sẽ tiếp tục được củng cố"]


PLAN_IN_THE_PRESS = (
    "Ông Vũ Hải Nam, Chủ tịch UBND tỉnh vừa ký Quyết định ban hành Kế hoạch trồng rừng.\n\n"
    "Kế hoạch nhằm phủ xanh các đồi trọc ven sông. Đến năm 2040, độ che phủ của rừng đạt ít nhất 60%.\n\n"
    "Về giống cây, các vườn ươm cung cấp 2 triệu cây mỗi năm; 75% các xã, phường có tổ bảo vệ rừng.\n\n"
    "Việc giao cây được thực hiện theo hợp đồng."
)


def test_a_plan_told_in_the_press_sets_its_tasks_and_goals():
    reading = read(PLAN_IN_THE_PRESS)
    assert quoted(PLAN_IN_THE_PRESS, reading.directions) == [
        "phủ xanh các đồi trọc ven sông",
        "độ che phủ của rừng đạt ít nhất 60%",
        "cung cấp 2 triệu cây mỗi năm",
        "75% các xã, phường có tổ bảo vệ rừng",
    ]
    assert reading.results == ()


EXCERPTS = [
    (
        "2. Sở Tài chính\n\nCân đối kinh phí cho các lớp học nghề.\n\n3. Công an tỉnh\n\n"
        "a) Tuần tra tuyến đê hai ca mỗi ngày.",
        2,
    ),
    (
        "Điều 6. Trách nhiệm của Sở Y tế\n1. Chủ trì kiểm nghiệm nước giếng.\n"
        "2. Định kỳ 6 tháng báo cáo Ủy ban nhân dân tỉnh.",
        2,
    ),
    (
        "Nghị quyết đề ra 3 nhóm nhiệm vụ trọng tâm:\n\nMở rộng vùng trồng dâu nuôi tằm.\n\n"
        "Huy động vốn làm đường liên bản, trọng tâm là giao thông vùng cao.",
        2,
    ),
]


@pytest.mark.parametrize(("text", "count"), EXCERPTS)
def test_an_excerpt_without_a_head_still_sets_its_tasks(text, count):
    reading = read(text)
    assert (len(reading.directions), reading.results) == (count, ())


def test_an_aim_at_the_head_of_a_sentence_sets_tasks_unless_it_was_reached():
    text = "Để đạt mục tiêu đó, huyện Bắc Hà tập trung dồn điền. Để giữ rừng, xã Tân Lập đã lập 5 tổ."
    reading = read(text)
    assert quoted(text, reading.directions) == ["tập trung dồn điền"]
    assert quoted(text, reading.results) == ["xã Tân Lập đã lập 5 tổ"]


def test_a_condition_and_its_duty_are_one_task():
    text = (
        "Ông Vũ Hải Nam, Chủ tịch UBND tỉnh yêu cầu các xã khóa van nước thừa. Nếu xã nào để xảy ra rò rỉ "
        "thì xã đó phải chịu trách nhiệm."
    )
    last = read(text).directions[-1]
    assert quoted(text, [last]) == ["Nếu xã nào để xảy ra rò rỉ thì xã đó phải chịu trách nhiệm"]


def test_a_table_of_tasks_says_who_leads_and_by_when():
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\nSố: 90/KH-UBND\n\nKẾ HOẠCH\nDiệt lăng quăng\n\n"
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\n1. Nhiệm vụ theo Phụ lục kèm theo.\n\n"
        "Nơi nhận:\n- Lưu: VT.\n\nPhụ lục\nDANH MỤC NHIỆM VỤ\n\n"
        "STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn | Sản phẩm\n"
        "1 | Mở lớp cho cộng tác viên | Sở Y tế | Sở Nội vụ | 31/8/2026 | Lớp học\n"
        "2 | Thả cá vào bể nước mưa | Các xã | Trường học | Thường xuyên | 900 bể\n"
    )
    reading = read(text)
    first, second = reading.directions[-2:]
    assert quoted(text, [first, second]) == ["Mở lớp cho cộng tác viên", "Thả cá vào bể nước mưa"]
    assert ([names(text)[name] for name in first.to], first.deadline) == (["Sở Y tế"], "2026-08-31")
    assert (second.to, second.deadline) == (("Các xã",), None)
    assert reading.results == ()


LEADING_GROUNDS = [
    (
        "Căn cứ quy chế làm việc, Văn phòng UBND tỉnh đề nghị Sở Nội vụ khẩn trương trình hồ sơ.",
        ["khẩn trương trình hồ sơ"],
    ),
    (
        "Sau khi nghe các đơn vị báo cáo, Chủ tịch UBND tỉnh đã chỉ đạo các sở, ngành tập trung rà soát "
        "giếng nước.",
        ["tập trung rà soát giếng nước"],
    ),
]


@pytest.mark.parametrize(("text", "tasks"), LEADING_GROUNDS)
def test_a_ground_or_a_hearing_before_the_speaker_does_not_hide_the_task(text, tasks):
    assert quoted(text, read(text).directions) == tasks


def test_those_who_must_carry_out_a_decision_are_a_row_with_semicolons():
    text = (
        "QUYẾT ĐỊNH:\n\nĐiều 4. Các ông (bà): Chánh Văn phòng UBND tỉnh, Giám đốc các Sở: Nội vụ, Tài chính; "
        "Chủ tịch UBND các xã chịu trách nhiệm thi hành Quyết định này./."
    )
    assert quoted(text, read(text).directions) == ["chịu trách nhiệm thi hành Quyết định này"]


SET = [
    (
        "UBND tỉnh Hà Giang đề ra 3 nhóm nhiệm vụ, giải pháp cụ thể, mở rộng vườn ươm; sửa chữa nhà kính.",
        ["mở rộng vườn ươm", "sửa chữa nhà kính"],
    ),
    (
        "Ông Vũ Hải Nam, Chủ tịch UBND tỉnh nhấn mạnh nhiệm vụ trước mắt là tiếp tục giữ đê; "
        "tuần tra ban đêm.",
        ["tiếp tục giữ đê", "tuần tra ban đêm"],
    ),
]


@pytest.mark.parametrize(("text", "tasks"), SET)
def test_tasks_behind_their_heading_inside_a_sentence(text, tasks):
    assert quoted(text, read(text).directions) == tasks


def test_a_named_sector_with_its_duty_loses_its_name_to_the_addressee():
    text = (
        "Ông Vũ Hải Nam, Chủ tịch UBND tỉnh lưu ý ngành y tế tỉnh cần đẩy nhanh tiêm chủng, phấn đấu đạt "
        "trên 95%; giao các sở, ngành chức năng khảo sát bến đò."
    )
    first, second = read(text).directions
    assert quoted(text, [first, second]) == ["đẩy nhanh tiêm chủng, phấn đấu đạt trên 95%", "khảo sát bến đò"]
    assert second.to == ("các sở, ngành chức năng",)


def test_the_same_words_for_others_are_another_task():
    text = (
        "SỞ XÂY DỰNG\nSố: 77/BC-SXD\n\nBÁO CÁO\nTiến độ cấp nước\n\nI. TÌNH HÌNH\n\n"
        "(1) Trạm Bình An: đã lắp 5 máy. Yêu cầu Ban An Khê dọn sạch lòng suối.\n\n"
        "(2) Trạm Tân Lập: đã lắp 4 máy. Yêu cầu Ban Tân Hà dọn sạch lòng suối."
    )
    assert quoted(text, read(text).directions) == ["dọn sạch lòng suối", "dọn sạch lòng suối"]


def test_below_receivers_whoever_has_the_duty_is_told_in_items():
    text = (
        "Kính gửi:\n- Sở Y tế;\n- Sở Nội vụ.\n\n"
        "Giám đốc Sở Y tế có trách nhiệm:\n- Kiểm kê thuốc tại các trạm;\n- Rà soát danh sách trẻ cần tiêm.\n"
    )
    assert quoted(text, read(text).directions) == [
        "Kiểm kê thuốc tại các trạm",
        "Rà soát danh sách trẻ cần tiêm",
    ]


def test_a_heading_that_removes_hardship_still_heads_tasks():
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\nSố: 9/CT-UBND\n\nCHỈ THỊ\nVề vay vốn\n\n"
        "II. NHIỆM VỤ\n\n1. Tháo gỡ khó khăn về vốn vay\n\n"
        "- Ngân hàng Chính sách xã hội rút ngắn thời gian xét vay.\n"
    )
    assert quoted(text, read(text).directions) == ["rút ngắn thời gian xét vay"]


def test_a_share_of_an_organization_acts_and_a_share_that_is_so_is_a_goal():
    text = (
        "Nghị quyết đề ra các mục tiêu:\n\n100% cơ sở Đoàn ra quân trồng cây.\n\n"
        "98% xã, phường có tổ hòa giải."
    )
    assert quoted(text, read(text).directions) == ["ra quân trồng cây", "98% xã, phường có tổ hòa giải"]


def test_a_plan_pasted_as_one_line_keeps_its_headings_and_items():
    text = (
        "Sở Xây dựng xây dựng kế hoạch mở chợ phiên. Cụ thể như sau: I. MỤC ĐÍCH, YÊU CẦU "
        "- Quảng bá nông sản của các bản; tạo thêm thu nhập cho hộ nghèo. II. NỘI DUNG - Dựng hai mươi gian "
        "hàng tre. 2. Chủ đề: Chợ xuân."
    )
    assert quoted(text, read(text).directions) == [
        "Quảng bá nông sản của các bản",
        "tạo thêm thu nhập cho hộ nghèo",
        "Dựng hai mươi gian hàng tre",
    ]


TOLD_BY_A_PAPER = [
    (
        "Công điện nêu rõ: Sở Y tế lập 3 trạm cấp cứu trước ngày 12/5/2031.",
        ["lập 3 trạm cấp cứu trước ngày 12/5/2031"],
    ),
    (
        "Ngày 6/6/2031, Sở Xây dựng tỉnh Hà Giang yêu cầu nhà thầu đẩy nhanh việc đắp kè.",
        ["đẩy nhanh việc đắp kè"],
    ),
    (
        "Bà Lê Thị Mai, Chủ tịch UBND tỉnh yêu cầu Sở Y tế ưu tiên thuốc cho vùng khó; các sở, ngành và "
        "UBND xã Ia Púch sớm bàn giao đất.",
        ["ưu tiên thuốc cho vùng khó", "sớm bàn giao đất"],
    ),
    (
        "Bà Lê Thị Mai, Chủ tịch UBND tỉnh yêu cầu Sở Y tế cấp chứng chỉ "
        "cho 5.000 người trước ngày 31/12/2031.",
        ["cấp chứng chỉ cho 5.000 người trước ngày 31/12/2031"],
    ),
]


@pytest.mark.parametrize(("text", "tasks"), TOLD_BY_A_PAPER)
def test_papers_days_rows_and_figures_do_not_hide_a_task(text, tasks):
    assert quoted(text, read(text).directions) == tasks


def test_an_asking_at_the_very_end_of_a_text_is_read_without_harm():
    assert not read("Sáng 5/6, chủ trì hội nghị. yêu cầu Sáng 5/6, ").directions


def test_the_lines_of_a_plan_that_a_decision_holds_are_set_by_their_days():
    text = (
        "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU\nSố: 88/QĐ-UBND\nQUYẾT ĐỊNH\nBan hành kế hoạch vụ chè\n\n"
        "Điều 1. Ban hành Kế hoạch thời gian vụ chè năm 2031 như sau:\n\n"
        "1. Mở cửa các trạm thu mua: Ngày 12/3/2031 (thứ Tư).\n\n"
        "- Đợt I: Bắt đầu từ ngày 15/3/2031; kết thúc trước ngày 20/5/2031.\n\n"
        "2. Hoàn thành tổng hợp sản lượng trước ngày 30/6/2031.\n\n"
        "3. Thời gian nghỉ giữa hai đợt của các trạm có thể bố trí xen kẽ.\n\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
    )
    directions = read(text).directions
    assert quoted(text, directions) == [
        "Mở cửa các trạm thu mua: Ngày 12/3/2031 (thứ Tư)",
        "Đợt I: Bắt đầu từ ngày 15/3/2031",
        "kết thúc trước ngày 20/5/2031",
        "Hoàn thành tổng hợp sản lượng trước ngày 30/6/2031",
    ]
    assert [direction.deadline for direction in directions] == [None, None, "2031-05-20", "2031-06-30"]


def test_a_letter_tells_its_grounds_below_its_receivers_and_then_asks():
    text = (
        "TỔNG CỤC THUỶ LỢI\nSố: 412/TCTL-PC\nV/v bảo vệ công trình\n\nKính gửi:\n"
        "- Các Chi cục Thủy lợi tỉnh, thành phố;\n- Cục Quản lý đê điều;\n\n"
        "Ngày 4 tháng 6 năm 2030 Chính phủ đã ban hành Nghị định số 70/2030/NĐ-CP về bảo vệ công trình thủy "
        "lợi; Nghị định có hiệu lực thi hành từ ngày 1 tháng 8 năm 2030.\n\n"
        "Để thực hiện kịp thời, Tổng cục Thủy lợi yêu cầu:\n\n"
        "1. Cục Quản lý đê điều rà soát các cống dưới đê trước mùa lũ.\n\n"
        "2. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị báo cáo về Tổng cục để giải "
        "quyết./.\n"
    )
    reading = read(text)
    assert quoted(text, reading.directions) == [
        "rà soát các cống dưới đê trước mùa lũ",
        "báo cáo về Tổng cục để giải quyết",
    ]
    assert reading.results == ()


def test_an_order_to_lead_announces_the_tasks_below_it():
    text = (
        "Chủ tịch UBND tỉnh Yên Bái yêu cầu Giám đốc Sở Y tế chỉ đạo thực hiện:\n"
        "- Rà soát trang thiết bị của các trạm y tế.\n- Bổ sung thuốc cho các xã vùng cao."
    )
    assert quoted(text, read(text).directions) == [
        "Rà soát trang thiết bị của các trạm y tế",
        "Bổ sung thuốc cho các xã vùng cao",
    ]


def test_what_is_set_and_reached_and_what_will_not_be_is_no_task():
    text = (
        "Nhiệm kỳ qua, các chỉ tiêu đề ra đều đạt và vượt. Ông Lê Văn Tám, Giám đốc Sở Nội vụ tỉnh Phú Thọ "
        "cho biết: Các đơn vị sẽ không tuyển thêm lao động hợp đồng."
    )
    assert read(text).directions == ()


def test_what_delegates_are_asked_to_discuss_is_no_task():
    text = (
        "Khai mạc hội nghị, đồng chí Lê Thị Hoa - Bí thư Huyện ủy Sốp Cộp đề nghị các đại biểu tập trung "
        "thảo luận những kết quả, hạn chế trong trồng rừng."
    )
    assert read(text).directions == ()


def test_what_something_will_bring_is_nobodys_task():
    text = (
        "Chủ tịch UBND xã Tả Phời đề nghị các hộ chăm sóc tốt đồi chè. Nguồn vốn sẽ giúp các hộ mở rộng diện "
        "tích. Trọng tâm trong thời gian tới là làm đường vào các bản."
    )
    assert quoted(text, read(text).directions) == ["chăm sóc tốt đồi chè", "làm đường vào các bản"]


BY_THE_END = [
    ("Yêu cầu Sở Xây dựng tỉnh Hà Giang bàn giao mặt bằng trong tháng 9/2031.", "2031-09"),
    ("Yêu cầu Sở Xây dựng tỉnh Hà Giang hoàn thành phương án vào quý III/2031.", "2031-09"),
    ("Yêu cầu Sở Xây dựng tỉnh Hà Giang giải quyết hồ sơ tồn đọng vào năm 2032.", "2032"),
    ("Yêu cầu Sở Y tế tỉnh Hà Giang tuyên truyền nội dung Chiến lược nước sạch đến năm 2035.", None),
]


@pytest.mark.parametrize(("text", "deadline"), BY_THE_END)
def test_a_month_at_the_end_is_a_deadline_and_the_year_of_a_title_is_none(text, deadline):
    assert [direction.deadline for direction in read(text).directions] == [deadline]


def test_a_pledge_to_act_is_a_task_and_a_pledge_of_help_is_none():
    text = (
        "Đồng chí Hà Văn Sơn, Chủ tịch UBND xã Tả Phời cam kết tiếp tục giữ nghiêm quy ước bảo vệ rừng; "
        "kiểm tra các bản hằng tháng."
    )
    assert quoted(text, read(text).directions) == [
        "tiếp tục giữ nghiêm quy ước bảo vệ rừng",
        "kiểm tra các bản hằng tháng",
    ]
    helps = "Đồng chí Hà Văn Sơn, Chủ tịch UBND xã Tả Phời cam kết đồng hành cùng các hộ trồng quế."
    assert read(helps).directions == ()


def test_what_a_gathering_is_good_for_is_no_task():
    text = (
        "Đồng chí Hà Văn Sơn, Chủ tịch UBND xã Tả Phời đề nghị các hộ giữ sạch đường bản. Thông qua hoạt "
        "động ý nghĩa này, Hội Phụ nữ xã tiếp tục lan tỏa nếp sống đẹp."
    )
    assert quoted(text, read(text).directions) == ["giữ sạch đường bản"]


def test_what_partners_sign_is_set_behind_its_news():
    text = (
        "Ngày 3/4/2031, Sở Y tế tỉnh Lai Châu và Bệnh viện Quân y 9 đã ký kết Chương trình phối hợp. "
        "Theo đó, Sở Y tế tỉnh Lai Châu tổ chức tập huấn cấp cứu ở các trạm biên giới."
    )
    reading = read(text)
    assert quoted(text, reading.directions) == ["tổ chức tập huấn cấp cứu ở các trạm biên giới"]
    assert reading.results == ()


def test_a_plan_told_of_sets_what_it_concentrates_on():
    text = (
        "Năm 2031, Sở Nội vụ tỉnh Lai Châu đã lập 6 tổ rà soát. Kế hoạch tinh giản biên chế tập trung vào "
        "các đơn vị phục vụ; phân cấp mạnh cho cấp xã."
    )
    assert quoted(text, read(text).directions) == [
        "tập trung vào các đơn vị phục vụ",
        "phân cấp mạnh cho cấp xã",
    ]


STATED = [
    "Đồng chí Hà Văn Sơn, Bí thư Huyện ủy Mường Tè đề nghị các xã giữ rừng đầu nguồn. "
    "Phường Đoàn Kết là địa bàn trọng điểm của tỉnh, có diện tích rộng, dân số đông.",
    "Đồng chí Hà Văn Sơn, Bí thư Huyện ủy Mường Tè đề nghị các xã giữ rừng đầu nguồn. "
    "Số cán bộ phải giải quyết chế độ là 160 người.",
]


@pytest.mark.parametrize("text", STATED)
def test_what_a_place_is_and_a_count_are_no_tasks(text):
    assert quoted(text, read(text).directions) == ["giữ rừng đầu nguồn"]


def test_a_letter_asks_behind_what_it_lets_know():
    text = (
        "SỞ Y TẾ TỈNH LAI CHÂU\nSố: 31/SYT-NV\n\nKính gửi: Các trung tâm y tế huyện\n\n"
        "Sở Y tế tỉnh Lai Châu yêu cầu:\n\n1. Các trung tâm y tế rà soát kho vắc xin.\n\n"
        "2. Sở Y tế tỉnh Lai Châu thông báo để các trung tâm y tế biết, tổ chức tiêm phòng đúng lịch./.\n"
    )
    assert quoted(text, read(text).directions) == [
        "rà soát kho vắc xin",
        "tổ chức tiêm phòng đúng lịch",
    ]


def test_a_line_that_ends_in_an_asking_verb_goes_on_in_the_next():
    text = (
        "Chủ tịch UBND tỉnh Lào Cai yêu cầu\nThủ trưởng các sở, ngành rà soát kho thuốc của đơn vị.\n"
        "Sau 8 năm triển khai thực hiện\nNghị quyết số 5-NQ/TU, huyện Mường Tè đã làm 40 km đường."
    )
    reading = read(text)
    assert quoted(text, reading.directions) == ["rà soát kho thuốc của đơn vị"]
    assert quoted(text, reading.results) == ["huyện Mường Tè đã làm 40 km đường"]


def test_a_heading_that_ends_in_a_verb_stays_a_heading():
    text = "II. TỔ CHỨC THỰC HIỆN\n1. Mục đích, yêu cầu\nCác xã rà soát kho thuốc của trạm y tế."
    assert quoted(text, read(text).directions) == ["rà soát kho thuốc của trạm y tế"]


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        (
            "Ông Hà Văn Bình, Chủ tịch UBND xã nhấn mạnh một số nhiệm vụ trọng tâm: Một là, rà soát hộ "
            "nghèo. Hai là, sửa đường liên thôn.",
            ["rà soát hộ nghèo", "sửa đường liên thôn"],
        ),
        (
            "Ông Hà Văn Bình, Chủ tịch UBND xã yêu cầu các thôn làm tốt 2 việc: (1) rà soát hộ nghèo; (2) "
            "sửa đường liên thôn.",
            ["rà soát hộ nghèo", "sửa đường liên thôn"],
        ),
        (
            "Hội nghị thống nhất một số nội dung trọng tâm thời gian tới: Rà soát hộ nghèo; sửa đường "
            "liên thôn.",
            ["Rà soát hộ nghèo", "sửa đường liên thôn"],
        ),
        (
            'Ông Hà Văn Bình, Chủ tịch UBND xã nhấn mạnh: "Thời gian tới, các thôn phải rà soát hộ nghèo; '
            'sửa đường liên thôn".',
            ["rà soát hộ nghèo", "sửa đường liên thôn"],
        ),
        (
            "Thời gian tới, các hội tiếp tục tập trung các nguồn lực và giải pháp thực hiện 2 nhiệm vụ theo "
            "nghị quyết đã đề ra gồm: Rà soát hộ nghèo; sửa đường liên thôn.",
            ["Rà soát hộ nghèo", "sửa đường liên thôn"],
        ),
    ],
)
def test_tasks_listed_behind_a_colon_begin_behind_their_marks(text, tasks):
    assert quoted(text, read(text).directions) == tasks


def test_voters_and_delegates_wish_for_something_from_an_organ():
    text = (
        "Cử tri xã Tân Hợp kiến nghị UBND tỉnh sớm sửa chữa cầu Suối Đá. Đại biểu mong muốn Chính phủ sớm "
        "ban hành nghị định hướng dẫn."
    )
    reading = read(text)
    assert quoted(text, reading.directions) == [
        "sớm sửa chữa cầu Suối Đá",
        "sớm ban hành nghị định hướng dẫn",
    ]
    assert [task.by for task in reading.directions] == [None, None]


def test_an_order_lays_a_duty_behind_its_time():
    text = (
        "Phó Thủ tướng chỉ đạo, từ nay đến cuối năm, nhất là dịp lễ, các địa phương phải kiểm soát chặt xe "
        "khách đường dài."
    )
    (task,) = read(text).directions
    assert quoted(text, [task]) == ["kiểm soát chặt xe khách đường dài"]
    assert task.to == ("các địa phương",)


def test_a_command_named_ban_is_given_a_task_and_a_briefing_is_not():
    text = "UBND tỉnh giao Ban Dân tộc tỉnh rà soát hộ nghèo ở các thôn, bản đặc biệt khó khăn."
    assert quoted(text, read(text).directions) == ["rà soát hộ nghèo ở các thôn, bản đặc biệt khó khăn"]
    text = "Sáng nay, UBND tỉnh giao ban xây dựng cơ bản tháng 5."
    assert not read(text).directions


def test_what_somebody_will_do_behind_a_semicolon_is_a_task_of_its_own():
    text = (
        "Thời gian tới, Sở Nông nghiệp sẽ rà soát các công trình cấp nước; các huyện sẽ bố trí vốn đối ứng."
    )
    reading = read(text)
    assert quoted(text, reading.directions) == ["rà soát các công trình cấp nước", "bố trí vốn đối ứng"]
    assert reading.directions[1].to == ("các huyện",)


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        (
            "Để bảo đảm an toàn cho nhân dân, ngày 4/9, Chủ tịch UBND tỉnh có Công điện số 77 về phòng chống "
            "mưa lũ.",
            [],
        ),
        (
            "Chủ tịch UBND tỉnh chỉ đạo Sở Xây dựng thực hiện ngay một nội dung sau: Kiểm tra các cầu treo; "
            "rào chắn đoạn đường sạt lở.",
            ["Kiểm tra các cầu treo", "rào chắn đoạn đường sạt lở"],
        ),
        (
            "Bà Đinh Thị Hoa, Chủ tịch UBND xã yêu cầu các thôn dọn vệ sinh đường làng. Bà nhấn mạnh không "
            "để rác tồn đọng qua đêm ở chợ.",
            ["dọn vệ sinh đường làng", "không để rác tồn đọng qua đêm ở chợ"],
        ),
        (
            "UBND huyện Đakrông có ý kiến chỉ đạo về việc cấp nước mùa khô. Theo đó, Phòng Nông nghiệp lập "
            "danh sách thôn thiếu nước; trên cơ sở đó, báo cáo UBND huyện trước ngày 5/4/2027.",
            ["lập danh sách thôn thiếu nước", "báo cáo UBND huyện trước ngày 5/4/2027"],
        ),
    ],
)
def test_papers_announcements_and_bans_around_tasks(text, tasks):
    assert quoted(text, read(text).directions) == tasks


def test_praise_leads_on_to_demands_and_what_is_yet_to_be_held_is_no_event():
    text = (
        "TỔNG KẾT PHONG TRÀO NÔNG DÂN HUYỆN MƯỜNG LA NĂM 2027\n\nKết luận hội nghị, ông Lò Văn Hặc, Chủ "
        "tịch Hội Nông dân huyện ghi nhận kết quả, đồng thời nhấn mạnh trong năm 2028, các chi "
        "hội cần vận động hội viên trồng cây ăn quả; tổ chức Hội thi bẻ ngô nhanh, tham dự hội thi cấp tỉnh."
    )
    reading = read(text)
    assert quoted(text, reading.directions) == [
        "vận động hội viên trồng cây ăn quả",
        "tổ chức Hội thi bẻ ngô nhanh, tham dự hội thi cấp tỉnh",
    ]
    assert [event.kind for event in reading.events] == ["final_review"]


def test_a_speaker_speaks_on_behind_a_semicolon_and_does_not_ask_what_he_hears():
    text = (
        "Bà Lý Thị Mai, Phó Chủ tịch UBND huyện biểu dương các thôn; đồng thời, nhấn mạnh các thôn cần giữ "
        "sạch nguồn nước. Bà Lý Thị Mai nghe cử tri kiến nghị UBND tỉnh mở chợ phiên ở Tà Lèng."
    )
    reading = read(text)
    assert quoted(text, reading.directions) == ["giữ sạch nguồn nước", "mở chợ phiên ở Tà Lèng"]
    assert [task.by for task in reading.directions] == [reading.people[0].id, None]


def test_what_a_law_says_is_no_task():
    text = "Tại khoản 2 Điều 15 Luật Thư viện có quy định: thư viện xã mở cửa ba ngày một tuần."
    assert not [words for words in quoted(text, read(text).directions) if "có quy định" in words]
