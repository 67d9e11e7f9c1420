"""Records and daily counts are two forms of one thing: 70 lakh consultations, one row each, give the same figures."""

import datetime as dt
import shutil

import pandas as pd
import pytest
from conftest import data_folder

from telemedicine import build, extracts, releases

FIRST, LAST = dt.date(2020, 4, 13), dt.date(2021, 7, 3)


@pytest.fixture(scope="module")
def both(extract, tmp_path_factory):
    """Two releases up to the day of 70 lakh: of daily counts, and of one row a consultation."""
    counts = pd.read_parquet(extract / "consultations.parquet")
    counts = counts[counts.date <= LAST].drop(columns="basis")
    found = []
    for form in ("counts", "records"):
        folder = tmp_path_factory.mktemp(form)
        (folder / "extracts").mkdir()
        shutil.copy(extract / "opds.csv", folder / "extracts")
        if form == "counts":
            counts.to_parquet(folder / "extracts/consultations.parquet")
        else:
            extracts.write_records(
                extract / "consultations.parquet", folder / "extracts/consultations.parquet", FIRST, LAST
            )
        id = build.build(data_folder(folder / "data", folder / "extracts"), folder / "releases")
        found.append(releases.open_release(id, folder / "releases"))
    return found


def test_seventy_lakh_records_are_read_one_by_one(both):
    _, records = both
    row = records.ask("extracts_by_file").rows.set_index("file").loc["consultations.parquet"]
    assert (row.kind, row.rows_read, row.rows_accepted, row.rows_set_aside) == (
        "consultations",
        70_00_000,
        70_00_000,
        0,
    )


@pytest.mark.parametrize("table", ["daily", "nation", "opd_monthly", "milestones", "release_values"])
def test_records_and_daily_counts_give_the_same_table(both, table):
    counts, records = (pd.read_parquet(release.folder / f"tables/{table}.parquet") for release in both)
    order = list(counts.columns)
    pd.testing.assert_frame_equal(
        counts.sort_values(order, ignore_index=True), records.sort_values(order, ignore_index=True)
    )


def test_once_handed_over_figures_are_counted_and_not_computed(both):
    for release in both:
        assert release.manifest["is_reference"] is False
        assert release.ask("headline_figures", as_of=LAST).rows.basis[0] == "counted"
        assert release.manifest["totals"]["consultations"] == 70_00_000
