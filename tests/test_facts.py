"""Facts: one list for pages, statements and the command line. Small ones are counted by hand."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from telemedicine import facts, metrics

LAST = dt.date(2021, 6, 30)
SEED_DAY = dt.date(2021, 7, 3)


def value(release, kind, as_of=LAST, **asked):
    found = facts.fact(release, kind, as_of, **asked)
    return found and found.value


@pytest.mark.parametrize(
    ("kind", "asked", "expected"),
    [
        ("consultations_total", {}, 207_000),
        ("consultations_opd_total", {}, 134_000),
        ("consultations_total", {"variant": "AB-HWC"}, 73_000),
        ("abhwc_percent", {}, 100 * 73 / 207),
        ("milestone", {}, 200_000),
        ("milestone_day", {}, dt.date(2021, 6, 29)),
        ("milestone_day", {"period": "100000"}, dt.date(2021, 5, 20)),
        ("days_between_milestones", {}, 40),
        ("next_milestone", {}, 300_000),
        ("consultations_day", {"period": "2021-06-10"}, 50_000),
        ("consultations_day", {"period": "2021-06-30", "state": "IN-TN"}, 2_000),
        ("consultations_daily_peak", {}, 50_000),
        ("busiest_day", {}, dt.date(2021, 6, 10)),
        ("consultations_month", {}, 80_000),
        ("consultations_month", {"period": "2021-05"}, 67_000),
        ("consultations_month", {"period": "2021-05", "variant": "OPD"}, 27_000),
        ("consultations_month", {"period": "2021-06", "state": "IN-KL"}, 25_000),
        ("record_month", {}, dt.date(2021, 6, 1)),
        ("states_operational", {}, 3),
        ("opds_online", {}, 4),
        ("opds_general", {}, 2),
        ("opds_speciality", {"state": "IN-KL"}, 1),
        ("state_consultations_total", {"state": "IN-AP"}, 120_000),
        ("state_consultations_total", {"state": "IN-AP", "variant": "OPD"}, 50_000),
        ("state_consultations_abhwc", {"state": "IN-AP"}, 70_000),
        ("state_rank", {"state": "IN-TN"}, 3),
        ("launch_date", {"variant": "OPD"}, dt.date(2020, 4, 13)),
    ],
)
def test_a_fact_is_what_a_pencil_counts(small, kind, asked, expected):
    assert value(small, kind, **asked) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("consultations_month", {"period": "2020-05"}),  # not counted
        ("consultations_total", {"state": "IN-KL"}),  # of the nation
        ("state_consultations_total", {}),  # of a State or UT
        ("state_rank", {"state": "IN-GA"}),  # who has no consultation has no rank
        ("days_between_milestones", {"period": "100000"}),  # nothing before the first
        ("opds_online", {"variant": "AB-HWC"}),  # there are none of that variant
        ("share_women_pct", {"state": "IN-KL"}),  # never printed
    ],
)
def test_what_there_is_no_fact_of_is_none(small, kind, asked):
    assert facts.fact(small, kind, LAST, **asked) is None


def test_before_a_month_is_complete_and_a_milestone_reached_they_are_not_listed(small):
    kinds = {fact.kind for fact in facts.listed(small, dt.date(2021, 4, 10))}
    assert "consultations_total" in kinds
    assert not {"consultations_month", "record_month", "milestone", "days_between_milestones"} & kinds


def test_the_leading_states_are_listed_from_the_highest_and_without_those_that_have_none(small):
    leaders = facts.leading(small, LAST)
    assert [(leader.state, leader.value) for leader in leaders] == [
        ("IN-AP", 120_000),
        ("IN-KL", 55_000),
        ("IN-TN", 25_000),
    ]


def test_a_fact_says_what_it_rests_on_and_what_was_printed(shipped):
    total = facts.fact(shipped, "consultations_total", SEED_DAY)
    assert (total.value, total.basis, total.qualifier) == (7_000_000, "published", "at_least")
    assert (total.published.as_printed, total.published.statement_id) == ("70 lakh", "2021-07-03-70-lakh")
    assert facts.fact(shipped, "consultations_total", dt.date(2021, 7, 4)).basis == "estimated"
    assert facts.fact(shipped, "consultations_day", SEED_DAY).basis == "estimated"  # only the total was printed
    july_2026 = facts.fact(shipped, "state_consultations_total", dt.date(2026, 7, 1), state="IN-AP")
    assert july_2026.basis == "simulated"


def test_a_month_keeps_what_was_printed_of_it_on_later_days(shipped):
    june = facts.fact(shipped, "consultations_month", dt.date(2021, 12, 1), period="2021-06")
    assert (june.value, june.published.as_printed) == (1_250_000, "12.5 lakh")


def test_what_only_statements_know_is_the_last_figure_printed(shipped):
    hubs = facts.fact(shipped, "hubs", SEED_DAY)
    assert (hubs.value, hubs.qualifier, hubs.period) == (1_800, "at_least", "2021-06-10")
    assert facts.fact(shipped, "share_women_pct", dt.date(2021, 8, 23)) is None  # first printed the day after
    assert value(shipped, "share_women_pct", dt.date(2023, 2, 16)) == 57


def test_the_70_lakh_statement_is_met_by_the_facts(shipped):
    assert value(shipped, "consultations_month", SEED_DAY) == 1_250_000
    assert value(shipped, "record_month", SEED_DAY) == dt.date(2021, 6, 1)
    assert value(shipped, "states_operational", SEED_DAY) == 31
    assert value(shipped, "opds_online", SEED_DAY) == 420
    assert [leader.value for leader in facts.leading(shipped, SEED_DAY)][-1] == 166_827


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.integers(0, 2346))
def test_every_fact_is_the_answer_to_the_question_it_names(shipped, days):
    as_of = shipped.first_day + dt.timedelta(days=days)
    found = facts.listed(shipped, as_of)
    assert {"consultations_total", "states_operational", "opds_online"} <= {fact.kind for fact in found}
    for fact in found:
        rows = shipped.ask(fact.question, **fact.params).rows
        if fact.unit in ("day", "month"):
            assert fact.value in set(rows[fact.column].dt.date)
        else:
            assert any(abs(rows[fact.column].dropna() - fact.value) <= 0.5)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.integers(0, 2346))
def test_the_command_line_prints_the_facts(shipped, days):
    as_of = shipped.first_day + dt.timedelta(days=days)
    printed = facts.figures(shipped, as_of)
    assert printed["consultations_total"] == value(shipped, "consultations_total", as_of)
    assert printed["last_milestone"] == value(shipped, "milestone", as_of)
    assert [row["consultations"] for row in printed["top_states"]] == [
        leader.value for leader in facts.leading(shipped, as_of)
    ]


def test_every_measure_of_the_record_is_a_kind_of_fact_or_of_a_period():
    missing = set(metrics.PUBLISHED) - set(facts.KINDS) - set(facts.PRINTED)
    assert all(name.endswith(("_period", "_month")) for name in missing)
