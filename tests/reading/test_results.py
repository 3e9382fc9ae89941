"""Achievements: what was done, with its figures and its period."""

from __future__ import annotations

import pytest
from tests.reading.quotes import quoted

from cotmoc.reading import Years, read


def test_an_achievement_keeps_its_subject_and_loses_its_opening():
    text = (
        "Trong 3 năm qua, Huyện ủy Mường Khương đã lãnh đạo trồng mới 120 ha chè; mở thêm 8 lớp học. "
        "Bên cạnh đó, công tác đối ngoại được tăng cường."
    )
    results = read(text).results
    assert quoted(text, results) == [
        "Huyện ủy Mường Khương đã lãnh đạo trồng mới 120 ha chè",
        "mở thêm 8 lớp học",
        "công tác đối ngoại được tăng cường",
    ]
    assert [[measure.value for measure in result.measures] for result in results] == [[120], [8], []]


def test_the_stage_at_the_head_of_a_paragraph_is_the_period_of_its_results():
    text = "Giai đoạn 2019-2023, các xã đã làm 45 km đường liên thôn. Đời sống người dân được cải thiện."
    assert {result.period for result in read(text).results} == {Years("2019", "2023")}


def test_a_stage_without_years_is_no_period():
    text = "Sau 10 năm, các xã đã làm 45 km đường liên thôn."
    assert [result.period for result in read(text).results] == [None]


def test_results_go_on_until_something_else_is_told():
    text = (
        "Năm 2022, Bộ đội Biên phòng tỉnh Sơn La đã tuần tra 600 lượt. Giúp dân thu hoạch 30 ha lúa. "
        "Tuy nhiên, một số bản còn thiếu nước sạch."
    )
    assert len(read(text).results) == 2


NO_RESULTS = [
    "Tại hội nghị, các đại biểu đã thảo luận sôi nổi về nhiều giải pháp.",
    "Sáng 5/3, UBND tỉnh Yên Bái tổ chức hội nghị tổng kết phong trào trồng rừng.",
    "Tỉnh có đường biên giới dài, địa hình hiểm trở.",
    "Đồng chí Bí thư Huyện ủy đã đến thăm hỏi các gia đình.",
    "Trồng rừng là nhiệm vụ quan trọng của toàn huyện.",
    "Thời gian tới, huyện tiếp tục mở rộng diện tích chè.",
]


@pytest.mark.parametrize("text", NO_RESULTS)
def test_talk_lead_background_visits_statements_and_plans_are_no_results(text):
    assert read(text).results == ()


def test_a_semicolon_inside_a_row_of_organs_does_not_cut():
    text = (
        "Qua 2 năm, các sở, ban, ngành cấp tỉnh; chính quyền các xã đã triển khai nghiêm túc "
        "kế hoạch trồng rừng."
    )
    assert quoted(text, read(text).results) == [
        "các sở, ban, ngành cấp tỉnh; chính quyền các xã đã triển khai nghiêm túc kế hoạch trồng rừng"
    ]


def test_below_a_heading_of_results_each_item_is_one():
    text = (
        "BÁO CÁO\nII. KẾT QUẢ THỰC HIỆN\n- Tổ chức 12 buổi tuyên truyền cho 900 lượt người.\n"
        "- Công tác kiểm tra: Xử lý 4 vụ, 6 đối tượng.\n"
        "III. TỒN TẠI, HẠN CHẾ\n- Công tác thống kê chưa kịp thời.\n"
    )
    assert quoted(text, read(text).results) == [
        "Tổ chức 12 buổi tuyên truyền cho 900 lượt người",
        "Xử lý 4 vụ, 6 đối tượng",
    ]


def test_military_organs_are_a_whole_subject_behind_the_ground():
    text = (
        "Tin trong tỉnh\n\nThực hiện kế hoạch tuyển quân năm 2018, Ban Chỉ huy quân sự huyện Mường La "
        "đã làm tốt công tác phối hợp."
    )
    assert quoted(text, read(text).results) == [
        "Ban Chỉ huy quân sự huyện Mường La đã làm tốt công tác phối hợp"
    ]


def test_what_a_class_of_organs_did_in_figures_is_a_result_without_a_word_of_the_past():
    text = (
        "Năm 2026, hai lực lượng trao đổi 318 tin; cùng tuần tra 95 lượt.\n\n"
        "Các đơn vị còn giúp dân 420 ngày công."
    )
    assert quoted(text, read(text).results) == [
        "hai lực lượng trao đổi 318 tin",
        "cùng tuần tra 95 lượt",
        "Các đơn vị còn giúp dân 420 ngày công",
    ]


REPORT = (
    "SỞ XÂY DỰNG\nSố: 77/BC-SXD\n\nBÁO CÁO\nTình hình các dự án cấp nước\n\n"
    "I. TÌNH HÌNH TRIỂN KHAI CÁC DỰ ÁN\n\n"
)
TOLD = [
    ("- Đến nay đã khởi công 6 trạm bơm, còn 4 trạm chưa có mặt bằng.", ["đã khởi công 6 trạm bơm"]),
    ("- Ban Tân Hà đã mở thầu gói số 2, dự kiến xong trong tháng 5.", ["Ban Tân Hà đã mở thầu gói số 2"]),
    ("- Một số trạm có nguy cơ chậm do thiếu ống.", []),
    ("- Đã dời 8 hộ khỏi nơi có nguy cơ ngập.", ["Đã dời 8 hộ khỏi nơi có nguy cơ ngập"]),
    ("- Trong năm 2026 dự kiến hoàn thành 9 trạm.", []),
    ("- Tổng số 12 trạm.", []),
    ("- Khối xây lắp: 5 nhà máy đã nghiệm thu.", ["5 nhà máy đã nghiệm thu"]),
]


@pytest.mark.parametrize(("line", "results"), TOLD)
def test_a_result_ends_where_what_is_wanting_or_expected_begins(line, results):
    text = REPORT + line
    assert quoted(text, read(text).results) == results


def test_honours_are_no_results():
    text = (
        "Trong năm 2025, Công ty Cấp nước Bình An đã lắp 900 đồng hồ. Công ty tặng danh hiệu “Lao động giỏi” "
        "cho 5 tập thể; tuyên dương 3 cá nhân làm việc tốt."
    )
    assert quoted(text, read(text).results) == ["Công ty Cấp nước Bình An đã lắp 900 đồng hồ"]


def test_a_province_acts_by_its_bare_name():
    text = "Với nhiều cách làm kiên trì, đồng bộ, Hà Giang đã xóa 300 nhà dột."
    assert quoted(text, read(text).results) == ["Hà Giang đã xóa 300 nhà dột"]


NO_ACHIEVEMENT = [
    "Xã có 9 thôn với 2.150 hộ, chủ yếu trồng lúa.",
    "Trường Tiểu học Bình An được thành lập năm 1964 với 3 lớp.",
    "Buổi lễ đã diễn ra trong không khí ấm cúng.",
    "UBND huyện Bắc Hà tổ chức hội nghị thường kỳ tháng 4.",
    "Mưa lớn đã làm 35 nhà bị ngập ở xã Tân Lập.",
]


@pytest.mark.parametrize("text", NO_ACHIEVEMENT)
def test_description_news_and_damage_are_no_results(text):
    assert read(text).results == ()


def test_a_year_that_opens_a_sentence_of_a_speech_tells_what_was_done():
    text = (
        "Ông Vũ Hải Nam, Chủ tịch UBND tỉnh biểu dương ngành nông nghiệp. Năm 2024, giá trị sản xuất tăng "
        "3,5%; toàn tỉnh có 120 xã đạt chuẩn."
    )
    assert quoted(text, read(text).results) == ["giá trị sản xuất tăng 3,5%", "toàn tỉnh có 120 xã đạt chuẩn"]


def test_a_played_scene_gives_no_results_but_the_exercise_does():
    text = (
        "Tình huống giả định đặt ra: 5 đối tượng cướp kho hàng. Các đối tượng đã chạy vào rừng. "
        "Lực lượng cơ động đã bao vây khu rừng. Buổi diễn tập đã giúp các lực lượng trang bị thêm kiến thức."
    )
    assert quoted(text, read(text).results) == ["Buổi diễn tập đã giúp các lực lượng trang bị thêm kiến thức"]


def test_what_no_office_cares_for_only_narrates():
    text = "Năm 2030, xã Tân Lập đã trồng 15 ha lê. Hội trường không còn một chỗ trống. Mùa mưa đã cận kề."
    assert quoted(text, read(text).results) == ["xã Tân Lập đã trồng 15 ha lê"]


def test_orders_carried_out_and_a_day_gone_by_are_told_as_results():
    text = (
        "Theo dõi sát mực nước các sông, nắm chắc diễn biến, ngày 4-8, Bộ Chỉ huy Quân sự tỉnh Yên Bái "
        "đã điều 3 đại đội đến Lục Yên; tổ chức gia cố 2 km đê. Chấp hành mệnh lệnh của Quân khu, Ban Chỉ "
        "huy Quân sự huyện Văn Chấn huy động 120 dân quân giúp dân sơ tán. "
        "Công an tỉnh Yên Bái điều động 40 xe cứu hộ."
    )
    assert quoted(text, read(text).results) == [
        "Bộ Chỉ huy Quân sự tỉnh Yên Bái đã điều 3 đại đội đến Lục Yên",
        "tổ chức gia cố 2 km đê",
        "Ban Chỉ huy Quân sự huyện Văn Chấn huy động 120 dân quân giúp dân sơ tán",
        "Công an tỉnh Yên Bái điều động 40 xe cứu hộ",
    ]


def test_words_quoted_lose_their_quotes_and_who_says_them():
    text = (
        "Năm 2022, huyện Mai Sơn đã trồng mới 300 ha rừng. "
        '"Chi cục Kiểm lâm tỉnh Sơn La đã giao 40 tổ bảo vệ rừng cho các bản", ông Hà Văn Bình cho biết.'
    )
    assert quoted(text, read(text).results)[1] == (
        "Chi cục Kiểm lâm tỉnh Sơn La đã giao 40 tổ bảo vệ rừng cho các bản"
    )


NOT_ACHIEVED = [
    "Năm 2022, xã Tả Phời đã làm 4 km đường. 31 Thông báo số 77/TB-UBND ngày 4/5/2022.",
    "Năm 2022, xã Tả Phời đã làm 4 km đường. 02 Bằng khen của Bộ trưởng.",
    "Năm 2022, xã Tả Phời đã làm 4 km đường. Qua 4 thập kỷ dựng xây, xã vinh dự được Nhà nước trao tặng cờ.",
    "Năm 2022, xã Tả Phời đã làm 4 km đường. Với cách làm đó, chi phí duy tu sẽ giảm.",
    "Năm 2022, xã Tả Phời đã làm 4 km đường. Xã có vị trí quan trọng ở cửa ngõ phía tây của tỉnh.",
    "Năm 2022, xã Tả Phời đã làm 4 km đường. Dù vậy, nhiều hộ thiếu nước sạch trong mùa khô.",
]


@pytest.mark.parametrize("text", NOT_ACHIEVED)
def test_papers_awards_effects_to_come_and_wants_among_results_are_none(text):
    assert quoted(text, read(text).results) == ["xã Tả Phời đã làm 4 km đường"]


def test_what_an_organ_did_at_the_gathering_is_no_result():
    text = "Tại buổi lễ, Hội Nông dân xã Tả Phời đã công bố Quyết định thành lập tổ hội trồng quế."
    assert read(text).results == ()


def test_the_position_of_who_says_it_opens_no_result():
    text = (
        "Theo ông Lý A Chô, Giám đốc Sở Công Thương tỉnh Lai Châu, thời gian qua, Sở Công Thương đã hỗ trợ "
        "30 hợp tác xã. Trên địa bàn tỉnh có 214 cơ sở chế biến chè, tăng 40 cơ sở so với đầu nhiệm kỳ."
    )
    assert quoted(text, read(text).results) == [
        "Sở Công Thương đã hỗ trợ 30 hợp tác xã",
        "Trên địa bàn tỉnh có 214 cơ sở chế biến chè, tăng 40 cơ sở so với đầu nhiệm kỳ",
    ]


def test_relief_for_what_was_lost_is_a_result_and_the_loss_is_none():
    text = (
        "Tháng 9/2030, Công an tỉnh Lai Châu điều động 80 người tìm kiếm nạn nhân mất tích. "
        "Nhiều nhà dân bị sập."
    )
    assert quoted(text, read(text).results) == [
        "Công an tỉnh Lai Châu điều động 80 người tìm kiếm nạn nhân mất tích"
    ]


def test_what_an_organ_has_done_behind_however_is_a_result():
    text = (
        "Năm 2030, huyện Mường Tè đã giao 300 ha rừng cho các bản. Tuy nhiên, Hạt Kiểm lâm huyện Mường Tè "
        "đã có hướng dẫn để các bản tuần tra đúng luật."
    )
    assert len(read(text).results) == 2


def test_what_was_done_after_the_gathering_is_told_between_tasks():
    text = (
        "Đồng chí Hà Văn Sơn, Bí thư Huyện ủy Mường Tè đề nghị các xã chăm sóc rừng. Sau lễ phát động, "
        "Huyện đoàn Mường Tè khởi công 2 căn nhà nhân ái."
    )
    reading = read(text)
    assert quoted(text, reading.directions) == ["chăm sóc rừng"]
    assert quoted(text, reading.results) == ["Huyện đoàn Mường Tè khởi công 2 căn nhà nhân ái"]


def test_trust_and_thanks_are_no_results():
    text = "Năm 2030, huyện Mường Tè đã mở 2 chợ. Huyện Mường Tè đặt niềm tin lớn vào các hợp tác xã."
    assert quoted(text, read(text).results) == ["huyện Mường Tè đã mở 2 chợ"]


def test_a_year_told_of_twice_is_not_ahead_where_something_was_done():
    text = (
        "Trong năm 2031, các xã đã làm 5 km đường. Năm 2031, Công an tỉnh Hà Giang đã khởi tố 12 vụ. "
        "Qua đó, thu hồi 3 khẩu súng."
    )
    assert quoted(text, read(text).results)[1:] == [
        "Công an tỉnh Hà Giang đã khởi tố 12 vụ",
        "thu hồi 3 khẩu súng",
    ]


def test_a_stage_inside_the_opening_leads_to_who_acts():
    text = (
        "Với tinh thần kiên trì, bám bản, những năm qua Công an xã Tân Lập thường xuyên tuần tra 40 km đường."
    )
    assert quoted(text, read(text).results) == ["Công an xã Tân Lập thường xuyên tuần tra 40 km đường"]


def test_a_day_of_the_year_may_be_the_subject():
    text = "Ngày Biên phòng toàn dân năm nay đã được các cấp, ngành trong tỉnh quan tâm tổ chức chu đáo."
    assert quoted(text, read(text).results) == [text[:-1]]


def test_the_names_of_models_in_a_row_are_one_result():
    text = "Năm 2031, các đồn đã duy trì các mô hình: Gùi thóc cho nhau; Đồng hành cùng trẻ; Ao cá quân."
    assert len(read(text).results) == 1


def test_what_a_photo_shows_is_no_result():
    text = (
        "Bám bản giữ rừng\n\nNăm 2031, các đồn đã tuần tra 40 lượt.\n\n"
        "Cán bộ Đồn Biên phòng Mường Lạn tuần tra rừng đầu nguồn.\n\nĐời sống bà con được nâng lên."
    )
    assert len(read(text).results) == 2


@pytest.mark.parametrize(
    ("clause", "theme"),
    [
        ("Lực lượng Bộ đội Biên phòng tỉnh Hà Giang đã tuyên truyền 40 buổi", "awareness"),
        ("Đồn Biên phòng Nậm Lạn duy trì 9 chốt kiểm soát có 4 bác sĩ y tế", "border_management"),
        ("Công an xã Tân Lập đã làm tốt vai trò tham mưu cấp ủy đấu tranh với tội phạm", "leadership"),
        ("Các cấp hội đã duy trì các mô hình: Bữa sáng cho người nghèo; Áo ấm cho học sinh", "awareness"),
        ("Các cấp hội đã chỉ đạo các chi bộ thực hiện nghị quyết của Đảng", "leadership"),
        ("Hội Phụ nữ xã Tân Lập đã vận động 22 triệu đồng giúp chị em phát triển kinh tế", "socio_economic"),
        ("Công an xã Tân Lập đã phối hợp với lực lượng, như: hải quan điều tra 4 vụ án", "security_order"),
    ],
)
def test_who_acts_and_beside_which_class_says_nothing_of_the_theme(clause, theme):
    assert [result.theme for result in read(f"Năm 2031, {clause}.").results] == [theme]


TOLD = [
    (
        "(HGT) Năm 2031, phong trào nông dân xã Tân Lập đạt nhiều kết quả.",
        "phong trào nông dân xã Tân Lập đạt nhiều kết quả",
    ),
    (
        "Sau 3 năm xây dựng nông thôn mới, đời sống người dân được nâng lên.",
        "đời sống người dân được nâng lên",
    ),
    ("Qua nửa nhiệm kỳ đã xóa 40 nhà tạm.", "đã xóa 40 nhà tạm"),
    ("Trong Tháng Thanh niên Đoàn TN các cấp đã làm 31 cây cầu.", "Đoàn TN các cấp đã làm 31 cây cầu"),
    (
        "Với phương châm “Vì dân”, “Gần dân”, Công an xã Tân Lập đã giúp 40 hộ dựng nhà.",
        "Công an xã Tân Lập đã giúp 40 hộ dựng nhà",
    ),
    (
        "Năm 2031, xã họp. Với những thành tích đã đạt được, đời sống người dân được nâng lên.",
        "đời sống người dân được nâng lên",
    ),
    (
        "Năm 2031, công tác giáo dục trẻ em triển khai hiệu quả.",
        "công tác giáo dục trẻ em triển khai hiệu quả",
    ),
    ("Năm 2031, công tác thi đua không ngừng đổi mới.", "công tác thi đua không ngừng đổi mới"),
    (
        "Tại hội nghị đánh giá kết quả năm 2031, lãnh đạo hai đơn vị khẳng định, công tác tuần tra đã có "
        "hiệu quả.",
        "công tác tuần tra đã có hiệu quả",
    ),
    (
        "Tuần tra đường biên\n\nXã họp dân.\n\nNăm 2031, hai đơn vị đã phối hợp mở 15 lớp học và lắp 40 "
        "đèn cho bà con ở các bản xa",
        "hai đơn vị đã phối hợp mở 15 lớp học và lắp 40 đèn cho bà con ở các bản xa",
    ),
    (
        "Năm 2031, cùng với việc siết chặt kỷ cương, nâng cao trách nhiệm, đã góp phần cải thiện môi trường.",
        "việc siết chặt kỷ cương, nâng cao trách nhiệm, đã góp phần cải thiện môi trường",
    ),
    (
        "Năm 2031, toàn Đảng bộ đã kết nạp 21 đảng viên, vượt chỉ tiêu nghị quyết đề ra, nâng tổng số lên "
        "260 người.",
        "toàn Đảng bộ đã kết nạp 21 đảng viên, vượt chỉ tiêu nghị quyết đề ra, nâng tổng số lên 260 người",
    ),
    (
        "Năm 2031, công tác dân vận triển khai hiệu quả, có 5 tập thể được khen thưởng.",
        "công tác dân vận triển khai hiệu quả, có 5 tập thể được khen thưởng",
    ),
    (
        "Năm 2031, số lượng lớp học nhiều hơn cùng kỳ năm trước.",
        "số lượng lớp học nhiều hơn cùng kỳ năm trước",
    ),
    (
        "Phát huy truyền thống, đoàn kết, 6 tháng đầu năm, tổ hợp tác các bản đã tặng 50 suất cơm.",
        "tổ hợp tác các bản đã tặng 50 suất cơm",
    ),
    (
        "Phân công 59 đảng viên phụ trách 300 hộ dân ở các bản.",
        "Phân công 59 đảng viên phụ trách 300 hộ dân ở các bản",
    ),
    (
        "Đồng chí Lê Văn An, Chủ tịch UBND xã, cho biết: Công an xã Tân Lập mở lớp học đêm ở các bản.",
        "Công an xã Tân Lập mở lớp học đêm ở các bản",
    ),
    (
        "Đồng chí Lê Văn An, Chủ tịch HĐND xã, nhấn mạnh: Công an xã Tân Lập kịp thời mở lớp học đêm ở các "
        "bản.",
        "Công an xã Tân Lập kịp thời mở lớp học đêm ở các bản",
    ),
    ("Hiện, toàn huyện có 40 tổ hòa giải.", "toàn huyện có 40 tổ hòa giải"),
    ("Cũng trong năm 2031, Công an xã Tân Lập đã mở 5 lớp học.", "Công an xã Tân Lập đã mở 5 lớp học"),
    (
        "Đồng chí Lê A, Chủ tịch UBND tỉnh, cho biết tình hình trật tự có chuyển biến tích cực.",
        "tình hình trật tự có chuyển biến tích cực",
    ),
    (
        "Năm 2031, số người chết do đuối nước giảm so với năm 2030.",
        "số người chết do đuối nước giảm so với năm 2030",
    ),
]


@pytest.mark.parametrize(("text", "clause"), TOLD)
def test_where_the_clause_itself_begins(text, clause):
    assert quoted(text, read(text).results) == [clause]


BESIDE = [
    "Trong năm 2031, mưa lũ kéo dài, diễn biến phức tạp.",
    "Sơn La có 250 km đường biên giới với nước bạn.",
    "Năm 2031, đây là 6 tổ hội được thành lập sau khi sắp xếp.",
    "Năm 2031, Hội Nông dân huyện Mường La vinh dự nhận cờ dẫn đầu.",
    "Nhằm phát huy những kết quả đã đạt được, Chủ tịch UBND tỉnh chỉ thị:\nCác sở lập kế hoạch.",
    "Năm 2031, mặc dù đã tuyên truyền nhiều lần, tuy nhiên tình trạng phá rừng vẫn xảy ra.",
    "Năm 2031, xã họp. Để thực hiện tốt việc giữ rừng, huyện Mường La tập trung tuần tra các bản.",
    "Tổng kết hội thi, Tỉnh Đoàn Sơn La trao 5 giải nhất cho 12 bạn trẻ.",
    "Phấn đấu trồng 50 ha rừng, làm 3 km đường.",
    "Bài học rút ra là nhân dân đã đồng lòng.",
]


@pytest.mark.parametrize("text", BESIDE)
def test_hardships_lands_statements_honours_and_headings_are_no_results(text):
    assert read(text).results == ()


def test_a_page_titled_by_its_results_tells_them_without_done():
    text = "Kết quả thực hiện phong trào trồng rừng\n\nỦy ban nhân dân xã Tân Lập ban hành Kế hoạch số 5."
    assert len(read(text).results) == 1


def test_what_a_photo_shows_of_an_office_is_no_result():
    text = (
        "Nghĩa tình biên giới\n\nNăm 2031, các đồn đã tuần tra 40 lượt.\n\n"
        "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Sơn La trao tặng vật tư cho bạn Lào.\n\nĐời sống bà con được "
        "nâng lên."
    )
    assert len(read(text).results) == 2


def test_six_months_in_words_are_half_a_year():
    text = "Sáu tháng đầu năm 2031, các xã đã làm 5 km đường."
    assert [result.period for result in read(text).results] == [Years("2031-01", "2031-06")]


def test_what_was_done_together_with_the_people_is_a_clause_of_its_own():
    text = "Năm 2031, các chi hội đã sửa 3 km đường; cùng nhân dân địa phương nạo vét 833 m mương."
    assert len(read(text).results) == 2


def test_a_matter_of_its_own_opens_a_clause_behind_a_semicolon():
    text = "Năm 2031, phong trào thi đua được đẩy mạnh; nội dung, mục tiêu bám sát nhiệm vụ của ngành."
    assert len(read(text).results) == 2


def test_a_period_may_end_in_a_month():
    text = "Giai đoạn từ năm 2030 đến tháng 6/2035, các xã đã làm 5 km đường."
    assert [result.period for result in read(text).results] == [Years("2030", "2035-06")]


def test_a_share_of_somebody_opens_a_clause_behind_a_semicolon():
    text = "Năm 2031, các xã đã đạt 6/7 chỉ tiêu; 100% chi hội đăng ký giúp hộ nghèo."
    assert len(read(text).results) == 2


def test_a_headline_that_begins_with_the_figure_is_repeated_whole():
    headline = "170 hộ dân sản xuất giỏi các cấp trong bản"
    text = f"{headline}\n\nNăm 2031, toàn xã có 170 hộ sản xuất giỏi các cấp trong bản."
    result = next(iter(read(text).results))
    first = result.mentions[0]
    assert text[first.start : first.end] == headline


def test_what_was_got_in_a_later_year_is_no_aim():
    text = (
        "Năm 2031, tổ vay vốn đã thành lập với 13 thành viên. Năm 2032, tổ tiết kiệm được 37 triệu đồng"
        " và cho được 6 thành viên vay vốn."
    )
    reading = read(text)
    assert reading.directions == ()
    assert [result.period.start for result in reading.results if result.period] == ["2031", "2032"]
