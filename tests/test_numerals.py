"""Numbers and dates are said as India prints them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemedicine import numerals


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (999, "999"), (1_000, "1,000"), (1_632_377, "16,32,377"), (500_092_730, "50,00,92,730"), (None, "–")],
)
def test_digits_are_grouped_by_two_after_the_first_three(value, said):
    assert numerals.count(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (8_500, "8,500"),
        (100_000, "1 lakh"),
        (1_250_000, "12.5 lakh"),
        (7_000_000, "70 lakh"),
        (12_000_000, "1.2 crore"),
        (500_092_730, "50.01 crore"),
    ],
)
def test_large_numbers_are_said_in_lakh_and_crore(value, said):
    assert numerals.short(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (7_000_000, "70 lakh"),
        (500_092_730, "50 crore 92 thousand 730"),
        (1_632_377, "16 lakh 32 thousand 377"),
        (0, "0"),
    ],
)
def test_a_count_is_said_whole_in_words(value, said):
    assert numerals.in_words(value) == said


@given(st.integers(min_value=0, max_value=10**10))
def test_words_hold_every_consultation(value):
    sizes = {"crore": 10_000_000, "lakh": 100_000, "thousand": 1_000}
    said = numerals.in_words(value).replace(",", "").split()
    total = 0
    for place, word in enumerate(said):
        if word.isdigit():
            following = said[place + 1] if place + 1 < len(said) else ""
            total += int(word) * sizes.get(following, 1)
    assert total == value


@pytest.mark.parametrize(
    ("value", "said"), [(3.14, "+3.1%"), (-0.44, "−0.4%"), (-0.04, "0.0%"), (0, "0.0%"), (float("nan"), "–")]
)
def test_a_change_has_its_sign(value, said):
    assert numerals.signed_percent(value) == said


def test_days_and_months_are_said_in_full():
    assert numerals.date(dt.date(2021, 7, 3)) == "3 July 2021"
    assert numerals.month(dt.date(2021, 6, 1)) == "June 2021"
    assert numerals.dates(dt.date(2021, 6, 23), dt.date(2021, 7, 3)) == "23 June 2021 to 3 July 2021"
    assert numerals.dates(dt.date(2021, 7, 3), dt.date(2021, 7, 3)) == "3 July 2021"


def test_a_list_is_read_as_a_sentence_is():
    assert numerals.listed(["Kerala", "Goa", "Bihar"]) == "Kerala, Goa and Bihar"
    assert numerals.listed(["Kerala"]) == "Kerala"


def test_a_moment_is_said_by_the_clock_of_india():
    # 19:05 in Greenwich is five and a half hours later in India, and there already the next day.
    assert numerals.moment(dt.datetime(2021, 7, 3, 19, 5, tzinfo=dt.UTC)) == "4 July 2021, 00:35 IST"
