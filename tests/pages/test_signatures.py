"""What the check of a signature found stands on the page of the document; it never refuses the file."""

import pytest
from django.urls import reverse
from tests.extraction.made_files import pdf
from tests.extraction.test_signatures import Issuer, signed
from tests.world import NOON

from cotmoc.base.row_security import seeing
from cotmoc.documents.actions import attach
from cotmoc.documents.models import Signature
from cotmoc.intake.actions import receive
from cotmoc.intake.bringing import bring

LINES = [
    (72, 720, "Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh"),
    (72, 700, "về việc kiểm tra, phát quang đường tuần tra và bảo vệ các cột mốc biên giới."),
]


@pytest.fixture(scope="module")
def issuer():
    return Issuer()


@pytest.fixture
def roots(settings, tmp_path):
    settings.TRUSTED_ROOTS = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    "sentence", ["chữ ký hợp lệ", "chưa rõ nơi cấp chứng thư", "tệp đã bị sửa sau khi ký"]
)
def test_the_page_says_what_the_check_found(world, as_, issuer, roots, sentence):
    if "chưa rõ" not in sentence:
        (roots / "goc.pem").write_bytes(issuer.pem)
    content = signed(pdf(LINES), issuer.signer("Hà Văn Quyết", "UBND tỉnh Sơn Giang"))
    if "bị sửa" in sentence:
        place = content.index(b"MediaBox") + len(b"MediaBox [0 0 ")
        content = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
    brought = bring(content, "ke-hoach.pdf", by=world.clerk)
    with seeing(world.clerk.sees):
        upload = receive(brought=brought, by=world.clerk, at=NOON)
        attach(document=world.plan, file=upload.file, by=world.clerk, at=NOON)
    page = as_("vanthu").get(reverse("document", args=[world.plan.pk])).content.decode()
    assert sentence in page
    assert "Hà Văn Quyết, UBND tỉnh Sơn Giang" in page
    with seeing(world.other_officer.sees):
        assert not Signature.objects.exists()
