"""The catalogue of facts, as data: of each kind the question that answers it, and the row, column and unit of it.

A kind that the published record has too is named as there (`published.PUBLISHED`). What the record alone knows, such as
hubs or doctors, needs no line here: every other measure of the record is a kind as it stands.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from telemedicine.published import PUBLISHED

CONSULTATIONS, STATES, OPDS, MILESTONE = "consultations", "states", "opds", "milestone"
DAYS, DAY, MONTH, PERCENT, RANK, NUMBER = "days", "day", "month", "percent", "rank", "number"


@dataclass(frozen=True)
class Asked:
    """What a fact is asked for: ISO code or IN; all, OPD or AB-HWC; a month, a day or a milestone, or None."""

    as_of: str
    state: str
    variant: str
    period: str | None


Rows = Callable[[pd.DataFrame, Asked], pd.DataFrame]


def every(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """All rows."""
    return rows


def of_state(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """The row of the State or UT, once it has a consultation."""
    return rows[(rows.state == asked.state) & (rows.consultations > 0)]


def of_variant(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """The row of the variant; all rows for both."""
    return rows[(rows.variant == asked.variant) | (asked.variant == "all")]


def of_day(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """The row of the day asked for, or of the last one."""
    return rows[rows.date == pd.Timestamp(asked.period or asked.as_of)]


def of_month(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """The row of the month asked for, or the complete ones."""
    return rows[rows.month == pd.Timestamp(asked.period)] if asked.period else rows[rows.is_complete]


def of_record(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """The months that were higher than every one before."""
    return rows[rows.is_record]


def of_milestone(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """The row of the milestone asked for, or all reached."""
    return rows[rows.milestone == int(asked.period)] if asked.period else rows


@dataclass(frozen=True)
class Kind:
    """Where a fact is found: in the last of the rows that `rows` leaves, in `column`.

    `variant` is set where the kind is of one variant; `period` and `basis` name the columns that say what span the
    value is of and what it rests on, where there are any.
    """

    question: str
    column: str
    unit: str = CONSULTATIONS
    rows: Rows = every
    variant: str = "all"
    period: str | None = None
    basis: str | None = None


KINDS = {
    "consultations_total": Kind("headline_figures", "consultations", basis="basis"),
    "consultations_opd_total": Kind("headline_figures", "consultations_opd", variant="OPD", basis="variants_basis"),
    "consultations_abhwc_total": Kind(
        "headline_figures", "consultations_abhwc", variant="AB-HWC", basis="variants_basis"
    ),
    "opd_percent": Kind("consultations_by_variant", "share_percent", PERCENT, of_variant, "OPD"),
    "abhwc_percent": Kind("consultations_by_variant", "share_percent", PERCENT, of_variant, "AB-HWC"),
    "milestone": Kind("milestones", "milestone", MILESTONE, of_milestone, period="milestone", basis="basis"),
    "milestone_day": Kind("milestones", "crossed_on", DAY, of_milestone, period="milestone", basis="basis"),
    "days_between_milestones": Kind("milestones", "days_taken", DAYS, of_milestone, period="milestone", basis="basis"),
    "next_milestone": Kind("next_milestone", "milestone", MILESTONE),
    "consultations_day": Kind("consultations_by_day", "consultations", rows=of_day, period="date", basis="basis"),
    "consultations_daily": Kind("headline_figures", "per_day_28"),
    "consultations_daily_peak": Kind(
        "headline_figures", "busiest_day_consultations", period="busiest_day", basis="busiest_day_basis"
    ),
    "busiest_day": Kind("headline_figures", "busiest_day", DAY, period="busiest_day", basis="busiest_day_basis"),
    "consultations_month": Kind(
        "consultations_by_month", "consultations", rows=of_month, period="month", basis="basis"
    ),
    "record_month": Kind("consultations_by_month", "month", MONTH, of_record, period="month", basis="basis"),
    "states_operational": Kind("headline_figures", "states_operational", STATES),
    "opds_online": Kind("opds_in_statements", "opds", OPDS),
    "opds_general": Kind("opds_in_statements", "opds_general", OPDS),
    "opds_speciality": Kind("opds_in_statements", "opds_speciality", OPDS),
    "state_consultations_total": Kind("consultations_by_state", "consultations", rows=of_state, basis="basis"),
    "state_consultations_opd": Kind(
        "consultations_by_state", "consultations", rows=of_state, variant="OPD", basis="basis"
    ),
    "state_consultations_abhwc": Kind(
        "consultations_by_state", "consultations", rows=of_state, variant="AB-HWC", basis="basis"
    ),
    "state_rank": Kind("consultations_by_state", "rank", RANK, of_state, basis="basis"),
    "state_percent": Kind("consultations_by_state", "share_percent", PERCENT, of_state, basis="basis"),
    "launch_date": Kind("launches_by_variant", "launched_on", DAY, of_variant, period="launched", basis="basis"),
}
# A kind of both variants, asked of one, is the kind that the record has of that one.
OF_ONE = {
    ("consultations_total", "OPD"): "consultations_opd_total",
    ("consultations_total", "AB-HWC"): "consultations_abhwc_total",
    ("state_consultations_total", "OPD"): "state_consultations_opd",
    ("state_consultations_total", "AB-HWC"): "state_consultations_abhwc",
}
# What is only ever published. A figure of some period says nothing of a day.
PRINTED = tuple(name for name in PUBLISHED if name not in KINDS and not name.endswith(("_period", "_month")))
