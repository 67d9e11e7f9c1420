"""The tables of a release, counted by Spark: the SQL that DuckDB runs, for extracts that outgrow one machine."""

import csv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession

from telemedicine import queries

# What the tables are counted from: the rows of all extracts that a build accepts.
ACCEPTED = ("accepted", "register", "estimates")

# What the SQL means must not depend on how a cluster is set up: errors are errors, and days are in IST.
_MEANING = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "Asia/Kolkata",
    "spark.log.level": "ERROR",
}
_LOCAL = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "4",
}


@contextmanager
def session(master: str = "local[2]") -> Iterator[SparkSession]:
    """Start Spark on this machine, heard by this machine only, or on the cluster that `master` names; stop it after."""
    settings = _MEANING | (_LOCAL if master.startswith("local") else {})
    started = SparkSession.builder.master(master).appName("telemedicine").config(map=settings).getOrCreate()
    try:
        yield started
    finally:
        started.stop()


def count(spark: SparkSession, rows: Mapping[str, str], data: Path, out: str) -> None:
    """Count every table of a release and write each to the folder `out`/<table>, as one Parquet file in its order.

    `rows` says where the Parquet files of `accepted`, `register` and `estimates` lie: a file, a folder or a pattern.
    `data` holds the published and reference files. A cluster must be able to reach `out` and `rows`.
    """
    for name in ACCEPTED:
        spark.read.parquet(rows[name]).createOrReplaceTempView(name)
    spark.createDataFrame([], "month DATE, opd_id STRING").createOrReplaceTempView("withheld_before")
    for name, inside in queries.files().items():
        _read(spark, data / inside).createOrReplaceTempView(name)
    for query in queries.tables():
        # One file keeps the order of rows; read back, a table is counted once and not again for each that needs it.
        spark.sql(query.sql).coalesce(1).write.mode("overwrite").parquet(f"{out}/{query.name}")
        spark.read.parquet(f"{out}/{query.name}").createOrReplaceTempView(query.name)


def _read(spark: SparkSession, file: Path) -> DataFrame:
    """Read a CSV file here, not on the cluster, which need not see it; every value is text, an empty one is null."""
    with file.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    schema = ", ".join(f"{name} STRING" for name in header)
    return spark.createDataFrame([[value or None for value in row] for row in rows], schema)
