"""The command line, run as a user runs it: what it prints, and how it refuses."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from browser import PROJECT


def run(*arguments, root=None):
    """Run a command; what it printed, what it said besides, and its exit code."""
    environment = os.environ | ({"TELEMEDICINE_RELEASES": str(root)} if root else {})
    command = [sys.executable, "-m", "telemedicine", *arguments]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)


@pytest.fixture
def root(small):
    return small.folder.parent


def test_figures_print_one_json_object_and_nothing_else(shipped):
    done = run("figures", "--as-of", "2021-07-03", "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert found["as_of"] == "2021-07-03"
    assert found["release"] == shipped.id
    assert found["consultations_total"] == 7_000_000
    assert found["month"] == {"2021-06": 1_250_000}
    assert found["top_states"][0] == {"state": "IN-AP", "rank": 1, "consultations": 1_632_377}
    assert len(found["top_states"]) == 10


def test_figures_are_those_of_the_last_day_unless_told_otherwise(root):
    found = json.loads(run("figures", "--json", root=root).stdout)
    assert (found["as_of"], found["consultations_total"]) == ("2021-06-30", 207_000)


def test_figures_for_a_reader_are_said_in_indian_digits(root):
    printed = run("figures", root=root).stdout
    assert "2,07,000 (counted)" in printed
    assert "1. Andhra Pradesh" in printed


def test_a_question_is_answered_as_csv_and_as_json(root):
    asked = ("ask", "opds_by_kind", "--param", "state=IN", "--param", "as_of=2021-06-30")
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv", root=root).stdout)))
    assert (rows[0]["kind"], rows[0]["opds"], rows[0]["months_withheld"]) == ("general", "2", "2")
    assert json.loads(run(*asked, "--format", "json", root=root).stdout)[0]["opds"] == 2


def test_days_are_iso_dates_in_csv_and_json(root):
    asked = ("ask", "milestones", "--param", "as_of=2021-06-30")
    assert json.loads(run(*asked, "--format", "json", root=root).stdout)[0]["crossed_on"] == "2021-05-20"
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv", root=root).stdout)))
    assert rows[0]["crossed_on"] == "2021-05-20"


def test_a_question_is_answered_as_a_table_with_names_a_reader_knows(root):
    printed = run("ask", "milestones", "--param", "as_of=2021-06-30", root=root).stdout
    assert "Crossed on" in printed
    assert "29 Jun 2021" in printed
    assert "crossed_on" not in printed


def test_releases_are_listed_with_the_live_one_marked(root, small):
    assert run("releases", root=root).stdout.startswith(f"* {small.id}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("figures", "--as-of", "2021-02-30"), "write it as 2021-07-03"),
        (("figures", "--as-of", "2031-01-01"), "2021-04-01 to 2021-06-30"),
        (("figures", "--release", "nope"), "There is no release 'nope'"),
        (("ask", "nope"), "headline_figures"),
        (("ask", "milestones"), "takes as_of"),
        (("ask", "milestones", "--param", "as_of"), "as_of=2021-07-03"),
        (("ask", "opds_by_kind", "--param", "as_of=2021-06-30", "--param", "state=Kerala"), "IN-KL"),
        (("fly",), "invalid choice"),
        (("reference", "--records", "2021-07-03", "2021-07-01"), "before"),
    ],
)
def test_bad_input_is_refused_with_code_2_and_plain_words(root, arguments, said):
    done = run(*arguments, root=root)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_before_the_first_release_the_command_to_run_is_named(tmp_path):
    done = run("figures", root=tmp_path)
    assert done.returncode == 2
    assert "telemedicine build" in done.stderr


def test_a_second_start_does_not_build_again(shipped):
    done = run("build", "--if-missing")
    assert (done.returncode, done.stdout) == (0, "")


def test_records_are_the_daily_counts_one_row_a_consultation(extract, tmp_path):
    import pyarrow.parquet as parquet

    out = tmp_path / "records.parquet"
    done = run("reference", "--out", str(extract), "--records", "2020-08-01", "2020-08-09", "--to", str(out))
    assert done.returncode == 0
    counts = parquet.read_table(extract / "consultations.parquet").to_pandas()
    days = counts[(counts.date.astype(str) >= "2020-08-01") & (counts.date.astype(str) <= "2020-08-09")]
    records = parquet.read_table(out).to_pandas()
    assert len(records) == days.consultations.sum()
    assert records.consultation_id.is_unique
