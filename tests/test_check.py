"""Statements checked against the published record: what is claimed, and what comes of it.

The figures are those printed on the days named; see data/published/.
"""

import datetime as dt
import json
import time

import pytest
from docx import Document
from test_cli import run

from telemedicine.statements import UnreadableText, check, texts

SEVENTY_LAKH = dt.date(2021, 7, 3)


@pytest.fixture
def verdicts(shipped):
    """Check a text; each claim as text, kind, state and verdict."""

    def checked(text, as_of=SEVENTY_LAKH):
        claims = json.loads(check(text, shipped, as_of).json())["claims"]
        return [(claim["text"], claim["kind"], claim["state"], claim["verdict"]) for claim in claims]

    return checked


@pytest.fixture
def unread(shipped):
    """Check a text; what is none of our figures, with why."""

    def checked(text, as_of=SEVENTY_LAKH):
        return {one["text"]: one["why"] for one in json.loads(check(text, shipped, as_of).json())["unread"]}

    return checked


def test_what_was_printed_that_day_agrees(verdicts):
    text = "eSanjeevani has crossed 70 lakh consultations. It runs in 31 States/UTs with 420 online OPDs."
    assert verdicts(text) == [
        ("70 lakh", "consultations_total", None, "agrees"),
        ("31", "states_operational", None, "agrees"),
        ("420", "opds_online", None, "agrees"),
    ]


def test_the_same_in_hindi(verdicts):
    text = "ई-संजीवनी ने ७० लाख परामर्श का आंकड़ा पार किया। सेवा 31 राज्यों और केंद्र शासित प्रदेशों में है।"
    assert verdicts(text) == [
        ("७० लाख", "consultations_total", None, "agrees"),
        ("31", "states_operational", None, "agrees"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The leading states are Andhra Pradesh (16,32,377) and Tamil Nadu (12,66,667).",
        "Andhra Pradesh – 16,32,377; Tamil Nadu – 12,66,667",
        "• Andhra: 1632377\n• Tamilnadu: 1266667",
        "State | Consultations\nAndhra Pradesh | 16,32,377\nTamil Nadu | 12,66,667",
        "Andhra Pradesh and Tamil Nadu logged 16,32,377 and 12,66,667 consultations respectively.",
        "16,32,377 consultations were held in Andhra Pradesh and 12,66,667 in Tamil Nadu.",
        "आंध्र प्रदेश में 16,32,377 और तमिलनाडु में 12,66,667 परामर्श हुए।",
        "इनमें 16,32,377 आंध्र प्रदेश में और 12,66,667 तमिलनाडु में हुए।",
    ],
)
def test_a_list_of_states_is_read_however_it_is_set(verdicts, text):
    assert [claim[2:] for claim in verdicts(text)] == [("IN-AP", "agrees"), ("IN-TN", "agrees")]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("over 70 lakh consultations", "agrees"),
        ("over 60 lakh consultations", "true on another day"),  # on 10 June
        ("over 71 lakh consultations", "true on another day"),  # a week later
        ("nearly 71 lakh consultations", "agrees"),
        ("nearly 70 lakh consultations", "true on another day"),  # the day before
        ("70 crore consultations", "disagrees"),
        ("71 lakh consultations", "true on another day"),
    ],
)
def test_the_hedge_is_part_of_the_claim(verdicts, text, verdict):
    assert verdicts(text)[0][3] == verdict


def test_a_rank_in_words_is_held_against_the_list_of_that_day(verdicts):
    text = "Karnataka stands second. कर्नाटक तीसरे स्थान पर है। In ninth place is Kerala. Goa ranks fifth."
    assert [(said, state, verdict) for said, kind, state, verdict in verdicts(text) if kind == "state_rank"] == [
        ("second", "IN-KA", "disagrees"),
        ("तीसरे", "IN-KA", "agrees"),
        ("ninth", "IN-KL", "agrees"),
        ("fifth", "IN-GA", "cannot check"),
    ]


def test_a_rank_in_something_else_is_no_claim(verdicts):
    assert verdicts("Karnataka won the award for the third place. Goa is the second State to join.") == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Busiest day: 515,530 consultations, on 19 July 2023.", "agrees"),
        ("Busiest day: 515,530 consultations, on 19 June 2023.", "disagrees"),
        ("The busiest day was 20 July 2023.", "disagrees"),
        ("सबसे व्यस्त दिन 19 जुलाई 2023 था।", "agrees"),
    ],
)
def test_the_busiest_day_is_a_claim_of_its_own(shipped, text, verdict):
    claims = check(text, shipped, dt.date(2023, 9, 4)).claims
    assert [one.verdict.verdict for one in claims if one.kind == "busiest_day"] == [verdict]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("As published on 3 July 2021, the network had 420 online OPDs.", "agrees"),
        ("As published on 4 July 2021, the network had 420 online OPDs.", "disagrees"),
    ],
)
def test_a_day_of_publication_is_a_claim_of_its_own(shipped, text, verdict):
    claims = check(text, shipped, dt.date(2021, 7, 11)).claims
    assert [one.verdict.verdict for one in claims if one.kind == "published_on"] == [verdict]


@pytest.mark.parametrize(
    ("text", "verdicts_due"),
    [
        ("It touched 3 lakh in September 2020 and 10 lakh in December 2020.", ["agrees", "agrees"]),
        ("It touched 3 lakh in October 2020.", ["true on another day"]),
        ("From 12,19,689 Andhra Pradesh has grown to 16,32,377.", ["agrees", "agrees"]),
        ("Andhra Pradesh rose from 12,19,689 on 10 June to 16,32,377.", ["agrees", "agrees"]),
        ("Andhra Pradesh rose from 12,19,689 on 11 May to 16,32,377.", ["true on another day", "agrees"]),
    ],
)
def test_a_growth_has_the_days_it_names(verdicts, text, verdicts_due):
    assert [found[3] for found in verdicts(text)] == verdicts_due


def test_opd_credited_with_the_whole_platform_is_true_of_another_measure(verdicts):
    claim = ("70 lakh", "consultations_opd_total", None, "true of another measure")
    assert verdicts("eSanjeevaniOPD has completed over 70 lakh consultations.") == [claim]


def test_a_wrong_digit_disagrees_and_a_stale_figure_names_its_day(verdicts, shipped):
    assert verdicts("Andhra Pradesh (16,32,977)")[0][3] == "disagrees"
    stale = check("Andhra Pradesh (12,19,689)", shipped, SEVENTY_LAKH).claims[0].verdict
    assert stale.verdict == "true on another day"
    assert "10 June 2021" in stale.why


def test_a_figure_with_its_own_day_is_checked_for_that_day(verdicts):
    text = "10 lakh consultations were reached on 14 December 2020 and 30 lakh on 17 March 2021."
    assert [claim[3] for claim in verdicts(text, as_of=None)] == ["agrees", "agrees"]


@pytest.mark.parametrize(
    "text",
    [
        "New Delhi, July 3, 2021: 70 lakh consultations",
        "As on 03.07.2021, 70 lakh consultations",
        "3 जुलाई 2021 तक 70 लाख",
    ],
)
def test_the_day_is_read_from_the_text(shipped, text):
    assert check(text, shipped).as_of == SEVENTY_LAKH


def test_a_dateline_without_a_year_is_of_the_year_its_figures_agree_with(shipped):
    assert check("नई दिल्ली, तीन जुलाई। 70 लाख परामर्श, 31 राज्य, 420 ओपीडी।", shipped).as_of == SEVENTY_LAKH


def test_parts_that_fall_short_of_the_total_are_found(verdicts):
    text = "Of over 1.2 crore consultations, around 67,00,000 came by AB-HWC and over 51,00,000 by eSanjeevaniOPD."
    found = verdicts(text, dt.date(2021, 9, 21))
    assert ("1.2 crore", "parts_of_total", None, "disagrees") in found
    assert [verdict for _text, kind, _state, verdict in found if kind != "parts_of_total"] == ["agrees"] * 3


def test_variants_are_told_apart_and_swapped_ones_found(verdicts):
    text = "ओपीडी ने 67 लाख और एबी-एचडब्ल्यूसी ने 51 लाख परामर्श किए।"
    assert [claim[3] for claim in verdicts(text, dt.date(2021, 9, 21))] == ["true of another measure"] * 2


def test_days_of_launch_are_claims(verdicts):
    text = "AB-HWC was launched in November 2019 and eSanjeevaniOPD on 13 April 2021."
    assert [claim[3] for claim in verdicts(text)] == ["agrees", "disagrees"]


def test_what_is_no_figure_of_ours_is_listed_with_why(unread):
    text = "Call 1800-11-4567 by 5:30 pm. Rs 200 crore was spent in 2020-21. COVID-19 cases: 6,10,803. See www.x.in/70"
    assert unread(text) == {
        "1800-11-4567": "a phone number",
        "5:30 pm.": "a time of day",
        "200 crore": "a sum of money",
        "2020-21": "a date",
        "COVID-19": "part of a name",
        "6,10,803": "a count of another subject",
        "www.x.in/70": "part of a web or e-mail address",
    }


def test_every_number_is_a_claim_or_listed(shipped):
    text = "July 3, 2021: 70 lakh consultations in 31 States; 107 crore screenings; 45 of 90."
    report = check(text, shipped)
    assert report.numbers_in_text == 6
    assert all(text[claim.start : claim.end] == claim.text for claim in report.claims)


def test_people_for_consultations_are_noted_and_the_figure_still_checked(shipped):
    (claim,) = check("eSanjeevani has served 70 lakh patients.", shipped, SEVENTY_LAKH).claims
    assert claim.verdict.verdict == "agrees"
    assert "not people" in claim.notes[0]


def test_beyond_the_days_of_the_release_nothing_can_be_checked(verdicts):
    assert verdicts("60 crore consultations as on 1 January 2030", as_of=None)[0][3] == "cannot check"


def test_a_page_of_a_thousand_words_takes_a_fifth_of_a_second(shipped):
    page = (
        "On the platform 70 lakh consultations were held in 31 States and UTs with 420 online OPDs, it was said. " * 50
    )
    check(page, shipped, SEVENTY_LAKH)
    start = time.perf_counter()
    check(page, shipped, SEVENTY_LAKH)
    assert time.perf_counter() - start < 1  # a fifth where nothing else runs


@pytest.mark.parametrize(
    "content",
    [b"word " * 500_000, bytes(range(256)) * 400, b"1,234 " * 10_000, b"%PDF-1.7 nothing", b"PK\x03\x04 nothing"],
    ids=["long", "junk", "numbers", "no pdf", "no docx"],
)
def test_what_cannot_be_checked_is_refused_in_plain_words(shipped, content):
    with pytest.raises(UnreadableText, match=r"^(The|This) "):
        check(texts.decode(content), shipped)


def test_a_word_document_is_read_with_its_tables(tmp_path):
    document = Document()
    document.add_paragraph("As on 3 July 2021")
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "Kerala", "1,99,339"
    document.save(tmp_path / "statement.docx")
    assert texts.read(tmp_path / "statement.docx") == "As on 3 July 2021\nKerala | 1,99,339"


def test_the_command_line_prints_one_json_object(shipped, tmp_path):
    (tmp_path / "text.txt").write_text("\ufeff70 lakh consultations as on 3 July 2021", encoding="utf-8")
    done = run("check", str(tmp_path / "text.txt"), "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["as_of"], found["numbers_in_text"]) == (0, "2021-07-03", 2)
    assert found["claims"] == [
        {
            "text": "70 lakh",
            "start": 0,
            "end": 7,
            "kind": "consultations_total",
            "state": None,
            "value": 7_000_000,
            "qualifier": "exact",
            "verdict": "agrees",
            "expected": 7_000_000,
            "published": 7_000_000,
        }
    ]


def test_the_command_line_refuses_what_it_cannot_read(shipped, tmp_path):
    (tmp_path / "junk").write_bytes(bytes(range(256)) * 10)
    done = run("check", str(tmp_path / "junk"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: This is neither plain text")


@pytest.mark.parametrize("day", ["63 April 2020", "13 April 2520", "31 June 2021", "April 45, 2021", "32 जुलाई 2021"])
def test_a_day_that_no_calendar_has_disagrees(shipped, day):
    found = check(f"On {day}, eSanjeevani completed 70 lakh consultations.", shipped).claims
    assert [one.verdict.verdict for one in found if one.text == day] == ["disagrees"]


@pytest.mark.parametrize(
    "text",
    [
        "eSanjeevani AB-HWC was launched in November 1019.",
        "eSanjeevani AB-HWC was launched in November 2819, and eSanjeevani OPD later.",
        "ई-संजीवनी एबी-एचडब्ल्यूसी की शुरुआत नवंबर 1019 में हुई थी।",
    ],
)
def test_a_month_with_a_slip_in_its_year_disagrees(shipped, text):
    assert [one.verdict.verdict for one in check(text, shipped).claims] == ["disagrees"]


def test_a_number_after_a_month_is_not_its_year_where_it_counts_something(shipped):
    found = check("In June 2921 consultations were completed, in July 4523.", shipped).claims
    assert not any(one.text.startswith(("June", "July")) for one in found)


def test_the_29th_of_february_is_a_day_in_some_years(shipped):
    found = check("On 29 February eSanjeevani had 70 lakh consultations.", shipped, dt.date(2021, 7, 3)).claims
    assert [one.text for one in found] == ["70 lakh"]


def test_over_a_figure_with_decimals_reaches_to_the_next_decimal(shipped):
    # 85,68,828 on that day: over 85.6 lakh is true of it, over 85.0 lakh has been overtaken.
    day = dt.date(2021, 8, 1)
    said = {
        text: check(f"eSanjeevani has completed over {text} consultations.", shipped, day).claims[0]
        for text in ("85.6 lakh", "85.0 lakh", "80 lakh")
    }
    assert [one.verdict.verdict == "agrees" for one in said.values()] == [True, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 199_999,
        "1" * 199_999,
        "1," * 99_999,
        "70 lakh consultations. " * 90_000,
        " ".join(map(str, range(10_000))),
    ],
    ids=["letters", "digits", "commas", "2 MB", "numbers"],
)
def test_what_is_too_much_is_refused_at_once_and_in_words(shipped, text):
    began = time.monotonic()
    with pytest.raises(UnreadableText, match=r"^(The|This) .*\.$"):
        check(text, shipped)
    assert time.monotonic() - began < 1
