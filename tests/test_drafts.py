"""Drafts: what a statement says of a day is true, is cited, and is what that day's own statement said."""

import csv
import datetime as dt
import re

import pytest
from browser import PROJECT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from telemedicine import facts, numerals, words
from telemedicine.releases import BadParameter
from telemedicine.statements import draft, plain, sentences, wording

FIRST, LAST, SEED_DAY = dt.date(2020, 4, 13), dt.date(2026, 9, 15), dt.date(2021, 7, 3)
LANGUAGES = ("en", "hi")
LAKH, CRORE = 100_000, 10_000_000
# How each language hedges, around the number and its scale.
NUMBER = r"(?P<digits>\d[\d,]*(?:\.\d+)?)(?: (?P<scale>lakh|crore|लाख|करोड़))?(?: (?:per cent|प्रतिशत))?"
HEDGES = {
    "over": [rf"over {NUMBER}", rf"{NUMBER} से अधिक"],
    "nearly": [rf"nearly {NUMBER}", rf"करीब {NUMBER}"],
    "around": [rf"around {NUMBER}", rf"लगभग {NUMBER}"],
}
SCALES = {"lakh": LAKH, "लाख": LAKH, "crore": CRORE, "करोड़": CRORE, None: 1}


@pytest.fixture(autouse=True)
def english_again():
    yield
    words.use(words.DEFAULT)


def any_day():
    return st.dates(FIRST, LAST)


def any_choice():
    return st.lists(st.sampled_from(sentences.KINDS), min_size=1, unique=True)


def written(release, as_of, kinds=draft.USUAL, language="en"):
    words.use(language)
    return draft.draft(release, as_of, kinds)


def said(cited):
    """The texts of a draft's paragraphs."""
    return " ".join(sentence.text for told in cited.paragraphs for sentence in told)


def printed(statement):
    """The figures of a statement as its day printed them, from the record."""
    with (PROJECT / "data/published/figures.csv").open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["statement_id"] == statement]


@pytest.mark.parametrize(
    ("language", "headline", "told"),
    [
        (
            "en",
            "eSanjeevani crosses 70 lakh consultations",
            [
                "eSanjeevani, has crossed 70 lakh consultations.",
                "In June 2021, around 12.5 lakh consultations were completed, the highest of any month so far.",
                "in 31 States and Union Territories",
                "420 online OPDs",
                "The 10 leading States are Andhra Pradesh (16,32,377), Tamil Nadu (12,66,667), Karnataka (12,19,029), "
                "Uttar Pradesh (10,33,644), Gujarat (3,03,426), Madhya Pradesh (2,82,012), Maharashtra (2,25,138), "
                "Bihar (2,23,197), Kerala (1,99,339) and Uttarakhand (1,66,827).",
            ],
        ),
        (
            "hi",
            "ई-संजीवनी ने 70 लाख परामर्श का आंकड़ा पार किया",
            [
                "ई-संजीवनी ने 70 लाख परामर्श का आंकड़ा पार कर लिया है।",
                "जून 2021 में लगभग 12.5 लाख परामर्श पूरे हुए, जो अब तक किसी भी महीने में सर्वाधिक हैं।",
                "31 राज्यों और केंद्र शासित प्रदेशों में",
                "420 ऑनलाइन ओपीडी",
                "अग्रणी 10 राज्य हैं: आंध्र प्रदेश (16,32,377), तमिलनाडु (12,66,667), कर्नाटक (12,19,029), "
                "उत्तर प्रदेश (10,33,644), गुजरात (3,03,426), मध्य प्रदेश (2,82,012), महाराष्ट्र (2,25,138), "
                "बिहार (2,23,197), केरल (1,99,339) और उत्तराखंड (1,66,827)।",
            ],
        ),
    ],
)
def test_the_70_lakh_draft_says_what_that_days_statement_said(shipped, language, headline, told):
    made = written(shipped, SEED_DAY, language=language)
    assert made.headline.text == headline
    assert [text for text in told if text not in said(made)] == []
    record = {row["as_printed"] for row in printed("2021-07-03-70-lakh") if row["metric"] != "doctors_defence_opd"}
    in_english = plain.text(written(shipped, SEED_DAY))
    assert [figure for figure in record if figure not in in_english] == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(as_of=any_day(), kinds=any_choice(), language=st.sampled_from(LANGUAGES))
def test_every_figure_of_a_draft_is_its_facts_by_the_law_of_its_hedge(shipped, as_of, kinds, language):
    made = written(shipped, as_of, kinds, language)
    for kind in kinds:
        for told in [sentences.sentence(sentences.Day(shipped, as_of), kind)]:
            if told and kind not in (sentences.LAUNCH, sentences.LEADING):
                assert_true(told.text, told.facts[0])
    assert {fact.kind for fact in made.facts} <= {*kinds, "state_consultations_total"}
    for fact in made.facts:
        rows = shipped.ask(fact.question, **fact.params).rows
        assert fact.unit in ("day", "month") or any(abs(rows[fact.column].dropna() - fact.value) <= 0.5)


def assert_true(text, fact):
    """A sentence holds the number of its fact: bare and the same, or hedged and within what the hedge allows."""
    for hedge, patterns in HEDGES.items():
        for pattern in patterns:
            if found := re.search(pattern, text):
                low, high = bounds(hedge, found)
                assert low <= fact.value <= high, (text, fact)
                return
    bare = {numerals.count(fact.value), numerals.short(fact.value), numerals.decimal(fact.value, 2)}
    milestone = numerals.milestone(int(f"{fact.value:.0f}"[0]) * 10 ** (len(f"{fact.value:.0f}") - 1))
    assert any(number in text for number in bare | {milestone}), (text, fact)


def bounds(hedge, found):
    """The values a hedged number allows: over is at least it; the others are within half of its last digit."""
    scale, digits = SCALES[found["scale"]], found["digits"].replace(",", "")
    value = float(digits) * scale
    decimals = len(digits.partition(".")[2])
    if decimals or scale > 1:
        half = scale * 10**-decimals / 2
    else:
        half = 10 ** (len(digits) - len(digits.rstrip("0"))) / 2 if len(digits) > 3 else 0.5
    return {"over": (value, float("inf")), "nearly": (value - half, value - 1), "around": (value - half, value + half)}[
        hedge
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("as_of", [FIRST, dt.date(2020, 4, 14), dt.date(2020, 4, 29), dt.date(2020, 5, 1), LAST])
def test_the_first_days_have_a_draft_too(shipped, as_of, language):
    made = written(shipped, as_of, sentences.KINDS, language)
    assert made.headline.text and made.paragraphs and made.citations
    assert 1 <= len(made.table.rows) <= 10


def test_before_a_month_is_complete_none_is_told(shipped):
    made = written(shipped, dt.date(2020, 4, 29), ["consultations_month", "consultations_total"])
    assert [fact.kind for fact in made.facts] == ["consultations_total"]
    nothing = written(shipped, dt.date(2020, 4, 29), ["consultations_month"])
    assert (nothing.paragraphs, nothing.citations) == ((), ())
    assert nothing.remarks == ("None of the chosen figures is known for this day.",)


def test_a_month_is_the_highest_only_where_it_beat_all_before(small, shipped):
    assert "highest" in said(written(small, dt.date(2021, 6, 30), ["consultations_month"]))  # 60, 67, 80 thousand
    assert "highest" not in said(written(small, dt.date(2021, 4, 30), ["consultations_month"]))  # nothing to beat
    fell = facts.fact(shipped, "record_month", LAST).period != facts.fact(shipped, "consultations_month", LAST).period
    assert fell
    assert "highest" not in said(written(shipped, LAST, ["consultations_month"]))


def test_what_is_counted_is_said_with_all_its_digits(small):
    told = said(written(small, dt.date(2021, 6, 30)))
    assert "has completed 2,07,000 consultations" in told
    assert "The 3 leading States are Andhra Pradesh (1,20,000), Kerala (55,000) and Tamil Nadu (25,000)." in told
    assert written(small, dt.date(2021, 6, 30)).remarks == ()


def test_a_figure_printed_with_all_digits_is_said_so(shipped):
    made = written(shipped, LAST)
    assert made.headline.text == "eSanjeevani crosses 50 crore consultations"
    assert "has completed 50,00,92,730 consultations" in said(made)


@pytest.mark.parametrize(
    ("value", "milestone", "expected"),
    [
        (7_000_000, 7_000_000, None),  # reached, not nearly
        (6_960_000, 7_000_000, "nearly 70 lakh"),
        (6_949_999, 7_000_000, None),  # it rounds to 69 lakh
        (98_900, 100_000, None),  # farther than one per cent
        (99_100, 100_000, "nearly 1 lakh"),
        (9_940_000, 10_000_000, "nearly 1 crore"),
    ],
)
def test_nearly_is_just_below_a_milestone(value, milestone, expected):
    assert wording.nearly(value, milestone) == expected


@pytest.mark.parametrize(
    ("value", "over", "around"),
    [
        (7_000_000, "over 70 lakh", "around 70 lakh"),
        (7_761_999, "over 77.6 lakh", "around 77.6 lakh"),
        (7_769_999, "over 77.6 lakh", "around 77.7 lakh"),
        (99_999_999, "over 9.99 crore", "around 10 crore"),
        (8_538, "over 8,530", "around 8,540"),
        (296, "over 296", "around 296"),
    ],
)
def test_over_is_cut_and_around_is_rounded(value, over, around):
    assert (wording.over(value), wording.around(value)) == (over, around)


def test_the_leading_states_of_the_ranking_page_are_listed_for_copying(small):
    rows = small.ask("consultations_by_rank", as_of="2021-06-30", variant="all", top=2).rows
    assert wording.leading_states(rows) == "Andhra Pradesh (1,20,000), Kerala (55,000)"


def test_facts_are_said_in_the_order_that_was_chosen(shipped):
    made = written(shipped, SEED_DAY, ["opds_online", "leading_states", "states_operational", "consultations_total"])
    assert [len(told) for told in made.paragraphs] == [2, 1, 1]
    assert "OPDs" in made.paragraphs[0][0].text and "States and Union" in made.paragraphs[0][1].text


def test_a_draft_without_the_total_has_a_headline_without_a_figure(shipped):
    made = written(shipped, SEED_DAY, ["opds_online"])
    assert made.headline.text == "eSanjeevani: the figures up to 3 July 2021"


def test_every_sentence_with_a_figure_names_its_source(shipped):
    made = written(shipped, SEED_DAY, sentences.KINDS)
    cited = [sentence for told in made.paragraphs for sentence in told]
    assert all(sentence.sources for sentence in (*cited, made.headline, made.table.caption))
    numbers = {number for sentence in cited for number in sentence.sources}
    assert numbers == set(range(1, len(made.citations) + 1))


def test_a_source_names_question_day_release_and_a_permalink(shipped):
    words.use("en")
    made = draft.draft(shipped, SEED_DAY, site="https://dashboard.example")
    line = made.citations[0].line
    assert "(headline_figures)" in line
    assert "as of 3 July 2021" in line
    assert shipped.id in line
    assert f"https://dashboard.example/?as_of=2021-07-03&release={shipped.id}&lang=en#headline" in line


def test_what_is_estimated_or_simulated_is_said_to_be(shipped):
    simulated = written(shipped, LAST)
    assert any("simulated" in remark for remark in simulated.remarks)
    assert {row[2] for row in simulated.table.rows} == {"simulated"}
    assert written(shipped, SEED_DAY).remarks == ()  # all of it was printed
    assert {row[2] for row in written(shipped, SEED_DAY).table.rows} == {"published"}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(as_of=any_day())
def test_consultations_are_never_said_to_be_people(shipped, as_of):
    text = plain.text(written(shipped, as_of, sentences.KINDS)).split("Sources")[0]
    assert not re.search(r"patient|people|user|beneficiar", text)
    text = plain.text(written(shipped, as_of, sentences.KINDS, "hi")).split("स्रोत")[0]
    assert not re.search("मरीज|रोगी|लोग|लाभार्थी", text)
    assert not re.search("[A-Za-z]", text)


@pytest.mark.parametrize("kinds", [[], ["nonsense"], ["consultations_total", "state_rank"]])
def test_an_unknown_fact_is_refused_and_those_there_are_named(small, kinds):
    with pytest.raises(BadParameter, match="leading_states"):
        draft.draft(small, dt.date(2021, 6, 30), kinds)
