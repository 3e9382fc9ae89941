"""The sentence around words, and that a text without sentences is not given away whole."""

import pytest
from tests.world import NOON

from cotmoc.base.row_security import seeing
from cotmoc.documents import actions as documents
from cotmoc.documents.models import File, Passage
from cotmoc.documents.sentences import sentence_around
from cotmoc.tasks import actions
from cotmoc.tasks.models import Task, Theme


@pytest.mark.parametrize("before", ["", "xã vùng cao " * 300, "x" * 3000])
@pytest.mark.parametrize("after", ["", " bản giáp biên" * 300, "y" * 3000])
def test_of_a_text_without_full_stop_only_what_is_near_the_words_is_shown(before, after):
    text = f"{before}phát quang{after}"
    start = len(before)
    first, last = sentence_around(text, start, start + len("phát quang"))
    assert first <= start < start + len("phát quang") <= last
    assert last - first < 1300
    assert first == 0 or text[first - 1] == " " or first == start


def test_the_words_at_the_end_of_a_text_are_its_last_sentence():
    text = "Hội nghị bế mạc. Các xã báo cáo"
    assert text[slice(*sentence_around(text, 17, len(text)))] == "Các xã báo cáo"


def test_who_has_a_part_in_a_task_reads_its_sentence_and_not_the_file(world):
    text = "Họp giao ban lúc bảy giờ. Giao Bộ đội Biên phòng cắm 12 biển báo khu vực biên giới. Bế mạc."
    start, end = text.index("cắm"), text.index(". Bế")
    with seeing(world.clerk.sees):
        file = documents.keep_file(
            content=text.encode(),
            name="giao-ban.txt",
            media_type="text/plain",
            text=text,
            by=world.clerk,
            at=NOON,
        )
        task = actions.assign(
            words="cắm 12 biển báo khu vực biên giới",
            theme=Theme.BORDER_MANAGEMENT,
            lead=world.border_guard,
            assigned_on=NOON.date(),
            said_in=Passage(file, start, end),
            by=world.clerk,
            at=NOON,
        )
    with seeing(world.guard_clerk.sees):
        seen = Task.objects.select_related("file").get(pk=task.pk)
        assert not File.objects.filter(pk=file.pk).exists()
    assert seen.file is None
    assert seen.sentence == "Giao Bộ đội Biên phòng cắm 12 biển báo khu vực biên giới."
