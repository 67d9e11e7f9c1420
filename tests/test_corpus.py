"""The corpus of statements is complete, sound, and true to the published record."""

import csv
import re

import corpus
import pytest
from browser import PROJECT

STATEMENTS = corpus.statements() | corpus.statements(corpus.HARD)
# Measures of which the record has no row: they are counted from it, or are the same on every day.
COUNTED = {
    "launch_date",
    "busiest_day",
    "leading_states",
    "days_between_milestones",
    "opd_percent",
    "abhwc_percent",
    "any",
}
OPEN_ENDED = 1.25  # "over 12 lakh" may stand for 12,66,667, not for 20 lakh


def every(statement=lambda statement: True):
    return [pytest.param(each, id=each.name) for each in STATEMENTS.values() if statement(each)]


def test_the_corpus_is_large_in_both_languages():
    counts = [sum(each.language == language for each in STATEMENTS.values()) for language in corpus.LANGUAGES]
    assert counts >= [44, 22, 4]


@pytest.mark.parametrize("statement", every())
def test_every_number_of_a_text_is_marked(statement):
    rest = corpus.MARK.sub("", statement.source)
    assert not re.findall(r"\d", rest)  # of any script
    assert not re.findall(r"[{}]", rest)


@pytest.mark.parametrize("statement", every())
def test_a_mark_stands_where_its_text_stands(statement):
    assert all(statement.text[mark.start : mark.end] == mark.text for mark in statement.marks)


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("16,32,377", 1632377, 1),
        ("3,17,01735", 31701735, 1),
        ("12.5 lakh", 1250000, 10000),
        ("100.11 million", 100110000, 10000),
        ("1.2 करोड़", 12000000, 1000000),
        ("२,८२,४२,८८०", 28242880, 1),
        ("8-crore", 80000000, 10000000),
        ("57.14 per cent", 57.14, 0.01),
    ],
)
def test_a_number_is_read_with_its_precision(text, value, step):
    assert corpus.value(text) == (value, pytest.approx(step))


def test_a_mark_in_words_must_give_its_value():
    with pytest.raises(ValueError, match="in words"):
        corpus.mark(0, "seventy lakh", "consultations_total")


def test_a_verdict_must_exist():
    with pytest.raises(ValueError, match="no such verdict"):
        corpus.mark(0, "70 lakh", "consultations_total agree")


RECORD = PROJECT / "data/published"


def rows(name):
    with (RECORD / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


DAYS = {row["statement_id"]: row["as_of"] for row in rows("statements.csv")}
PRINTED = [(DAYS[row["statement_id"]], row["metric"], row["state"] or None, row) for row in rows("figures.csv")]


def stands_for(mark, published):
    """Whether a number with its hedge can be the published one, by the digits printed in both."""
    parts = re.findall(r"\d[\d,.]*\s*[^\d\s]*", mark.text)
    is_one = len(parts) == 1 and mark.text.startswith(parts[0])  # not 2 करोड़ 82 लाख: its mark gives the value
    said, step = corpus.value(mark.text) if is_one else (mark.value, corpus.value(parts[-1])[1] if parts else 1)
    if mark.qualifier == "about":
        step = 10 ** (len(str(int(said))) - len(str(int(said)).rstrip("0")))
    low, high = {
        "exact": (said - step / 2, said + step / 2),
        "about": (said - step / 2, said + step / 2),
        "at_least": (said, said * OPEN_ENDED),
        "nearly": (said * 0.95, said - 1),
    }[mark.qualifier]
    return low <= published <= high


def days_true(mark):
    """Days on which the record prints the number of a mark, for its measure and State/UT."""
    return {
        day
        for day, metric, state, row in PRINTED
        if (metric, state) == (mark.kind, mark.state) and stands_for(mark, float(row["value"]))
    }


def marks_of_the_record(*verdicts):
    return [
        pytest.param(statement, mark, id=f"{statement.name}: {mark.text}")
        for statement in STATEMENTS.values()
        for mark in statement.marks
        if mark.kind and mark.kind not in COUNTED and mark.verdicts == {corpus.VERDICTS[name] for name in verdicts}
    ]


@pytest.mark.parametrize(("statement", "mark"), marks_of_the_record("agrees"))
def test_a_mark_that_agrees_has_its_row_in_the_record(statement, mark):
    assert str(mark.day or statement.as_of) in days_true(mark)


@pytest.mark.parametrize(("statement", "mark"), marks_of_the_record("another-day"))
def test_a_mark_of_another_day_has_its_row_on_that_day_only(statement, mark):
    assert days_true(mark)
    assert str(statement.as_of) not in days_true(mark)


@pytest.mark.parametrize(("statement", "mark"), marks_of_the_record("disagrees"))
def test_a_mark_that_disagrees_is_on_no_day_of_the_record(statement, mark):
    assert not days_true(mark)


@pytest.mark.parametrize(("statement", "mark"), marks_of_the_record("cannot-check"))
def test_a_mark_that_cannot_be_checked_has_no_row_on_that_day(statement, mark):
    day = str(statement.as_of)
    assert not [row for date, metric, state, row in PRINTED if (date, metric, state) == (day, mark.kind, mark.state)]


SEEDS = corpus.seeds() + corpus.seeds(corpus.HARD)


def test_errors_of_every_kind_are_seeded():
    kinds = [seed.error for seed in SEEDS]
    assert len(SEEDS) >= 90
    assert all(
        kinds.count(kind) >= 6
        for kind in (
            "wrong digit",
            "swapped states",
            "stale day",
            "wrong variant",
            "lakh for crore",
            "rounded past the mark",
            "sum that fails",
            "English and Hindi disagreeing",
        )
    )


@pytest.mark.parametrize("seed", [pytest.param(seed, id=f"{seed.statement.name}: {seed.error}") for seed in SEEDS])
def test_a_seeded_error_is_one(seed):
    base = STATEMENTS[seed.statement.name]
    assert seed.statement.text != base.text
    assert all(corpus.VERDICTS["agrees"] not in mark.verdicts for mark in seed.targets)
    new = {mark.text for mark in seed.targets} - {mark.text for mark in base.marks}
    for mark in seed.targets:
        if mark.text in new and mark.kind not in COUNTED:
            assert str(mark.day or base.as_of) not in days_true(mark)


def test_an_edit_must_fit_once():
    base = STATEMENTS["release-70-lakh"]
    with pytest.raises(ValueError, match="stands 2 times"):
        corpus.seed("wrong digit | release-70-lakh | 70 lakh -> 71 lakh | disagrees", {base.name: base})
