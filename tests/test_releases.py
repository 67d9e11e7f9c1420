"""A release is complete or not there, never changes, and says what it was built from."""

import json
import re
import shutil

import pytest
from conftest import PROJECT, data_folder

from telemedicine import build, releases, warehouse


@pytest.fixture
def room(tmp_path):
    """A data folder of its own, with a copy of the small extract, and an empty folder for releases."""
    extracts = tmp_path / "extracts"
    shutil.copytree(PROJECT / "tests/extracts", extracts)
    return data_folder(tmp_path / "data", extracts), tmp_path / "releases", extracts


def test_the_same_inputs_give_the_same_release_and_are_not_built_twice(room):
    data, root, _ = room
    first = build.build(data, root)
    built = json.loads((root / first / "manifest.json").read_text())["built_at"]
    assert build.build(data, root) == first
    assert json.loads((root / first / "manifest.json").read_text())["built_at"] == built
    assert releases.ids(root) == [first]


def test_the_id_does_not_depend_on_when_and_where_it_was_built(room, small):
    data, root, _ = room
    assert build.build(data, root) == small.id


def test_a_new_extract_gives_a_new_release_that_names_the_one_before(room):
    data, root, extracts = room
    first = build.build(data, root)
    with (extracts / "consultations.csv").open("a") as file:
        file.write("2021-07-01,IN-KL,OPD,OPD-KL-2,1\n")
    second = build.build(data, root)
    assert releases.current(root) == second != first
    assert releases.open_release(second, root).manifest["before"] == first
    assert releases.open_release(first, root).manifest["totals"]["consultations"] == 207_000


def test_a_failed_build_says_why_and_leaves_the_last_good_release_live(room):
    data, root, extracts = room
    first = build.build(data, root)
    for path in extracts.iterdir():
        path.unlink()
    (extracts / "broken.parquet").write_bytes(b"PAR1 cut short")
    with pytest.raises(build.BuildError, match=r"broken\.parquet"):
        build.build(data, root)
    assert releases.current(root) == first
    assert [path.name for path in root.iterdir() if path.is_dir()] == [first]  # no draft is left behind


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("broken.parquet", b"PAR1 cut short", "parquet"),
        ("notes.csv", b"a,b\n1,2\n", "date.*state.*variant"),
        ("book.csv", b"PK\x03\x04", "ZIP"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_the_others_are_counted(room, name, content, said):
    data, root, extracts = room
    (extracts / name).write_bytes(content)
    release = releases.open_release(build.build(data, root), root)
    problems = release.ask("extracts_by_file").rows.set_index("file").problem
    assert re.search(f"{name}.*{said}", problems[name])
    assert problems.drop(name).isna().all()
    assert release.manifest["totals"]["consultations"] == 207_000


def test_without_any_extract_the_build_says_what_to_do(tmp_path):
    (tmp_path / "nothing").mkdir()
    data = data_folder(tmp_path / "data", tmp_path / "nothing")
    with pytest.raises(build.BuildError, match="reference"):
        build.build(data, tmp_path / "releases")


def test_rows_that_cannot_be_counted_are_set_aside_and_can_be_mended(room):
    data, root, extracts = room
    (extracts / "extracts.toml").write_text("[[read]]\nrefuse_above_percent = 40\n")
    with (extracts / "consultations.csv").open("a") as file:
        file.write("2021-06-31,IN-KL,OPD,OPD-KL-2,1\n2021-06-30,Keralla,OPD,,1\n2021-06-30,IN-KL,IPD,,1\n")
        file.write("2021-06-30,IN-KL,OPD,OPD-KL-2,-1\n2021-06-30,IN-KL,OPD,OPD-KL-2,many\n")
    release = releases.open_release(build.build(data, root), root)
    row = release.ask("extracts_by_file").rows.set_index("file").loc["consultations.csv"]
    assert (row.rows_read, row.rows_accepted, row.rows_set_aside) == (16, 11, 5)
    assert release.manifest["totals"]["consultations"] == 207_000
    aside = (data / "set-aside/consultations.csv.set-aside.csv").read_text().splitlines()
    assert len(aside) == 1 + 5
    assert aside[2].startswith("2021-06-30,Keralla,OPD,,1,consultations.csv,14,")
    assert "Nearest: Kerala" in aside[2]


def test_rows_can_be_mended_even_where_nothing_else_was_handed_over(room):
    data, root, extracts = room
    (extracts / "consultations.csv").write_text("date,state,variant,consultations\n2021-06-30,Keralla,OPD,5\n")
    with pytest.raises(build.BuildError, match="refused"):
        build.build(data, root)
    assert "Keralla" in (data / "set-aside/consultations.csv.set-aside.csv").read_text()


def test_a_file_of_which_too_much_is_bad_is_refused_whole(room):
    data, root, extracts = room
    (extracts / "late.csv").write_text("date,state,variant,consultations\n2021-06-30,IN-KL,OPD,5\n2021-06-30,,IPD,5\n")
    release = releases.open_release(build.build(data, root), root)
    row = release.ask("extracts_by_file").rows.set_index("file").loc["late.csv"]
    assert (row.rows_read, row.rows_accepted, row.rows_set_aside) == (2, 0, 2)
    assert "refused" in row.problem
    assert release.manifest["totals"]["consultations"] == 207_000


def test_a_release_lists_the_past_days_that_changed_and_the_milestones_that_moved(room):
    data, root, extracts = room
    build.build(data, root)
    (extracts / "late.csv").write_text(
        "date,state,variant,opd_id,consultations\n2021-05-02,IN-KL,OPD,OPD-KL-1,50000\n2021-07-01,IN-KL,OPD,OPD-KL-2,1\n"
    )
    release = releases.open_release(build.build(data, root), root)
    changes = release.ask("changes_by_day").rows
    assert [(str(row.date.date()), row.state, row.change) for row in changes.itertuples()] == [
        ("2021-05-02", "IN-KL", 50_000)  # and not 1 July, which the release before had not reached
    ]
    moved = release.ask("milestones_moved").rows.iloc[0]
    assert (moved.milestone, str(moved.crossed_before.date()), str(moved.crossed_on.date())) == (
        100_000,
        "2021-05-20",
        "2021-05-02",
    )


def test_records_and_daily_counts_of_the_same_consultations_give_the_same_figures(room, small):
    data, root, extracts = room
    counts = (extracts / "consultations.csv").read_text().splitlines()[1:]
    rows = [line.rsplit(",", 1) for line in counts]
    text = "".join(
        f"{place}-{number},{start}\n" for place, (start, count) in enumerate(rows) for number in range(int(count))
    )
    (extracts / "consultations.csv").write_text("consultation_id,date,state,variant,opd_id\n" + text)
    release = releases.open_release(build.build(data, root), root)
    for question in ("consultations_by_state", "consultations_by_month", "consultations_by_opd"):
        asked = {"variant": "all"} if question == "consultations_by_state" else {"state": "IN"}
        ours = release.ask(question, as_of="2021-06-30", **asked).rows
        assert ours.equals(small.ask(question, as_of="2021-06-30", **asked).rows)


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO states VALUES ('IN-XX', 99, 'x', 'x', 'state', 'x')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY states TO 'states.csv'",
        "ATTACH ':memory:' AS other",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ],
)
def test_an_open_release_can_only_be_read(small, sql):
    with pytest.raises(warehouse.Error):
        warehouse.run(small.connection.cursor(), sql)


def test_every_table_can_be_downloaded_in_both_forms(small):
    tables = {path.name for path in (small.folder / "tables").iterdir()}
    names = {name.rsplit(".", 1)[0] for name in tables}
    assert {"daily", "nation", "opds", "published", "states", "milestones"} <= names
    assert tables == {f"{name}.{ending}" for name in names for ending in ("csv", "parquet")}


def test_an_unknown_release_is_refused_with_those_there_are(small):
    with pytest.raises(releases.UnknownRelease, match=small.id):
        releases.open_release("2020-01-01-00000000", small.folder.parent)
