"""Which place a text is about, however its name is written."""

from __future__ import annotations

import pytest

from cotmoc.reading import read


@pytest.mark.parametrize("dash", ["-", " -", "- ", " - ", " – ", "–"])
def test_a_province_of_two_names_is_known_whatever_stands_about_its_dash(dash: str) -> None:
    text = f"Tại Bà Rịa{dash}Vũng Tàu, UBND tỉnh họp."
    assert read(text).organizations[0].place == "Bà Rịa - Vũng Tàu"
