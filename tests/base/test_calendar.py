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
