"""Old releases go by a stated rule, never the live one or the one before it; what they withheld stays withheld."""

import datetime as dt
import json
import os
import shutil

import pandas as pd
import pytest
from conftest import PROJECT
from rooms import Room

from telemedicine import pruning, releases


def made(root, id, built_at, before=None, like=None):
    """A release of that id: a copy of another, with its own manifest."""
    shutil.copytree(like, root / id)
    path = root / id / "manifest.json"
    path.chmod(0o644)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"id": id, "built_at": built_at, "before": before}))
    path.chmod(0o444)


@pytest.fixture
def root(tmp_path, small):
    """Thirty releases, built on 1 to 30 June 2021, the last of them live."""
    (tmp_path / "current").write_text("day-30")
    for day in range(1, 31):
        before = f"day-{day - 1:02}" if day > 1 else None
        made(tmp_path, f"day-{day:02}", f"2021-06-{day:02}T06:00:00+00:00", before, small.folder)
    return tmp_path


def days(root):
    return sorted(int(id.removeprefix("day-")) for id in releases.ids(root))


def test_the_twelve_newest_are_kept_and_the_oldest_go_first(root):
    assert pruning.prune(root) == [f"day-{day:02}" for day in range(1, 19)]
    assert days(root) == [*range(19, 31)]


def test_the_live_release_and_the_one_before_it_are_kept_however_old(root):
    (root / "current").write_text("day-05")
    pruning.prune(root)
    assert days(root) == [4, 5, *range(19, 31)]


def test_of_each_month_the_last_release_is_kept(root, small):
    for month in (1, 2):
        for day in (10, 20):
            made(root, f"2021-{month:02}-{day}", f"2021-{month:02}-{day}T06:00:00+00:00", like=small.folder)
    pruning.prune(root)
    assert {"2021-01-20", "2021-02-20"} < set(releases.ids(root))
    assert not {"2021-01-10", "2021-02-10"} & set(releases.ids(root))


def test_a_reader_who_has_a_pruned_release_open_reads_on(root):
    release = releases.open_release("day-01", root)
    pruning.prune(root)
    assert not (root / "day-01").exists()
    as_of = dt.date(2021, 6, 30)
    assert release.ask("consultations_by_month", state="IN", as_of=as_of).rows.consultations.sum() == 207_000
    assert release.manifest["id"] == "day-01"
    assert release.ask("opds_by_kind", state="IN", as_of=as_of).rows.opds.sum() > 0
    with pytest.raises(releases.UnknownRelease):
        releases.open_release("day-02", root)


def test_a_release_that_alone_withholds_a_number_stays(root):
    path = root / "day-03" / "tables/opd_monthly.parquet"
    months = pd.read_parquet(path)
    assert not months.is_withheld.all()
    path.chmod(0o644)
    months.assign(is_withheld=True).to_parquet(path)
    pruning.prune(root)
    assert days(root) == [3, *range(19, 31)]


def test_what_a_pruned_release_withheld_stays_withheld(tmp_path, monkeypatch):
    """Fifteen releases on: the first withheld April at OPD-KL-1 and is gone, yet its later number is not shown."""
    monkeypatch.setattr(pruning, "NEWEST", 2)
    room = Room(tmp_path)
    shutil.copy(PROJECT / "tests/extracts/opds.csv", room.extracts)
    counts = (PROJECT / "tests/extracts/consultations.csv").read_text()
    from telemedicine import build

    seen = []
    for number in (5, 500, 501, 502):  # 5 is withheld; a late file makes it 500
        room.drop(
            counts__csv=counts.replace("2021-04-01,IN-KL,OPD,OPD-KL-1,10000", f"2021-04-01,IN-KL,OPD,OPD-KL-1,{number}")
        )
        seen.append(build.build(room.data, room.root))
        _age(room.root / seen[-1], number)
    assert seen[0] not in releases.ids(room.root)
    april = releases.open_release(seen[-1], room.root).connection.table("opd_monthly").df()
    row = april[(april.month.astype(str) == "2021-04-01") & (april.opd_id == "OPD-KL-1")].iloc[0]
    assert row.is_withheld
    assert pd.isna(row.consultations)


def _age(release, number):
    """Give each release its own time: the clock counts in seconds, and a month keeps its last."""
    path = release / "manifest.json"
    path.chmod(0o644)
    stamp = f"2021-06-01T06:{number // 60:02}:{number % 60:02}+00:00"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"built_at": stamp}))


def test_a_pruned_release_that_was_half_deleted_is_cleared_away(root):
    os.rename(root / "day-01", root / ".gone-day-01")
    (root / ".draft-abc-1").mkdir()
    assert days(root) == [*range(2, 31)]
    pruning.clear_drafts(root)
    assert not list(root.glob(".*"))
