"""A release counted by Spark equals DuckDB's: every table, its columns and types, its rows and their order."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as arrow
import pyarrow.csv as csv
import pyarrow.parquet as parquet
import pytest
from conftest import PROJECT
from pyspark.sql import SparkSession

from telemedicine import queries, spark

# What a build accepts of these two extracts is every row of each, so Spark is given their files as they are.
SMALL = {"accepted": "consultations.csv", "register": "opds.csv", "estimates": None}
REFERENCE = {"accepted": "consultations.parquet", "register": "opds.csv", "estimates": "errors.csv"}

DAY, TEXT, COUNT, NUMBER = arrow.date32(), arrow.string(), arrow.int64(), arrow.float64()
COLUMNS = {
    "accepted": {
        "date": DAY, "state": TEXT, "variant": TEXT, "opd_id": TEXT, "consultations": COUNT, "basis": TEXT,
    },
    "register": {
        "opd_id": TEXT, "name": TEXT, "kind": TEXT, "state": TEXT, "speciality": TEXT, "host": TEXT,
        "opened_on": DAY, "closed_on": DAY, "doctors": COUNT, "basis": TEXT,
    },
    "estimates": {
        "statement_id": TEXT, "metric": TEXT, "state": TEXT, "as_of": DAY, "value": NUMBER, "estimate": NUMBER,
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    with spark.session() as started:
        yield started


def rows(file: Path, columns: dict[str, arrow.DataType]) -> arrow.Table:
    """The rows of a file, with an empty column for each that it has not."""
    if file.suffix == ".parquet":
        return parquet.read_table(file, columns=list(columns)).cast(arrow.schema(columns))
    options = csv.ConvertOptions(
        column_types=columns, include_columns=list(columns), include_missing_columns=True, strings_can_be_null=True
    )
    return csv.read_csv(file, convert_options=options)


def accepted(extract: Path, files: dict[str, str | None], out: Path) -> dict[str, str]:
    """Write the rows of an extract as Parquet and return where each kind of them lies."""
    out.mkdir()
    for name, file in files.items():
        schema = arrow.schema(COLUMNS[name])
        parquet.write_table(rows(extract / file, COLUMNS[name]) if file else schema.empty_table(), out / name)
    return {name: str(out / name) for name in files}


def table(file: Path) -> arrow.Table:
    """A table as stored. Whether a column could hold no value is left out: DuckDB writes it from the values it has."""
    stored = parquet.read_table(file)
    return arrow.table(stored.columns, names=stored.column_names)


@pytest.mark.parametrize("built", ["small", "shipped"])
def test_spark_and_duckdb_count_the_same_tables(built, session, extract, tmp_path, request):
    release = request.getfixturevalue(built)
    folder, files = (PROJECT / "tests/extracts", SMALL) if built == "small" else (extract, REFERENCE)
    spark.count(session, accepted(folder, files, tmp_path / "rows"), PROJECT / "data", str(tmp_path / "tables"))
    for query in queries.tables():
        counted = table(tmp_path / "tables" / query.name)
        assert counted.equals(table(release.folder / "tables" / f"{query.name}.parquet")), query.name


def test_spark_counts_what_was_counted_by_hand(session, tmp_path):
    counted = accepted(PROJECT / "tests/extracts", SMALL, tmp_path / "rows")
    spark.count(session, counted, PROJECT / "data", str(tmp_path / "tables"))
    last = table(tmp_path / "tables/nation").to_pylist()[-1]
    assert last["consultations_total"] == 207_000
    assert last["consultations_opd_total"] == 10_000 + 20_000 + 5_000 + 15_000 + 7_000 + 50_000 + 25_000 + 2_000
    assert last["consultations_not_stated_total"] == 7_000


def test_on_this_machine_spark_is_heard_by_this_machine_only(session):
    settings = session.sparkContext.getConf()
    assert settings.get("spark.driver.host") == settings.get("spark.driver.bindAddress") == "127.0.0.1"
    assert session.sparkContext.uiWebUrl is None
