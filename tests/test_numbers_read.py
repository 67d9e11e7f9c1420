"""Numbers are read as India prints them, in digits and in words, English and Hindi."""

import pytest

from telemedicine.statements import numbers
from telemedicine.statements.tokens import plain, tokenise


def found(text):
    return numbers.read(tokenise(plain(text)), lambda at: False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("16,32,377", 1_632_377),
        ("1632377", 1_632_377),
        ("3,704,258", 3_704_258),
        ("70 lakh", 7_000_000),
        ("70-lakh", 7_000_000),
        ("12.5 lakh", 1_250_000),
        ("1.2 crore", 12_000_000),
        ("7 million", 7_000_000),
        ("100.11 million", 100_110_000),
        ("half a million", 500_000),
        ("seventy lakh", 7_000_000),
        ("ten crore", 100_000_000),
        ("twenty-five thousand", 25_000),
        ("twelve point five lakh", 1_250_000),
        ("1 crore 20 lakh", 12_000_000),
        ("50 crore 92 thousand 730", 500_092_730),
        ("sixty lakh seven thousand five hundred and twenty-five", 6_007_525),
        ("70 लाख", 7_000_000),
        ("1.2 करोड़", 12_000_000),
        ("७० लाख", 7_000_000),
        ("१६,३२,३७७", 1_632_377),
        ("सत्तर लाख", 7_000_000),
        ("साढ़े बारह लाख", 1_250_000),
        ("डेढ़ करोड़", 15_000_000),
        ("ढाई लाख", 250_000),
        ("सवा सात लाख", 725_000),
        ("पौने दो लाख", 175_000),
        ("28 हज़ार", 28_000),
    ],
)
def test_a_number_is_read_whole(text, value):
    (number,) = found(text)
    assert (number.plain, text[number.start : number.end]) == (value, text)


def test_digits_grouped_as_nobody_groups_them_are_read_and_marked():
    (number,) = found("3,17,01735")
    assert (number.plain, number.is_misgrouped) == (31_701_735, True)
    assert not found("3,17,01,735")[0].is_misgrouped
    assert not found("31,701,735")[0].is_misgrouped


@pytest.mark.parametrize("text", ["2.5-3 lakh", "2.5 to 3 lakh", "2.5 से 3 लाख", "between 2.5 and 3 lakh"])
def test_a_range_is_one_number_with_two_ends(text):
    (number,) = found(text)
    assert (number.plain, number.high) == (250_000, 300_000)


def test_a_rise_is_two_numbers():
    assert [number.plain for number in found("from 60 lakh to 70 lakh")] == [6_000_000, 7_000_000]
    assert [number.plain for number in found("40 लाख से 50 लाख")] == [4_000_000, 5_000_000]


def test_two_numbers_side_by_side_stay_two():
    assert [number.plain for number in found("1.2 करोड़ 70 लाख")] == [12_000_000, 7_000_000]
