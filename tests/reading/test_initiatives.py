"""Named models, movements, schemes and projects."""

from __future__ import annotations

import pytest
from tests.reading.quotes import mentions

from cotmoc.reading import read

NAMED = [
    (
        "Các mô hình “Hàng rào xanh”, “Bếp ấm vùng cao” được nhân rộng.",
        [("model", "Hàng rào xanh"), ("model", "Bếp ấm vùng cao")],
    ),
    ("Huyện phát động phong trào thi đua “Mỗi nhà một vườn rau”.", [("movement", "Mỗi nhà một vườn rau")]),
    ("Công an xã triển khai Đề án “Bản không tội phạm”.", [("scheme", "Bản không tội phạm")]),
    ("Thực hiện Đề án số 07-ĐA/TU về “Phát triển dược liệu”.", [("scheme", "Phát triển dược liệu")]),
    (
        "Hưởng ứng phong trào toàn dân bảo vệ an ninh Tổ quốc ở các thôn.",
        [("movement", "toàn dân bảo vệ an ninh Tổ quốc")],
    ),
    ("Đoàn xã duy trì chương trình “Sách về bản”.", [("movement", "Sách về bản")]),
    ("Nhiều mô hình hiệu quả, các phong trào quần chúng được duy trì.", []),
    ("Đài huyện truyền hình trực tiếp chương trình nghệ thuật “Âm vang núi rừng”.", []),
    ("Các dự án này đã được phê duyệt.", []),
    (
        "Sau đó, dự án xây dựng cầu Bình Tân và đường hai đầu cầu được khởi công.",
        [("project", "xây dựng cầu Bình Tân và đường hai đầu cầu")],
    ),
    (
        "Thống nhất thực hiện Dự án đầu tư xây dựng đường từ cầu Bình Tân đến cảng Hòn Ông bằng vốn vay.",
        [("project", "đầu tư xây dựng đường từ cầu Bình Tân đến cảng Hòn Ông")],
    ),
    (
        "1.1 Dự án đường vành đai Tân Lập - Bình Gia giai đoạn 2030 - 2035\nGồm 3 gói thầu.",
        [("project", "đường vành đai Tân Lập - Bình Gia giai đoạn 2030 - 2035")],
    ),
    (
        "Trong đó có dự án đường Tân Lập - Bình Gia (BOT) chậm 2 tháng.",
        [("project", "đường Tân Lập - Bình Gia (BOT)")],
    ),
    ("Tất cả dự án đầu tư trên địa bàn huyện Bình Gia đã xong.", []),
    ("Đẩy mạnh các phong trào thi đua yêu nước trong công nhân.", []),
    ("Vận hành hiệu quả mô hình Công an ba cấp.", []),
    (
        "Mặt trận tỉnh phát động Tháng cao điểm “Vì bản nghèo” trong toàn tỉnh.",
        [("campaign", "Vì bản nghèo")],
    ),
    ("Tỉnh đoàn khánh thành công trình “Thắp sáng bản em”.", [("project", "Thắp sáng bản em")]),
]


@pytest.mark.parametrize(("text", "named"), NAMED)
def test_a_name_makes_an_initiative_and_a_class_does_not(text, named):
    assert [(fact.kind, fact.name) for fact in read(text).initiatives] == named


def test_the_short_name_that_a_text_defines_is_a_mention():
    text = (
        "Tỉnh triển khai Đề án “Nước sạch vùng cao” (gọi tắt là Đề án). Sau hai năm, thực hiện Đề án, các xã "
        "có nước sạch. Đề án phát triển chợ là việc khác."
    )
    assert mentions(text, read(text).initiatives[0]) == ["Nước sạch vùng cao", "Đề án", "Đề án"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Có các mô hình “Bếp ấm” (xã Tân Lập), “Ổ bánh sớm mai” (xã Bình Gia); “Heo đất”.",
            ["Bếp ấm", "Ổ bánh sớm mai", "Heo đất"],
        ),
        ("Qua chương trình “Đèn sách,” “Áo ấm bản xa,” trẻ đến lớp đủ.", ["Đèn sách", "Áo ấm bản xa"]),
        ("Chương trình “Đèn sách bản xa” đã tặng 40 bộ bàn ghế.", ["Đèn sách bản xa"]),
        ("Đài huyện phát sóng chương trình “Chuyện bản em” vào tối thứ Bảy.", []),
        ("Nhà thầu thi công dự án cầu Vạn 3 đúng tiến độ.", ["cầu Vạn 3"]),
        ("Dự án: Nâng cấp kè sông Cầu, xã Tân Lập.", ["Nâng cấp kè sông Cầu, xã Tân Lập"]),
        (
            "Triển khai Đề án số hóa sổ hộ tịch, định danh người dân bản xa giai đoạn 2031-2035, tầm nhìn "
            "đến năm 2040; các xã báo cáo.",
            ["số hóa sổ hộ tịch, định danh người dân bản xa giai đoạn 2031-2035, tầm nhìn đến năm 2040"],
        ),
        (
            "Xây dựng đề án hợp nhất Trạm xá Tân Lập với Trạm xá Nà Lúm.",
            ["hợp nhất Trạm xá Tân Lập với Trạm xá Nà Lúm"],
        ),
        ("- (2) Dự án QL.9K, tỉnh Hà Lâm (Sở Xây dựng, xong năm 2031): đạt 40%.", ["QL.9K, tỉnh Hà Lâm"]),
        (
            "Đoàn xã mở đầu Tháng Thanh niên; thực hiện Đề án hỗ trợ người có công vùng Nà Lúm.",
            ["Tháng Thanh niên", "hỗ trợ người có công vùng Nà Lúm"],
        ),
        ("Nay dự án “Chợ “4.0” bản xa” đã có 18 quầy.", ["Chợ “4.0” bản xa"]),
        ("Triển khai Đề án 06 - Sơ kết công tác 6 tháng đầu năm.", []),
        ("Tuyên truyền Chương trình 05-CTr/TU về “Phát triển văn hóa bản làng”.", []),
        ("Nhà thầu thi công dự án đường Bắc Sơn - Cần Thơ chậm 1 tháng.", ["đường Bắc Sơn - Cần Thơ"]),
        ("Nhân rộng phong trào toàn dân giữ rừng đầu nguồn ở các bản.", ["toàn dân giữ rừng đầu nguồn"]),
        (
            "Huyện duy trì các mô hình: Gùi thóc cho nhau, Bếp lửa bản xa; Phong trào góp đá lát đường; "
            "Cùng nhau vượt dốc, không ai ở lại; Ao cá tình quân.",
            [
                "Gùi thóc cho nhau",
                "Bếp lửa bản xa",
                "góp đá lát đường",
                "Cùng nhau vượt dốc, không ai ở lại",
                "Ao cá tình quân",
            ],
        ),
        (
            "Nhiều mô hình hay như: Đường hoa phụ nữ tại xã Tân Lập, Nà Lúm; Tổ vay vốn giúp nhau của xã "
            "Bình Gia "
            "đã lan rộng.",
            ["Đường hoa phụ nữ", "Tổ vay vốn giúp nhau"],
        ),
        ("Có các mô hình: trồng dưa trong nhà lưới; nuôi dê núi.", []),
        ("Ngày hội đã thành phong trào toàn dân rộng khắp.", []),
        (
            "Xã hưởng ứng Tuần lễ quốc gia phòng, chống thiên tai năm 2031 tại các bản; mở Tháng hành động "
            "vì trẻ em.",
            ["Tuần lễ quốc gia phòng, chống thiên tai năm 2031", "Tháng hành động vì trẻ em"],
        ),
        (
            "Lập Đề án phát triển nghề rèn huyện Mường La, tỉnh Sơn La gắn với du lịch đến năm 2035.",
            ["phát triển nghề rèn huyện Mường La, tỉnh Sơn La gắn với du lịch đến năm 2035"],
        ),
        (
            "Có mô hình “Bếp ấm” tại xã Tân Lập; “Ao sạch” tại xã Bình Gia.",
            ["Bếp ấm", "Ao sạch"],
        ),
        ("Triển khai Đề án Bản số - nền tảng của huyện.", ["Bản số"]),
        ("Phong trào đã đạt những kết quả “to lớn, bền lâu”.", []),
        ("Theo tinh thần Đề án số 19 của Bộ Công an, xã họp dân.", []),
        (
            "Phong trào “Bản sạch, nhà đẹp” mới có; phong trào “Bản sạch - nhà đẹp” đã lan xa.",
            ["Bản sạch, nhà đẹp"],
        ),
    ],
)
def test_how_far_the_names_of_initiatives_reach(text, names):
    assert [fact.name for fact in read(text).initiatives] == names
