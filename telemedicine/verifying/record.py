"""The tables that hold the published record against the release, made anew."""

import datetime as dt
import re
from collections import defaultdict
from pathlib import Path

from telemedicine.verifying.counting import Counted
from telemedicine.verifying.rules import table
from telemedicine.verifying.tables import Rows, is_open

_UNITS = {"lakh": 1e5, "crore": 1e7, "million": 1e6}


def reference(data: Path) -> dict[str, Rows]:
    """Return the tables that are files: states and their spellings, population, statements, sources, contradictions."""

    def of(file: str, *columns: str) -> Rows:
        return [tuple(row[column] for column in columns) for row in table(data / f"{file}.csv")]

    states = of("reference/states", "state", "lgd_code", "name", "name_hi", "kind", "capital")
    return {
        "states": states,
        "population": of("reference/population", "state", "year", "population", "basis", "as_on", "source_url"),
        "sources": of("published/sources", "statement_id", "role", "publisher", "language", "source_url"),
        "contradictions": of(
            "published/contradictions", "statement_id", "metric", "state", "contradicted_by", "reason"
        ),
        "state_spellings": of("reference/state_spellings", "spelling", "state", "is_part")
        + [(row[0], row[0], False) for row in states],
        "statements": [
            (id, said, as_of if re.fullmatch(r"\d{4}-\d\d-\d\d", as_of) else None, *rest)
            for id, said, as_of, *rest in of(
                "published/statements",
                *("statement_id", "date", "as_of", "title", "publisher", "source_url", "language", "confidence"),
            )
        ],
    }


def published(data: Path, statements: Rows) -> Rows:
    """Table `published`: every printed figure, with the lowest and highest value it can stand for."""
    said = {row[0]: (dt.date.fromisoformat(row[2]) if row[2] else None, row[-1]) for row in statements}
    rows = []
    for row in table(data / "published/figures.csv"):
        if row["statement_id"] in said:
            as_of, confidence = said[row["statement_id"]]
            value, half = float(row["value"]), _half(row)
            highest = None if row["qualifier"] == "at_least" else value + half
            rest = (row["qualifier"], row["as_printed"], row["note"], confidence)
            what = (row["metric"], row["state"] or None, row["period"] or None)
            rows.append((row["statement_id"], as_of, *what, value, value - half, highest, *rest))
    return rows


def _half(row: dict[str, str]) -> float:
    """Half the unit of the last digit printed; nothing for a figure with all its digits or a lower bound."""
    printed = re.search("[0-9][0-9,.]*", row["as_printed"])
    digits = printed[0] if printed else ""
    word = re.search("lakh|crore|million", row["as_printed"].lower())
    if row["qualifier"] == "at_least":
        return 0.0
    if word:
        decimals = re.search(r"\.([0-9]+)", digits)
        return _UNITS[word[0]] * 10.0 ** -(len(decimals[1]) if decimals else 0) / 2
    zeros = re.search("0*$", digits.replace(",", ""))
    return 10.0 ** len(zeros[0] if zeros else "") / 2 if row["qualifier"] == "about" else 0.0


def release_values(counted: Counted, nation: Rows, daily: Rows, published: Rows) -> Rows:
    """Table `release_values`: the release's own value of each measure that statements publish."""
    rows: Rows = []
    for date, _, _, _, total, opd, abhwc, _, operational, opds in nation:
        values = (total, opd, abhwc, operational, opds)
        names = ("total", "opd_total", "abhwc_total")
        metrics = (*(f"consultations_{name}" for name in names), "states_operational", "opds_online")
        rows += [(date, metric, None, None, value) for metric, value in zip(metrics, values, strict=True)]
    asked = {row[1] for row in published}
    by_state: dict[tuple, dict[str, int]] = defaultdict(dict)
    for date, state, variant, _, total, _ in daily:
        if date in asked and state:
            by_state[date, state][variant] = total
    for (date, state), totals in by_state.items():
        opd, abhwc = totals["OPD"], totals["AB-HWC"]
        for name, value in (("total", opd + abhwc), ("opd", opd), ("abhwc", abhwc)):
            rows.append((date, f"state_consultations_{name}", state, None, value))
    return rows + _by_kind(counted, published) + _by_month(nation, published)


def _by_kind(counted: Counted, published: Rows) -> Rows:
    rows = []
    for as_of, metric in {(row[1], row[2]) for row in published if row[2] in ("opds_speciality", "opds_general")}:
        there = [opd for opd in counted.register.values() if as_of and is_open(opd, as_of, as_of)]
        wanted = "general" if metric == "opds_general" else "speciality"
        if there:
            rows.append((as_of, metric, None, None, sum(opd["kind"].endswith(wanted) for opd in there)))
    return rows


def _by_month(nation: Rows, published: Rows) -> Rows:
    rows = []
    for as_of, period in {(row[1], row[4]) for row in published if row[2] == "consultations_month" and row[1]}:
        days = [day[1] for day in nation if f"{day[0]:%Y-%m}" == period and day[0] <= as_of]
        prints = sum((row[1], row[2], row[4]) == (as_of, "consultations_month", period) for row in published)
        if days:
            rows.append((as_of, "consultations_month", None, period, sum(days) * prints))
    return rows


def comparisons(published: Rows, values: Rows, contradictions: Rows) -> Rows:
    """Table `comparisons`: every published figure beside the release's own, with a verdict."""
    own = {row[:4]: row[4] for row in values}
    reasons = {(id, metric, state or None): reason for id, metric, state, _, reason in contradictions}
    rows = []
    for row in published:
        id, as_of, metric, state, period, _, lowest, highest, *_ = row
        value = own.get((as_of, metric, state, period))
        met = value is not None and value >= lowest and (highest is None or value <= highest)
        verdict = "not counted" if value is None else "met" if met else "differs"
        rows.append((*row, value, verdict, reasons.get((id, metric, state))))
    return rows
