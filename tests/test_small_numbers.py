"""Small numbers of single OPDs cannot be told: not from tables, questions, totals and downloads, nor over releases.

A month of an OPD is withheld at 0 to 7 consultations. A number counts as told when it is 1 to 7 and, for all that is
published, could not be zero. OPD A opened before B, B before C: the last of a host stands in for the others.
"""

import shutil

import numpy as np
import pandas as pd
import pytest
from conftest import data_folder
from hypothesis import given, settings
from hypothesis import strategies as st
from small_numbers import FEW, alike, published, ranges, register, told, worlds

from telemedicine import build, queries, releases, warehouse

X = np.nan  # a number that is withheld


def seen(opds, numbers, before=None):
    """What is published of one month with these numbers."""
    return published(opds, np.array([numbers]), None if before is None else np.array([before])).tolist()[0]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((500, 8, 900), (500, 8, 900)),  # 8 is not few
        ((7, 500, 900), (X, 500, X)),  # C opened last
        ((500, 900, 7), (500, X, X)),  # C is the one with few: B stands in
        ((0, 500, 900), (X, 500, X)),  # a late consultation would make a shown zero a known 1
        ((3, 4, 900), (X, X, X)),  # one stands in for both
        ((3, 4, 0), (X, X, X)),  # nobody is left to stand in
    ],
)
def test_few_are_withheld_and_the_opd_that_opened_last_with_them(numbers, expected):
    assert seen(register("IN-KL", "IN-KL", "IN-KL"), numbers) == pytest.approx(expected, nan_ok=True)


def test_each_host_has_its_own_stand_in():
    opds = register("IN-KL", "IN-KL", "IN-TN", "IN-TN")
    assert seen(opds, (3, 500, 600, 700)) == pytest.approx((X, X, 600, 700), nan_ok=True)


def test_for_an_opd_alone_at_its_host_the_last_of_the_country_stands_in():
    opds = register("IN-KL", "IN-TN", None, "IN-AP", "IN-AP")
    assert seen(opds, (3, 500, 600, 700, 800)) == pytest.approx((X, 500, 600, 700, X), nan_ok=True)
    assert seen(opds, (300, 500, 6, 700, 8)) == pytest.approx((300, 500, X, 700, X), nan_ok=True)


def test_an_opd_that_is_closed_or_not_yet_open_has_no_month():
    opds = register("IN-KL", "IN-KL", "IN-KL").assign(
        opened_on=pd.to_datetime(["2020-01-01", "2020-01-01", "2020-02-29"]),
        closed_on=pd.to_datetime(["2020-02-01", None, None]),  # not open on the 1st of February any more
    )
    assert seen(opds, (0, 500, 900)) == [500, 900]


def test_a_late_consultation_does_not_bring_out_what_was_withheld():
    opds = register("IN-KL", "IN-KL", "IN-KL")
    first = seen(opds, (7, 500, 900))
    # Shown, 8 and 900 beside a total higher by one would say that the first had been 7.
    assert seen(opds, (8, 500, 900), before=first) == pytest.approx((X, 500, X), nan_ok=True)
    assert seen(opds, (8, 500, 900)) == [8, 500, 900]  # to those who were never shown another


@pytest.mark.parametrize(
    ("hosts", "total"), [("KK", 40), ("KKK", 26), ("KKKK", 16), ("KTA", 26), ("KKT", 26), ("KTT", 26)]
)
def test_no_number_is_told_to_who_knows_the_rule_and_tries_every_world(hosts, total):
    opds, every = register(*hosts), worlds(len(hosts), total)
    assert not told(every[:, None], published(opds, every)[:, None])


def test_every_number_from_0_to_7_is_possible_where_15_or_more_are_withheld_together():
    opds, every = register("IN-KL", "IN-KL", "IN-KL"), worlds(3, 30)
    for hidden, same in alike(every[:, None], published(opds, every)[:, None]):
        together = same[0].sum(where=hidden)
        for possible in same[:, hidden].T if together >= 15 else []:
            assert not set(possible) & set(FEW) or set(possible) >= set(range(8))


@pytest.mark.parametrize("remembers", [True, False])
@pytest.mark.parametrize("hosts", ["KKK", "KTA", "KKT"])
def test_no_number_is_told_by_a_later_release_that_only_adds(hosts, remembers):
    opds, every, late = register(*hosts), worlds(3, 16), worlds(3, 2)
    first, second = np.repeat(every, len(late), axis=0), (every[:, None] + late).reshape(-1, 3)
    seen_first = published(opds, first)
    seen_second = published(opds, second, seen_first if remembers else None)
    found = told(np.stack([first, second], axis=1), np.stack([seen_first, seen_second], axis=1))
    assert bool(found) != remembers  # without memory the attack succeeds, so it is an attack


def hosted():
    """Up to seven OPDs, national ones among them, and their numbers in two releases, the second with late ones."""
    number = st.one_of(st.integers(0, 9), st.integers(0, 1_000))
    opd = st.tuples(st.sampled_from(["IN-KL", "IN-TN", "IN-AP", None]), number, st.integers(0, 3))
    return st.lists(opd, min_size=2, max_size=7).map(lambda opds: list(zip(*opds, strict=True)))


@settings(max_examples=100, deadline=None)
@given(hosted())
def test_bounds_from_all_totals_of_two_releases_never_exclude_zero(drawn):
    hosts, first, late = drawn
    opds, first = register(*hosts), np.array(first)
    second = first + late
    before = seen(opds, first)
    views = np.array([before, seen(opds, second, before=before)])
    hosts = opds.state.fillna("")
    is_alone = (hosts.map(hosts.value_counts()) == 1).to_numpy()
    for by_host in (True, False):
        # Who knows that an OPD alone served its State/UT has that State/UT's own number, which is exact.
        safe = ~is_alone if by_host else np.full(len(opds), True)
        for truth, view, bounds in zip(
            (first, second), views, ranges(opds, [first, second], views, by_host), strict=True
        ):
            few = np.isin(truth, FEW)
            assert np.isnan(view[few]).all()
            assert (bounds[few & safe, 0] == 0).all()


def test_the_bounds_do_find_a_number_that_is_withheld_alone():
    opds, numbers = register("IN-KL", "IN-KL"), np.array([3, 500])
    (bounds,) = ranges(opds, [numbers], [np.array([X, 500])], by_host=True)
    assert bounds.tolist() == [[3, 3], [500, 500]]


# The release itself: every table, question and download.

REGISTER = """opd_id,name,kind,state,opened_on
A,General OPD,general,IN-KL,2021-03-01
B,Eye OPD,speciality,IN-KL,2021-03-02
C,General OPD,general,IN-KL,2021-03-03
N,National OPD,national,,2021-03-01
"""
COUNTS = """date,state,variant,opd_id,consultations
2021-04-02,IN-KL,OPD,A,{few}
2021-04-02,IN-KL,OPD,B,500
2021-04-02,IN-KL,OPD,C,{rest}
2021-04-02,IN-KL,OPD,N,40
2021-05-31,IN-TN,OPD,N,60
2021-05-31,IN-KL,OPD,C,9
"""


@pytest.fixture
def releasing(tmp_path):
    """Build a release from these counts, beside those built before in a room of the same name."""

    def release(room, counts):
        extracts = tmp_path / room / "extracts"
        if not extracts.exists():
            extracts.mkdir(parents=True)
            data_folder(tmp_path / room / "data", extracts)
        (extracts / "opds.csv").write_text(REGISTER)
        (extracts / "counts.csv").write_text(counts)
        root = tmp_path / room / "releases"
        return releases.open_release(build.build(tmp_path / room / "data", root), root)

    return release


def everything(release):
    """All that a reader can get of a release but checksums: tables to download, and what questions answer."""
    tables = {path.name: sorted(path.read_text().splitlines()) for path in (release.folder / "tables").glob("*.csv")}
    tables.pop("extracts.csv")
    days = pd.to_datetime(["2021-04-02", "2021-04-29", "2021-04-30", "2021-05-30", "2021-05-31"])
    for name in queries.names():
        wanted = {field.name for field in queries.question(name).params}
        if wanted <= {"state", "as_of", "variant"}:
            usual = {"state": "IN-KL", "variant": "OPD"}
            asked = {key: usual[key] for key in wanted & set(usual)}
            for day in days if "as_of" in wanted else [None]:
                answer = release.ask(name, **asked | ({"as_of": day.date()} if day else {}))
                tables[name, day] = answer.rows.drop(columns="sha256", errors="ignore").to_csv()
    return tables


def test_all_that_is_published_is_the_same_had_the_few_gone_through_another_opd(releasing):
    few, none = (releasing(room, COUNTS.format(few=few, rest=900 + 3 - few)) for room, few in (("few", 3), ("none", 0)))
    assert everything(few) == everything(none)


def months(release, month):
    """Numbers of the OPDs in a month, as downloaded."""
    rows = pd.read_csv(release.folder / "tables/opd_monthly.csv").set_index("opd_id")
    return rows.consultations[rows.month == month].to_dict()


def test_what_one_release_withheld_the_next_withholds_and_is_named_for_it(releasing):
    releasing("here", COUNTS.format(few=7, rest=900))
    later, alone = (releasing(room, COUNTS.format(few=8, rest=900)) for room in ("here", "elsewhere"))
    assert months(later, "2021-04-01") == pytest.approx({"A": X, "B": 500, "C": X, "N": 40}, nan_ok=True)
    assert months(alone, "2021-04-01") == {"A": 8, "B": 500, "C": 900, "N": 40}
    assert later.id != alone.id
    assert releasing("here", COUNTS.format(few=8, rest=900)).id == later.id


def test_a_month_missing_from_a_release_is_remembered_though_the_one_before_is_gone(releasing):
    first = releasing("here", COUNTS.format(few=7, rest=900))
    releasing("here", "".join(line for line in COUNTS.splitlines(keepends=True) if "2021-04" not in line))
    shutil.rmtree(first.folder)
    third = releasing("here", COUNTS.format(few=8, rest=900))
    assert months(third, "2021-04-01") == pytest.approx({"A": X, "B": 500, "C": X, "N": 40}, nan_ok=True)


@pytest.mark.parametrize("release", ["small", "shipped"])
def test_nothing_of_single_opds_is_stored_but_the_register_and_their_months(release, request):
    opened = request.getfixturevalue(release)
    stored = set(warehouse.rows(opened.connection.cursor(), "SHOW TABLES")["name"])
    files = {path.stem for path in (opened.folder / "tables").iterdir()}
    tables = {path.stem: pd.read_parquet(path) for path in (opened.folder / "tables").glob("*.parquet")}
    assert stored == files == set(tables)
    assert {name for name, rows in tables.items() if "opd_id" in rows} == {"opds", "opd_monthly"}
    months = tables["opd_monthly"]
    assert list(months) == ["month", "opd_id", "consultations", "is_withheld"]
    assert months.consultations.min() >= 8
    assert (months.consultations.isna() == months.is_withheld).all()
    assert (months.month + pd.offsets.MonthEnd() <= pd.Timestamp(opened.last_day)).all()


def test_from_day_to_day_an_opd_grows_by_whole_months_that_are_shown(small):
    before = {}
    for day in pd.date_range("2021-04-01", "2021-06-30"):
        rows = small.ask("consultations_by_opd", state="IN", as_of=day.date()).rows
        now = dict(zip(rows.opd_id, rows.consultations_shown.fillna(0), strict=True))
        grown = {opd for opd in now if now[opd] != before.get(opd, 0)}
        assert not grown or day.is_month_end
        before = now


def test_few_of_the_simulated_opds_consultations_are_withheld(shipped):
    months = pd.read_parquet(shipped.folder / "tables/opd_monthly.parquet")
    total = shipped.ask("headline_figures", as_of="2026-08-31").rows.consultations_opd[0]
    # As `docs/decisions.md` says.
    assert (len(months), months.is_withheld.sum(), total - months.consultations.sum()) == (47_004, 1_089, 10_767)
