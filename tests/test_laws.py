"""What holds for every day of the shipped release, and what it says on the day of its 70 lakh."""

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telemedicine import facts

SEED_DAY = dt.date(2021, 7, 3)
# The ten leading States of the statement of 3 July 2021, with its counts.
SEED_STATES = {
    "Andhra Pradesh": 1_632_377,
    "Tamil Nadu": 1_266_667,
    "Karnataka": 1_219_029,
    "Uttar Pradesh": 1_033_644,
    "Gujarat": 303_426,
    "Madhya Pradesh": 282_012,
    "Maharashtra": 225_138,
    "Bihar": 223_197,
    "Kerala": 199_339,
    "Uttarakhand": 166_827,
}


def any_day():
    return st.dates(dt.date(2020, 4, 13), dt.date(2026, 9, 15))


def test_the_record_runs_from_the_launch_to_the_last_published_total(shipped):
    assert (shipped.first_day, shipped.last_day) == (dt.date(2020, 4, 13), dt.date(2026, 9, 15))
    assert shipped.manifest["totals"]["consultations"] == 500_092_730


def test_the_statement_of_3_july_2021_is_met(shipped):
    found = facts.figures(shipped, SEED_DAY)
    names = shipped.ask("states_by_name").rows.set_index("state")["name"]
    assert found["consultations_total"] == 7_000_000
    assert found["last_milestone"] == 7_000_000
    assert found["next_milestone"] == 8_000_000
    assert found["month"] == {"2021-06": 1_250_000}
    assert found["states_operational"] == 31
    assert found["opds_online"] == 420
    assert [(names[row["state"]], row["consultations"]) for row in found["top_states"]] == list(SEED_STATES.items())
    assert [row["rank"] for row in found["top_states"]] == list(range(1, 11))


def test_june_2021_was_the_highest_month_so_far(shipped):
    months = shipped.ask("consultations_by_month", state="IN", as_of=SEED_DAY).rows.set_index("month")
    assert months.is_record["2021-06-01"]


def test_70_lakh_is_crossed_on_the_day_of_its_statement_and_the_range_says_since_when_it_could_be(shipped):
    row = shipped.ask("milestones", as_of=SEED_DAY).rows.set_index("milestone").loc[7_000_000]
    assert row.crossed_on.date() == SEED_DAY
    # The last total below it was printed for 22 June 2021 ("over 60 lakh").
    assert (row.crossed_from.date(), row.crossed_to.date()) == (dt.date(2021, 6, 23), SEED_DAY)
    assert row.statement_id == "2021-07-03-70-lakh"


@settings(max_examples=40, deadline=None)
@given(as_of=any_day())
def test_states_and_variants_add_up_to_the_nation_on_every_day(shipped, as_of):
    row = shipped.ask("headline_figures", as_of=as_of).rows.iloc[0]
    states = shipped.ask("consultations_by_state", as_of=as_of, variant="all").rows
    assert states.consultations.sum() + row.consultations_not_stated == row.consultations
    assert row.consultations_opd + row.consultations_abhwc == row.consultations
    assert (states.consultations > 0).sum() == row.states_operational


@settings(max_examples=20, deadline=None)
@given(as_of=any_day())
def test_what_is_shown_of_opds_is_the_opd_total_but_for_the_few_withheld(shipped, as_of):
    row = shipped.ask("headline_figures", as_of=as_of).rows.iloc[0]
    register = shipped.ask("consultations_by_opd", state="IN", as_of=as_of).rows
    kinds = shipped.ask("opds_by_kind", state="IN", as_of=as_of).rows
    assert register.closed_on.isna().sum() == kinds.opds.sum() == row.opds
    assert register.consultations_shown.sum() == kinds.consultations_shown.sum()
    assert register.months_withheld.sum() == kinds.months_withheld.sum()
    ended = register.counted_to[0].date()
    total = shipped.ask("headline_figures", as_of=ended).rows.consultations_opd[0] if ended >= shipped.first_day else 0
    missing = total - register.consultations_shown.sum()
    assert 0 <= missing <= 0.03 * total
    assert missing == 0 or register.months_withheld.sum() > 1


@settings(max_examples=20, deadline=None)
@given(days=st.lists(any_day(), min_size=2, max_size=2, unique=True).map(sorted))
def test_no_cumulative_count_falls(shipped, days):
    before, after = (
        shipped.ask("consultations_by_state", as_of=day, variant="all").rows.sort_values("state", ignore_index=True)
        for day in days
    )
    assert (after.consultations >= before.consultations).all()


@pytest.mark.parametrize("state", ["IN", "IN-KL", "IN-LD"])
def test_days_months_and_totals_agree(shipped, state):
    days = shipped.ask("consultations_by_day", state=state, as_of=shipped.last_day).rows
    months = shipped.ask("consultations_by_month", state=state, as_of=shipped.last_day).rows
    assert (days.consultations >= 0).all()
    assert days.consultations.cumsum().equals(days.consultations_total)
    assert months.consultations.sum() == days.consultations.sum() == months.consultations_total.iloc[-1]


def test_every_cumulative_figure_of_medium_or_high_confidence_is_met_but_for_the_contradictions_listed(shipped):
    rows = shipped.ask("published_against_release", state="IN", as_of=shipped.last_day).rows
    cumulative = (
        rows.metric.str.match(r"(state_)?consultations(_opd|_abhwc)?(_total)?$")
        | rows.metric.isin(["state_consultations_total", "state_consultations_opd", "state_consultations_abhwc"])
        | rows.metric.isin(["consultations_month", "states_operational"])
        | rows.metric.str.startswith("opds_")
    )
    held = rows[cumulative & (rows.confidence != "low")]
    assert len(held) > 250
    listed = shipped.ask("contradictions_by_figure", as_of=shipped.last_day).rows
    keys = ["statement_id", "metric", "state"]
    differing = {tuple(key) for key in held[held.verdict != "met"][keys].fillna("").values}
    assert differing == {tuple(key) for key in listed[keys].fillna("").values}
    assert listed.reason.str.len().gt(20).all()


def test_figures_printed_with_all_digits_are_met_to_the_last_one(shipped):
    rows = shipped.ask("published_against_release", state="IN", as_of=shipped.last_day).rows
    listed = shipped.ask("contradictions_by_figure", as_of=shipped.last_day).rows
    exact = rows[
        (rows.verdict != "not counted")
        & (rows.qualifier == "exact")
        & (rows.confidence != "low")
        & ~rows.as_printed.str.contains("lakh|crore|million")
        & ~rows.statement_id.isin(listed.statement_id)
    ]
    assert len(exact) > 180
    assert (exact.value == exact.release_value).all()


def test_a_state_left_out_of_a_table_of_ten_has_no_more_than_the_tenth(shipped):
    rows = shipped.ask("published_against_release", state="IN", as_of=shipped.last_day).rows
    totals = rows[(rows.metric == "state_consultations_total") & (rows.confidence != "low")]
    tables = {id: table for id, table in totals.groupby("statement_id") if len(table) >= 10}
    assert len(tables) == 15
    for table in tables.values():
        states = shipped.ask("consultations_by_state", as_of=table.as_of.iloc[0].date(), variant="all").rows
        others = states[~states.state.isin(table.state)]
        assert others.consultations.max() <= table.value.min()


def test_the_fall_of_opds_in_2023_is_kept_and_marked_as_a_break(shipped):
    months = shipped.ask("opds_by_month", state="IN", as_of=shipped.last_day).rows
    assert months[months.is_break].month.dt.strftime("%Y-%m").tolist() == ["2023-09"]
    assert shipped.ask("headline_figures", as_of="2023-02-16").rows.opds[0] == 1_152
    assert shipped.ask("headline_figures", as_of="2023-09-04").rows.opds[0] == 238


def test_published_estimated_and_simulated_are_told_apart(shipped):
    states = shipped.ask("consultations_by_state", as_of=SEED_DAY, variant="all").rows.set_index("name")
    assert set(states.basis[list(SEED_STATES)]) == {"published"}
    assert states.basis["Rajasthan"] == "simulated"  # its last published total is of November 2020
    assert states.basis["West Bengal"] == "estimated"  # next printed on 21 September 2021
    assert shipped.ask("headline_figures", as_of=SEED_DAY).rows.basis[0] == "published"
    assert shipped.ask("headline_figures", as_of="2021-07-04").rows.basis[0] == "estimated"
    assert set(shipped.ask("consultations_by_opd", state="IN", as_of=SEED_DAY).rows.basis) == {"simulated"}


def test_what_was_printed_beside_the_total_is_told_apart_too(shipped):
    # The two variants were printed on 18 October 2021, the busiest day (5,15,530) is of 19 July 2023.
    assert shipped.ask("headline_figures", as_of="2021-10-18").rows.variants_basis[0] == "published"
    assert shipped.ask("headline_figures", as_of=SEED_DAY).rows.variants_basis[0] == "estimated"
    row = shipped.ask("headline_figures", as_of="2026-09-15").rows.iloc[0]
    assert (row.busiest_day.date(), row.busiest_day_consultations) == (dt.date(2023, 7, 19), 515_530)
    assert row.busiest_day_basis == "published"
    months = shipped.ask("consultations_by_month", state="IN", as_of=SEED_DAY).rows.set_index("month")
    assert months.basis["2021-06-01"] == "published"
    assert months.basis["2021-05-01"] == "estimated"


def test_the_error_of_the_estimates_is_published(shipped):
    rows = shipped.ask("estimation_errors_by_metric").rows.set_index("metric")
    assert {"consultations_total", "state_consultations_total"} <= set(rows.index)
    assert (rows.worst_percent >= rows.median_percent).all()
    assert rows.figures.sum() > 150


def test_milestones_are_crossed_in_order(shipped):
    rows = shipped.ask("milestones", as_of=shipped.last_day).rows
    ladder = [times * 10**zeros for zeros, times in itertools.product(range(5, 9), range(1, 10))]
    assert rows.milestone.tolist() == [milestone for milestone in ladder if milestone <= 500_000_000]
    assert rows.crossed_on.is_monotonic_increasing
    assert (rows.crossed_from <= rows.crossed_on).all()
    assert (rows.crossed_on <= rows.crossed_to).all()
