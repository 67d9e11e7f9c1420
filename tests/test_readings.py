"""Numbers that a text leaves open: to which place, variant or day they belong, and whether they are ours at all.

The figures are those printed on the days named; see data/published/.
"""

import datetime as dt
import json

import pytest

from telemedicine.statements import check

THIRD_WAVE = dt.date(2022, 1, 14)
TWO_DAYS = {"today": dt.date(2021, 5, 26), "cdac": dt.date(2023, 9, 4), "opd": dt.date(2020, 9, 24)}


@pytest.fixture
def verdicts(shipped):
    """Check a text; each claim as text, kind, state and verdict."""

    def checked(text, as_of):
        claims = json.loads(check(text, shipped, as_of).json())["claims"]
        return [(claim["text"], claim["kind"], claim["state"], claim["verdict"]) for claim in claims]

    return checked


def test_a_number_before_its_state_is_of_that_state(verdicts):
    text = "With 3.36 lakh teleconsultations up to January 14, 2022, Assam has edged past Kerala (3.11 lakh)."
    assert verdicts(text, THIRD_WAVE) == [
        ("3.36 lakh", "state_consultations_total", "IN-AS", "agrees"),
        ("3.11 lakh", "state_consultations_total", "IN-KL", "agrees"),
    ]


def test_two_states_that_were_swapped_are_not_set_right_again(verdicts):
    text = "With 3.11 lakh teleconsultations up to January 14, 2022, Assam has edged past Kerala (3.36 lakh)."
    assert "agrees" not in [claim[3] for claim in verdicts(text, THIRD_WAVE)]


def test_a_sentence_without_a_variant_may_speak_of_the_one_before(verdicts):
    text = "On eSanjeevaniOPD people see a doctor by video. Tamil Nadu has 1,29,801 consultations and Kerala 32,921."
    assert verdicts(text, TWO_DAYS["opd"]) == [
        ("1,29,801", "state_consultations_opd", "IN-TN", "agrees"),
        ("32,921", "state_consultations_opd", "IN-KL", "agrees"),
    ]


def test_a_variant_that_is_named_is_believed(verdicts):
    text = "eSanjeevaniOPD came first. On AB-HWC Tamil Nadu has 1,29,801 consultations."
    assert "agrees" not in [claim[3] for claim in verdicts(text, TWO_DAYS["opd"])]


def test_both_variants_in_one_breath_are_taken_in_their_order(verdicts):
    text = "The AB-HWC and OPD variants have recorded 85,02,926 and 55,62,897 consultations, respectively."
    assert verdicts(text, dt.date(2021, 10, 18)) == [
        ("85,02,926", "consultations_abhwc_total", None, "agrees"),
        ("55,62,897", "consultations_opd_total", None, "agrees"),
    ]


def test_a_month_that_is_named_gives_the_figure_printed_in_it(verdicts):
    text = "We have 13,725 hubs. In February 2023 there were 1,15,234 centres and 15,731 hubs."
    assert [claim[3] for claim in verdicts(text, TWO_DAYS["cdac"])] == ["agrees", "agrees", "agrees"]


def test_a_stale_figure_is_not_excused_by_the_day_of_another(verdicts):
    text = "67,352 consultations had been provided in Himachal Pradesh today, which was 67,352 on 17th March."
    assert [claim[3] for claim in verdicts(text, TWO_DAYS["today"])] == ["true on another day", "agrees"]


def test_a_month_is_the_highest_till_then(verdicts):
    text = "June, with about 12.5 lakh consultations, was the busiest month till then."
    assert {claim[3] for claim in verdicts(text, dt.date(2021, 12, 31))} == {"agrees"}


def test_what_went_through_centres_of_a_kind_is_told_from_the_total(verdicts):
    text = "1.23 crore consultations were provided through 20,990 PHCs and 82,429 through 2,082 CHCs."
    assert [claim[1::2] for claim in verdicts(text, dt.date(2025, 1, 31))] == [
        ("facility_consultations", "agrees"),
        ("facilities_phc", "agrees"),
        ("facility_consultations", "agrees"),
        ("facilities_chc", "agrees"),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("West Bengal has the service. Of late 334 lives were saved by it.", "334"),
        ("Covid kept many at home. In Maharashtra cases rose, while 53 more people died.", "53"),
        ("| S. No. | Category | Consultations |\n| 1 | Women | 31,67,798 |", "1"),
        ("देश में कोरोना के 33,98,844 मरीज ठीक हो चुके हैं।", "33,98,844"),
    ],
)
def test_what_is_far_from_any_total_of_ours_is_no_claim(shipped, text, number):
    unread = json.loads(check(text, shipped, dt.date(2023, 7, 26)).json())["unread"]
    assert number in [one["text"] for one in unread]


@pytest.mark.parametrize("state", ["उत्तर प्रदेश", "उप्र", "उ०प्र०", "उ.प्र.", "यूपी"])
def test_a_state_is_known_however_it_is_shortened(verdicts, state):
    assert verdicts(f"{state} में 33,325 परामर्श हुए।", dt.date(2020, 8, 19)) == [
        ("33,325", "state_consultations_total", "IN-UP", "agrees")
    ]


@pytest.mark.parametrize(
    "said", ["करीब 9 लाख डॉक्टर से डॉक्टर परामर्श", "करीब 9 लाख डाक्टर से डाक्टर परामर्श", "9 लाख के करीब डॉक्टर से डॉक्टर कन्सल्टेशन"]
)
def test_words_of_two_spellings_are_the_same(verdicts, said):
    assert verdicts(f"देश में {said} हुए।", dt.date(2021, 3, 17)) == [
        ("9 लाख", "consultations_abhwc_total", None, "agrees")
    ]
