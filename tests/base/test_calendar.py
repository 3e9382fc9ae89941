from datetime import date

import pytest

from cotmoc.base import calendar


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3)),
        ("--02-03", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_the_days_that_a_date_may_mean(iso, first, last):
    assert (calendar.first_day(iso), calendar.last_day(iso)) == (first, last)


def test_only_a_full_date_is_a_day():
    assert calendar.partial_date("2024-02") is None
    assert calendar.partial_date("2024-02-03") == date(2024, 2, 3)


@pytest.mark.parametrize(
    ("iso", "day"),
    [
        ("1945-09-02", date(1945, 9, 2)),
        ("2099-12-31", date(2099, 12, 31)),
        ("1945-09-01", None),
        ("9999-12-31", None),
        ("2026-02-30", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_asked_for_is_one_of_this_state(iso, day):
    assert calendar.day_asked(iso) == day
