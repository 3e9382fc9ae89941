"""A theme is named by the first object of the task that a gloss names."""

from __future__ import annotations

from time import process_time

import pytest

from cotmoc.reading.folding import fold
from cotmoc.reading.themes import theme_of, themes_of
from cotmoc.reading.words import lines

CLAUSES = [
    ("lãnh đạo, chỉ đạo quán triệt nghị quyết về diễn tập", "leadership"),
    ("triển khai đồng bộ các biện pháp", "leadership"),
    ("tháo gỡ khó khăn, vướng mắc cho cơ sở", "leadership"),
    ("nâng cao nhận thức của người dân về bảo vệ biên giới", "awareness"),
    ("đẩy mạnh tuyên truyền, vận động bà con giữ rừng", "awareness"),
    ("duy trì phong trào quần chúng tự quản", "awareness"),
    ("củng cố hệ thống chính trị ở cơ sở vững mạnh", "political_base"),
    ("bồi dưỡng đội ngũ cán bộ, đảng viên trẻ", "political_base"),
    ("quan tâm phát triển kinh tế gắn với quốc phòng", "socio_economic"),
    ("kết hợp kinh tế với quốc phòng ở vùng ven biển", "socio_economic"),
    ("huy động ngân sách làm công trình cấp nước vùng biên", "infrastructure"),
    ("thắp sáng tuyến đường vành đai", "infrastructure"),
    ("xây dựng lực lượng dân quân ở các thôn giáp biên", "force_building"),
    ("giữ vững nền quốc phòng toàn dân", "force_building"),
    ("giữ vững nền biên phòng toàn dân", "border_management"),
    ("tuần tra đường biên, cột mốc", "border_management"),
    ("nắm chắc tình hình, xử lý kịp thời các vụ việc", "security_order"),
    ("đấu tranh với tội phạm ma túy qua biên giới", "security_order"),
    ("giữ gìn quan hệ hữu nghị với nước bạn", "external_relations"),
    ("xây dựng biên giới hòa bình, hữu nghị", "external_relations"),
    ("duy trì trao đổi thông tin giữa các đồn", "coordination"),
    ("thực hiện tốt quy chế phối hợp", "coordination"),
    ("phối hợp chặt chẽ với Công an tỉnh bắt giữ đối tượng", "coordination"),
    ("phối hợp với các lực lượng bắt giữ đối tượng", "security_order"),
    ("chủ trì, phối hợp với Sở Y tế tuyên truyền về dịch bệnh", "awareness"),
    ("tổ chức diễn tập khu vực phòng thủ", "exercise"),
    ("đẩy mạnh cải cách hành chính", "digital"),
    ("ứng xử văn minh trên không gian mạng", "digital"),
    ("chăm lo người có công và gia đình liệt sĩ", "welfare"),
    ("ứng dụng nền tảng số trong quản lý thư viện", "digital"),
    ("trao 30 suất học bổng cho con công nhân", "welfare"),
    ("đạt đủ 19 tiêu chí", "socio_economic"),
    ("lắp 40 bóng đèn ở ngõ xóm", "infrastructure"),
    ("thu giữ 12 thùng hàng lậu", "security_order"),
    ("chủ động phòng, chống dịch bệnh", "socio_economic"),
    ("tổ chức gói bánh chưng", "other"),
]


@pytest.mark.parametrize(("clause", "theme"), CLAUSES)
def test_the_first_object_that_a_gloss_names_gives_the_theme(clause, theme):
    assert theme_of(clause, fold(clause)) == theme


def test_what_a_task_is_for_does_not_give_its_theme():
    clause = "triển khai kế hoạch, góp phần giữ vững chủ quyền biên giới"
    assert theme_of(clause, fold(clause)) == "leadership"


def test_a_share_of_the_plan_is_no_planning():
    clause = "số buổi chiếu phim đạt 80% kế hoạch"
    assert theme_of(clause, fold(clause)) == "other"


def test_a_number_between_the_words_of_an_object_does_not_hide_it():
    clause = "trao đổi 215 tin về địa bàn"
    assert theme_of(clause, fold(clause)) == "coordination"


def test_an_epidemic_gives_its_theme_only_where_nothing_else_does():
    clause = "phòng, chống dịch ở khu vực biên giới"
    assert theme_of(clause, fold(clause)) == "border_management"


FURTHER = [
    ("phối hợp với Sở Giáo dục và Đào tạo rà soát mặt bằng xây cầu treo", "coordination"),
    ("chủ trì, phối hợp với Sở Y tế nâng cấp cổng dịch vụ công", "digital"),
    ("tham mưu, đề xuất phương án thi công cầu phao", "infrastructure"),
    ("đôn đốc, chỉ đạo công tác tuyển sinh lớp mười", "socio_economic"),
    ("đề xuất các giải pháp nhằm rút gọn thủ tục hành chính", "digital"),
    ("theo dõi, đôn đốc việc thực hiện Kế hoạch này", "leadership"),
    ("cấp thẻ BHYT cho 300 người già", "welfare"),
    ("phát hiện, xử lý 12 người vượt sông trái phép", "security_order"),
    ("giữ nguyên tắc tập trung dân chủ trong chi ủy", "political_base"),
    ("Sở Lao động - Thương binh và Xã hội mở sàn việc làm", "socio_economic"),
]


@pytest.mark.parametrize(("words", "theme"), FURTHER)
def test_the_first_concrete_object_decides_and_the_name_of_an_office_is_none(words, theme):
    assert theme_of(words, fold(words)) == theme


ORDER = [
    # Plurals and adverbs may stand inside a phrase.
    ("thực hiện nghiêm túc, có hiệu quả các nghị quyết về chăn nuôi", "leadership"),
    ("nâng cao hơn nữa ý thức, nhất là nhận thức của bà con về rừng", "awareness"),
    # What only leads on yields to an object, even to one in the purpose, and decides where there is none.
    ("đề xuất giải pháp để nuôi cá lồng theo hướng hợp tác xã", "socio_economic"),
    ("đề xuất các biện pháp để làm tốt hơn", "leadership"),
    # Resources take the object that they are for.
    ("bố trí nguồn nhân lực cho số hóa sổ hộ tịch", "digital"),
    ("giao vốn đầu tư công để khởi công chợ trung tâm", "infrastructure"),
    ("giải ngân vốn đầu tư công đạt 61%", "socio_economic"),
    # Who is served decides only where nothing else does.
    ("hướng dẫn phụ nữ dùng cổng dịch vụ công", "digital"),
    ("lập nhóm phụ nữ đan mây", "socio_economic"),
    ("hướng dẫn công chức dùng phần mềm đọc đơn", "digital"),
    ("điều dân quân khắc phục hậu quả trận lốc", "other"),
    ("xây dựng lực lượng dân quân của bản", "force_building"),
    # The document by which it is done, the condition and the moment are no objects.
    ("chi trả trợ cấp theo Nghị quyết số 14 về chuyển đổi số, đúng hẹn", "welfare"),
    ("nếu để xảy ra buôn lậu thì trưởng thôn phải hoàn toàn chịu trách nhiệm", "leadership"),
    ("báo cáo ngay khi có cháy rừng", "security_order"),
    # A purpose that opens the clause ends at its comma; what must not happen is an object.
    ("để giữ chủ quyền, mở lớp dạy nghề", "socio_economic"),
    ("không để dịch bệnh lây lan", "socio_economic"),
    ("khắc phục triệt để các hạn chế", "leadership"),
    # Patrols are of what they are sent against.
    ("tuần tra 45 lần ở các chòi", "border_management"),
    ("tuần tra, bắt giữ 3 xe hàng lậu", "security_order"),
    # Words that hold an object by chance.
    ("nêu yêu cầu, nhu cầu của từng tổ", "other"),
    # Reports, plans and checks yield to what they are on; issuing a document does not.
    ("báo cáo kết quả công tác phòng cháy về huyện", "security_order"),
    ("theo dõi, đôn đốc công tác tiêm chủng", "socio_economic"),
    ("ban hành kế hoạch nuôi trồng", "leadership"),
    # Joint work that is wished for from a named organ.
    ("nhận được sự quan tâm, phối hợp của Công an tỉnh trong giữ rừng", "coordination"),
]


@pytest.mark.parametrize(("words", "theme"), ORDER)
def test_objects_count_in_the_order_of_their_doubt(words, theme):
    assert theme_of(words, fold(words)) == theme


SECTORS = [
    ("tiêm chủng cho trẻ dưới một tuổi", "socio_economic"),
    ("chuẩn bị năm học mới ở các trường bán trú", "socio_economic"),
    ("thu nợ thuế của hộ kinh doanh", "socio_economic"),
    ("cho hội viên vay vốn nuôi dê", "socio_economic"),
    ("thu gom rác thải ở bến thuyền", "other"),
    ("sơ tán dân khỏi chân núi trước bão", "other"),
    ("cứu hộ hai ghe bị lật", "other"),
    ("thăm hỏi, tặng quà các bà mẹ liệt sĩ", "welfare"),
    ("đóng BHXH cho thợ mỏ", "welfare"),
    ("luân chuyển trưởng phòng về xã", "political_base"),
    ("sắp xếp tổ chức bộ máy của các phòng", "political_base"),
    ("kết nạp 20 quần chúng ưu tú", "political_base"),
    ("xử phạt 30 xe chở quá tải", "security_order"),
    ("kiểm tra phòng cháy ở các chợ", "security_order"),
    ("tiếp công dân mỗi tuần một buổi", "security_order"),
    ("giảm thời gian làm thủ tục hành chính", "digital"),
    ("khánh thành cây cầu qua suối", "infrastructure"),
    ("bàn giao mặt bằng đoạn qua xã", "infrastructure"),
    ("giao quân đủ chỉ tiêu", "force_building"),
    ("kiểm soát người qua lối mở", "border_management"),
    ("đón đoàn của tỉnh nước bạn sang giao lưu", "external_relations"),
    ("tổ chức giao ban hằng quý giữa hai đồn", "coordination"),
    ("tham gia diễn tập phòng thủ dân sự", "exercise"),
    ("lập dự toán cho việc giữ gìn BMNN", "socio_economic"),
    ("kiểm tra việc bảo vệ BMNN", "security_order"),
    ("giữ vững quốc phòng, an ninh", "security_order"),
    ("củng cố nền quốc phòng toàn dân", "force_building"),
    ("bảo đảm an toàn cho thợ lò", "security_order"),
    ("quản lý tài nguyên ven hồ", "other"),
    ("gọi ghe vào nơi neo đậu", "other"),
    ("tổ chức hội thi tìm hiểu luật đi đường", "awareness"),
    ("tổ chức đoàn thăm vườn chè", "socio_economic"),
    ("trả kết quả đúng hạn cho 9 người", "digital"),
    ("ký bản ghi nhớ với hãng đóng tàu Hàn Quốc", "external_relations"),
    ("thụ lý, thi hành xong 40 việc dân sự", "security_order"),
    ("giúp 3 nhà gặp hoạn nạn", "welfare"),
    ("khen thưởng hai tổ", "leadership"),
    ("phủ mạng 5G ở hai đảo", "digital"),
    ("Viện Dinh dưỡng và Trường Đại học Kinh tế Sông Bé dự diễn tập", "exercise"),
]


@pytest.mark.parametrize(("words", "theme"), SECTORS)
def test_each_sector_has_its_theme(words, theme):
    assert theme_of(words, fold(words)) == theme


def _themes(*clauses: str) -> tuple[str, ...]:
    return themes_of((clause, fold(clause)) for clause in clauses)


ROADS = ("khởi công cầu vượt", "bàn giao mặt bằng đoạn 2", "lắp lưới điện", "thi công nút giao phía nam")


def test_in_a_text_of_one_topic_what_says_nothing_is_of_it():
    assert _themes(*ROADS, "xong trong tháng 4", "sản lượng đạt 31%") == ("infrastructure",) * 6


def test_in_a_text_of_one_topic_what_names_another_theme_or_leads_on_keeps_its_own():
    assert _themes(*ROADS, "tặng quà 9 hộ khó khăn", "báo cáo UBND tỉnh")[4:] == ("welfare", "leadership")


def test_in_a_text_of_several_topics_what_says_nothing_is_other():
    assert _themes(*ROADS, "tuyển sinh lớp một", "trao học bổng", "xong trong tháng 4")[-1] == "other"


@pytest.mark.parametrize("word", ["các ", "thực hiện các ", "a Sở Ab ", "phối hợp "])
def test_a_clause_of_nothing_but_openings_takes_no_time(word):
    clause = word * (80_000 // len(word))
    begun = process_time()
    theme_of(clause, fold(clause))
    assert process_time() - begun < 2


def test_each_phrase_is_listed_once():
    phrases = [phrase.strip() for line in lines("themes") for phrase in line.partition("=")[2].split("|")]
    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize(
    ("words", "theme"),
    [
        ("khai thác hiệu quả giá trị tài nguyên du lịch của huyện", "socio_economic"),
        ("triển khai nhiều biện pháp chống khai thác hải sản bất hợp pháp", "security_order"),
        ("tiếp tục tăng cường phối hợp trong các mặt nhiệm vụ, chú trọng các xã biên giới", "coordination"),
    ],
)
def test_themes_of_joined_words(words, theme):
    assert theme_of(words, fold(words)) == theme
