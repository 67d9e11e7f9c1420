"""The reference extract holds every published figure it can, and says which it cannot."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from browser import PROJECT
from scipy.sparse import csr_matrix

from telemedicine import reference
from telemedicine.reference.estimate import estimate
from telemedicine.reference.record import read
from telemedicine.reference.shares import project

PUBLISHED = PROJECT / "data/published"
# The ten States of the table of 3 July 2021, as printed.
TABLE_OF_3_JULY_2021 = {
    "IN-AP": 1632377,
    "IN-TN": 1266667,
    "IN-KA": 1219029,
    "IN-UP": 1033644,
    "IN-GJ": 303426,
    "IN-MP": 282012,
    "IN-MH": 225138,
    "IN-BR": 223197,
    "IN-KL": 199339,
    "IN-UK": 166827,
}
# Numbers of States and UTs and of online OPDs, as printed; OPDS_OVER those said to be over a number.
STATES_AND_UTS = {
    "2020-08-09": 23,
    "2020-08-19": 23,
    "2020-09-08": 23,
    "2020-09-24": 26,
    "2020-10-12": 26,
    "2020-10-28": 27,
    "2020-11-07": 27,
    "2020-12-02": 28,
    "2020-12-14": 28,
    "2021-03-17": 31,
    "2021-05-13": 31,
    "2021-07-03": 31,
    "2025-11-23": 36,
    "2026-09-15": 36,
}
OPDS = {
    "2020-10-28": 217,
    "2020-12-14": 225,
    "2021-07-03": 420,
    "2023-02-16": 1152,
    "2023-09-04": 238,
    "2026-09-15": 901,
}
OPDS_OVER = {"2021-03-17": 250, "2021-05-13": 350, "2021-06-10": 375, "2021-08-09": 430, "2021-09-21": 430}


@pytest.fixture(scope="module")
def rows(extract) -> pd.DataFrame:
    return pd.read_parquet(extract / "consultations.parquet")


@pytest.fixture(scope="module")
def series(rows) -> pd.DataFrame:
    """Consultations of each day (rows) by State/UT and variant (columns)."""
    table = rows.pivot_table(index="date", columns=["state", "variant"], values="consultations", aggfunc="sum")
    return table.fillna(0).astype("int64")


@pytest.fixture(scope="module")
def opds(extract) -> pd.DataFrame:
    table = pd.read_csv(extract / "opds.csv", keep_default_na=False)
    return table.assign(closed_on=table.closed_on.replace("", "9999-12-31"))


def upto(series, day, state=None, variant=None) -> int:
    """Cumulative consultations at the end of a day."""
    wanted = [column for column in series.columns if state in (None, column[0]) and variant in (None, column[1])]
    return int(series.loc[: dt.date.fromisoformat(day), wanted].to_numpy().sum())


def open_on(opds, day) -> pd.DataFrame:
    return opds[(opds.opened_on <= day) & (opds.closed_on > day)]


def counted(series, figure) -> int:
    """What the extract has for a cumulative figure of the record."""
    state = None if figure.state == "IN" else figure.state
    return upto(series, figure.as_of, state, figure.variant or None)


def is_met(figure, value) -> bool:
    return figure.low <= value <= figure.high


def test_seventy_lakh_are_complete_on_3_july_2021(series):
    assert upto(series, "2021-07-03") == 7000000


def test_the_table_of_3_july_2021_is_met_to_the_last_digit(series):
    assert {state: upto(series, "2021-07-03", state) for state in TABLE_OF_3_JULY_2021} == TABLE_OF_3_JULY_2021


def test_the_last_published_total_is_the_last_day(series):
    assert str(series.index.max()) == "2026-09-15"
    assert upto(series, "2026-09-15") == 500092730


@pytest.mark.parametrize(
    ("day", "total"),
    [
        ("2020-08-09", 158000),
        ("2021-06-10", 6007525),
        ("2021-10-18", 14065823),  # "over 1.4 crore"; the variants printed with it add up to this
        ("2022-02-21", 24300635),
        ("2022-03-25", 30049966),  # "over 3 crore", likewise
        ("2023-07-26", 141781384),
    ],
)
def test_a_national_total_is_met_to_the_last_digit(series, day, total):
    assert upto(series, day) == total


def test_the_figures_that_are_not_met_are_the_contradictions_listed(series):
    record = read(PROJECT / "data")
    unmet = {
        (f.statement_id, f.metric, f.state) for f in record.cumulative.itertuples() if not is_met(f, counted(series, f))
    }
    listed = pd.read_csv(PUBLISHED / "contradictions.csv", keep_default_na=False)
    assert unmet == set(zip(listed.statement_id, listed.metric, listed.state.replace("", "IN"), strict=True))


def test_a_figure_said_to_be_over_is_left_only_where_others_force_it_up(series):
    # Beside the two totals above: three more totals, and two parts printed with a larger total.
    record = read(PROJECT / "data")
    over = [f for f in record.cumulative.itertuples() if f.at_least and f.aimed and counted(series, f) != f.value]
    assert {(f.statement_id, f.metric) for f in over} == {
        ("2020-08-19-2-lakh", "consultations_total"),  # five States alone grew by 45,499 since 1,58,000
        ("2020-10-28-6-lakh", "consultations_total"),  # the ten of the table grew by 1,00,504 since 5 lakh
        ("2021-10-18-1-4-crore", "consultations_total"),
        ("2022-03-25-3-crore", "consultations_total"),
        ("2023-01-31-economic-survey", "consultations_total"),  # a week before 9.7 crore, at 5,10,702 a day at most
        ("2021-07-11-ka", "state_consultations_opd"),  # 13.16 lakh in all less 3.96 lakh at centres
        ("2021-09-21-1-2-crore", "consultations_opd_total"),  # 1.2 crore in all less 67 lakh at centres
    }


def test_karnataka_keeps_the_total_its_parts_contradict(series):
    assert upto(series, "2022-04-15", "IN-KA") == 4768123
    assert upto(series, "2022-04-15", "IN-KA", "OPD") == 2264168


def test_june_2021_has_twelve_and_a_half_lakh_and_is_the_largest_month_so_far(series):
    months = series.sum(axis=1).groupby(lambda day: str(day)[:7]).sum()
    assert months["2021-06"] == 1250000
    assert months[:"2021-06"].idxmax() == "2021-06"


def test_the_busiest_day_is_19_july_2023(series):
    days = series.sum(axis=1)
    assert str(days.idxmax()) == "2023-07-19"
    assert days.max() == 515530
    assert days[: dt.date(2023, 2, 16)].max() <= 510702


def test_three_lakh_at_centres_on_16_april_2022(series):
    centres = series.xs("AB-HWC", axis=1, level="variant").sum(axis=1)
    assert centres[dt.date(2022, 4, 16)] == 300000
    assert centres[: dt.date(2022, 4, 15)].max() < 300000


def test_every_day_has_consultations_and_no_row_is_zero(rows, series):
    assert (rows.consultations > 0).all()
    assert list(series.index) == list(pd.date_range("2020-04-13", "2026-09-15").date)


@pytest.mark.parametrize(("day", "number"), STATES_AND_UTS.items())
def test_as_many_states_and_uts_have_consultations_as_were_published(series, day, number):
    counts = series.loc[: dt.date.fromisoformat(day)].T.groupby(level="state").sum().sum(axis=1)
    assert (counts > 0).sum() == number


@pytest.mark.parametrize(("state", "first"), [("IN-KL", "2020-06-10"), ("IN-TS", "2022-04-01")])
def test_a_state_starts_on_the_first_day_that_was_printed(rows, state, first):
    assert str(rows.date[rows.state == state].min()) == first


def test_chandigarh_starts_once_the_count_of_31_leaves_room(rows):
    # It counts from June 2021, but on 3 July 2021 there were 31 States and UTs, as in March.
    assert str(rows.date[rows.state == "IN-CH"].min()) == "2021-07-04"


def test_nobody_outside_a_table_of_ten_has_more_than_its_smallest(series):
    record = read(PROJECT / "data")
    states = series.columns.get_level_values("state").unique()
    assert len(record.tables) == 15
    for table in record.tables:
        day = (dt.date(2020, 4, 13) + dt.timedelta(days=table.day)).isoformat()
        assert max(upto(series, day, state) for state in states if state not in table.states) <= table.smallest


@pytest.mark.parametrize(("day", "number"), OPDS.items())
def test_as_many_opds_are_open_as_were_published(opds, day, number):
    assert len(open_on(opds, day)) == number


@pytest.mark.parametrize(("day", "number"), OPDS_OVER.items())
def test_opds_said_to_be_over_a_number_are_just_above_it(opds, day, number):
    assert number <= len(open_on(opds, day)) <= number + 6


def test_opds_split_by_kind_as_published(opds):
    kinds = open_on(opds, "2020-12-14").kind.value_counts()
    assert kinds["speciality"] + kinds["super-speciality"] == 190
    assert 25 <= kinds["general"] <= 35  # "about 30"
    kinds = open_on(opds, "2021-08-09").kind.value_counts()
    assert 350 <= kinds["speciality"] + kinds["super-speciality"] <= 450  # "about 400"


def test_all_closures_are_the_clean_up_of_4_september_2023(opds):
    closed = opds.closed_on[opds.closed_on < "9999"]
    assert set(closed) == {"2023-09-04"}


def test_one_national_opd_is_hosted_by_the_ministry_of_defence(opds):
    national = opds[opds.kind == "national"]
    assert national[["state", "host", "doctors"]].to_numpy().tolist() == [["", "Ministry of Defence", "100"]]
    assert national.opened_on.item() <= "2021-07-03"
    assert (opds.state[opds.kind != "national"] != "").all()


def test_every_opd_consultation_belongs_to_an_opd_open_that_day_in_that_state(rows, opds):
    outpatient = rows[rows.variant == "OPD"].merge(opds, on="opd_id", how="left", suffixes=("", "_opd"))
    days = outpatient.date.astype(str)
    assert ((outpatient.opened_on <= days) & (days < outpatient.closed_on)).all()
    assert ((outpatient.state_opd == outpatient.state) | (outpatient.kind == "national")).all()
    assert rows.opd_id[rows.variant == "AB-HWC"].isna().all()


def test_rows_are_sorted_and_unique(rows):
    key = rows[["date", "state", "variant", "opd_id"]].fillna("")
    assert not key.duplicated().any()
    assert key.equals(key.sort_values(list(key.columns), ignore_index=True))


@pytest.mark.parametrize(
    ("state", "last"),
    [("IN-MH", "2023-07-26"), ("IN-WB", "2025-11-17"), ("IN-HP", "2021-05-26"), ("IN-TN", "2023-02-16")],
)
def test_rows_are_estimated_up_to_the_last_published_total_and_simulated_after(rows, state, last):
    own = rows[rows.state == state]
    assert str(own.date[own.basis == "estimated"].max()) == last
    assert str(own.date[own.basis == "simulated"].min()) > last


def test_telangana_is_estimated_longer_at_centres_than_in_opds(rows):
    # After February 2023 only consultations at centres were published, up to June 2025.
    last = rows[(rows.state == "IN-TS") & (rows.basis == "estimated")].groupby("variant").date.max().astype(str)
    assert last.to_dict() == {"AB-HWC": "2025-06-30", "OPD": "2023-02-16"}


def test_a_state_never_named_is_simulated(rows):
    assert set(rows.basis[rows.state == "IN-OD"]) == {"simulated"}


def test_every_figure_aimed_at_was_left_out_once(extract):
    errors = pd.read_csv(extract / "errors.csv", keep_default_na=False)
    aimed = read(PROJECT / "data").cumulative.query("aimed")
    assert len(errors) == len(aimed)
    assert not errors.duplicated(["statement_id", "metric", "state"]).any()
    assert (errors.estimate > 0).all()


def test_a_figure_left_out_is_not_known(extract):
    # 70 lakh on 3 July 2021 lies between printed totals; nothing else prints it.
    errors = pd.read_csv(extract / "errors.csv").set_index(["statement_id", "metric"])
    left_out = errors.loc[("2021-07-03-70-lakh", "consultations_total")]
    assert left_out.value == 7000000
    assert left_out.estimate != 7000000
    assert left_out.estimate == pytest.approx(7000000, rel=0.05)


def test_an_interrupted_write_leaves_the_file_as_it_was(tmp_path):
    path = tmp_path / "opds.csv"
    path.write_text("whole")

    def half(draft):
        draft.write_text("ha")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reference._replace(path, half)
    assert path.read_text() == "whole"


def test_the_same_record_gives_the_same_days():
    first, second = (estimate(PROJECT / "data").daily for _ in range(2))
    assert np.array_equal(first, second)


def test_the_projection_without_bounds_is_proportional_fitting():
    # One row sum over two unknowns: both are scaled by the same factor, 12 / (1 + 3).
    nothing = (csr_matrix((0, 2)), np.array([]))
    found, _ = project(np.array([1.0, 3.0]), (csr_matrix([[1.0, 1.0]]), np.array([12.0])), nothing)
    assert found == pytest.approx([3.0, 9.0])


def test_the_projection_leaves_a_bound_alone_that_does_not_bind():
    total = (csr_matrix([[1.0, 1.0]]), np.array([12.0]))
    loose, tight = ((csr_matrix([[0.0, 1.0]]), np.array([most])) for most in (10.0, 6.0))
    assert project(np.array([1.0, 3.0]), total, loose)[0] == pytest.approx([3.0, 9.0])
    assert project(np.array([1.0, 3.0]), total, tight)[0] == pytest.approx([6.0, 6.0])
