"""Bounds of EDTF dates."""

from datetime import date

import pytest

from kg.edtf import NO_BOUNDS, bounds


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2024-03-04", date(2024, 3, 4), date(2024, 3, 4)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("2024-XX-XX", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-03-XX", date(2024, 3, 1), date(2024, 3, 31)),
        ("2024-03~", date(2024, 3, 1), date(2024, 3, 31)),
        ("2024-21", date(2024, 3, 1), date(2024, 5, 31)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("2021-11/2022-03", date(2021, 11, 1), date(2022, 3, 31)),
        ("2021-11/..", date(2021, 11, 1), None),
        ("/2022", None, date(2022, 12, 31)),
    ],
)
def test_a_date_has_its_first_and_last_day(edtf, earliest, latest):
    """Whatever is left open in a date widens its bounds, and an open side has none."""
    assert bounds(edtf) == (earliest, latest)


@pytest.mark.parametrize(
    "edtf", [None, "", "XXXX-09-01", "XXXX", "2023-02-29", "2024-13", "0000", "九月", "../.."]
)
def test_what_has_no_known_year_or_is_no_date_has_no_bounds(edtf):
    """No bound is ever guessed."""
    assert bounds(edtf) == NO_BOUNDS
