"""Rows in, sentences out: what a chart shows, for readers who cannot see it. One function a chart, named like it.

Each takes what its chart takes. Nothing is counted here: the first, last, highest and lowest rows are picked and said.
The text is plain, never markup.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from telemedicine import numerals
from telemedicine.metrics import METRICS
from telemedicine.published import PUBLISHED
from telemedicine.words import _, ngettext

Row = Any  # of a frame, as `iloc` gives it


def cumulative(by_day: pd.DataFrame, milestones: pd.DataFrame, published: pd.DataFrame) -> str:
    """From where to where all consultations so far rose, the last milestone, and how many totals were printed.

    Columns: by_day has date, consultations_total, basis; milestones has milestone, crossed_on, basis; of published
    only the number of rows is said.
    """
    first, last = by_day.iloc[0], by_day.iloc[-1]
    rose = _("Consultations completed rose from {first} on {start} to {last} on {end}.")
    pattern = rose if len(by_day) > 1 else _("{last} consultations were completed up to {end}.")
    ends = {"first": _value(first, "consultations_total"), "last": _value(last, "consultations_total")}
    said = [pattern.format(**ends, start=numerals.date(first.date), end=numerals.date(last.date))]
    said += [_last_milestone(milestones.iloc[-1])] if len(milestones) else []
    return " ".join(said + _printed_totals(published))


def _printed_totals(published: pd.DataFrame) -> list[str]:
    pattern = ngettext(
        "Statements printed {number} total on the way.",
        "Statements printed {number} totals on the way.",
        len(published),
    )
    return [pattern.format(number=numerals.count(len(published)))] if len(published) else []


def _last_milestone(row: Row) -> str:
    about = _("The last milestone, {milestone}, was crossed about {day}.")
    pattern = about if row.basis == "estimated" else _("The last milestone, {milestone}, was crossed on {day}.")
    return pattern.format(milestone=numerals.milestone(row.milestone), day=numerals.date(row.crossed_on))


def months(by_month: pd.DataFrame) -> str:
    """How consultations of a month rose or fell, and the highest month; which months are unfinished or simulated.

    Columns: month, consultations, is_complete, basis. Serves the nation's chart and the trend of one State or UT.
    """
    said = _over_months(by_month, "consultations")
    simulated = by_month[by_month.basis == "simulated"]
    if len(simulated):
        pattern = _("{number} of {all} months are simulated, the first of them {month}.")
        number, every = numerals.count(len(simulated)), numerals.count(len(by_month))
        said.append(pattern.format(number=number, all=every, month=numerals.month(simulated.month.iloc[0])))
    return " ".join(said)


def opd_consultations(by_month: pd.DataFrame) -> str:
    """How consultations through OPDs rose or fell, and the highest month. Columns: as the chart's."""
    return " ".join(_over_months(by_month, "consultations_opd"))


def opds_hosted(_by_kind_and_month: pd.DataFrame, published: pd.DataFrame, by_month: pd.DataFrame) -> str:
    """How many OPDs were hosted, on each side of a break in the series, and how often a number was printed.

    Columns: by_month has month, opds, closed, is_break; of published only the number of rows is said, of the kinds
    nothing.
    """
    return " ".join(_around_breaks(by_month, "opds") + _printed_totals(published))


def per_opd(by_month: pd.DataFrame) -> str:
    """How consultations per OPD and day rose or fell, on each side of a break in the series.

    Columns: month, per_opd_per_day, opds, closed, is_break.
    """
    rows = by_month[by_month.per_opd_per_day.notna()]
    return " ".join(_around_breaks(rows, "per_opd_per_day")) or _("No OPD was hosted.")


def opds_opened(by_month: pd.DataFrame) -> str:
    """When most OPDs opened, how many did last, and when most closed. Columns: month, opened, closed."""
    last = by_month.iloc[-1]
    opened, closed = (by_month.loc[by_month[column].idxmax()] for column in ("opened", "closed"))
    if not opened.opened:
        return _("No OPD opened up to {month}.").format(month=numerals.month(last.month))
    most, number, end = numerals.month(opened.month), numerals.count(opened.opened), numerals.month(last.month)
    pattern = _("Most OPDs opened in {most}, {number}; in {end} {last} opened.")
    if opened.month == last.month:
        pattern = _("Most OPDs opened in {most}, {number}.")
    said = [pattern.format(most=most, number=number, end=end, last=numerals.count(last.opened))]
    if closed.closed:
        pattern = _("Most OPDs closed in {month}, {number}.")
        said.append(pattern.format(month=numerals.month(closed.month), number=numerals.count(closed.closed)))
    return " ".join(said)


def ranking(by_state: pd.DataFrame, measure: str, top: int = 10) -> str:
    """The first three States and UTs by a measure, and the last one drawn.

    Columns: name, basis, the measure and its rank, of which the first `top` above zero are drawn.
    """
    rank = {"consultations": "rank", "consultations_per_lakh": "rank_per_lakh"}[measure]
    rows = by_state[(by_state[rank] <= top) & (by_state[measure] > 0)].sort_values([rank, "name"])
    if rows.empty:
        return _("No State or UT has a consultation yet.")
    leaders = numerals.listed([_named(row, measure) for _place, row in rows.head(3).iterrows()])
    said = [_("{measure}, from the most: {leaders}.").format(measure=METRICS[measure].label, leaders=leaders)]
    if len(rows) > 3:
        pattern = _("The last of the {number} shown is {name}.")
        said.append(pattern.format(number=numerals.count(len(rows)), name=_named(rows.iloc[-1], measure)))
    return " ".join(said)


def rank_movement(ranks: pd.DataFrame, states: Sequence[str]) -> str:
    """The order of the given States and UTs in the first and in the last month. Columns: month, state, name, rank."""
    rows = ranks[ranks.state.isin(states)]
    if rows.empty:
        return _("No State or UT has a consultation yet.")
    first, last = rows.month.min(), rows.month.max()
    said = [_("Ranks in {month}: {ranks}.").format(month=numerals.month(last), ranks=_order(rows, last))]
    if first < last:
        before = _("They began in {month} with: {ranks}.")
        said.append(before.format(month=numerals.month(first), ranks=_order(rows, first)))
    return " ".join(said)


def _order(rows: pd.DataFrame, month: pd.Timestamp) -> str:
    there = rows[rows.month == month].sort_values(["rank", "name"])
    pattern, ranks = _("{rank} {name}"), there["rank"].map(numerals.count)
    return numerals.listed(
        [pattern.format(rank=rank, name=_(name)) for rank, name in zip(ranks, there["name"], strict=True)]
    )


def choropleth(by_state: pd.DataFrame, _scale: pd.DataFrame | None = None, *, measure: str, **_drawn: object) -> str:
    """Where a measure is highest and lowest, and how many places have none or no figure, however it is drawn.

    Columns: name, basis and the measure.
    """
    rows = by_state.sort_values([measure, "name"], ascending=[False, True])
    missing = rows[rows[measure].isna()]
    zero = rows[rows[measure].eq(0) & (measure != "growth_percent")]
    coloured = rows.drop([*missing.index, *zero.index])
    said = []
    if len(coloured):
        pattern = _("{measure} of {number} States and UTs: highest in {most}, lowest in {least}.")
        if len(coloured) == 1:
            pattern = _("{measure}: only {most}.")
        most, least = (_named(coloured.iloc[place], measure) for place in (0, -1))
        number = numerals.count(len(coloured))
        said.append(pattern.format(measure=METRICS[measure].label, number=number, most=most, least=least))
    none = ngettext("{number} place has none so far.", "{number} places have none so far.", len(zero))
    unknown = ngettext("{number} place has no figure.", "{number} places have no figure.", len(missing))
    for pattern, places in ((none, zero), (unknown, missing)):
        if len(places):
            said.append(pattern.format(number=numerals.count(len(places))))
    return " ".join(said)


def network(network: pd.DataFrame) -> str:
    """The first and the last published number of hubs, spokes and doctors. Columns: as_of, metric, value, qualifier."""
    printed: dict[str, list] = {}
    for row in network.sort_values(["metric", "as_of"]).itertuples():
        printed.setdefault(row.metric, []).append(row)
    said = []
    for metric, rows in printed.items():
        once = _("{measure}, as published: {last} on {end}.")
        pattern = _("{measure}, as published: {first} on {start}, {last} on {end}.") if len(rows) > 1 else once
        first, last = rows[0], rows[-1]
        ends = {"start": numerals.date(first.as_of), "end": numerals.date(last.as_of)}
        said.append(pattern.format(**ends, measure=_(PUBLISHED[metric]), first=_printed(first), last=_printed(last)))
    return " ".join(said) or _("No statement had printed hubs, spokes or doctors by then.")


def _over_months(by_month: pd.DataFrame, column: str) -> list[str]:
    """Sentences on the complete months, the highest one, and the one that is unfinished."""
    complete, unfinished = by_month[by_month.is_complete], by_month[~by_month.is_complete]
    said = [_moved(complete, column)] if len(complete) else []
    highest = by_month.loc[by_month[column].idxmax()]
    if len(complete) > 1 and highest[column]:
        pattern = _("The highest month is {month} with {value}.")
        said.append(pattern.format(month=numerals.month(highest.month), value=_value(highest, column)))
    for _place, row in unfinished.iterrows():
        pattern = _("{month} is unfinished, with {value} so far.")
        said.append(pattern.format(month=numerals.month(row.month), value=_value(row, column)))
    return said


def _around_breaks(by_month: pd.DataFrame, column: str) -> list[str]:
    """Sentences on the months up to a break in the series, on the break, and on the months from it on."""
    said = []
    for _side, rows in by_month.groupby(by_month.is_break.cumsum()):
        start = rows.iloc[0]
        if start.is_break:
            pattern = _("The series breaks in {month}: {closed} OPDs closed and {left} were left.")
            closed, left = numerals.count(start.closed), numerals.count(start.opds)
            said.append(pattern.format(month=numerals.month(start.month), closed=closed, left=left))
        said.append(_moved(rows, column))
    return said


def _moved(rows: pd.DataFrame, column: str) -> str:
    """One sentence on the first and the last of some months."""
    first, last = rows.iloc[0], rows.iloc[-1]
    if len(rows) == 1:
        pattern = _("{measure} came to {last} in {end}.")
    elif last[column] > first[column]:
        pattern = _("{measure} rose from {first} in {start} to {last} in {end}.")
    elif last[column] < first[column]:
        pattern = _("{measure} fell from {first} in {start} to {last} in {end}.")
    else:
        pattern = _("{measure} came to {last} both in {start} and in {end}.")
    ends = {"first": _value(first, column), "last": _value(last, column)}
    start, end = numerals.month(first.month), numerals.month(last.month)
    return pattern.format(**ends, measure=METRICS[column].label, start=start, end=end)


def _named(row: Row, column: str) -> str:
    """A place with its value."""
    return _("{name} with {value}").format(name=METRICS["name"].say(row["name"]), value=_value(row, column))


def _value(row: Row, column: str) -> str:
    """A value with its basis. Only counts are ever printed: what is computed from a published count is estimated."""
    basis = row.get("basis")
    if basis == "published" and column not in ("consultations", "consultations_total"):
        basis = "estimated"
    pattern = {
        "published": _("{value} (published)"),
        "estimated": _("{value} (estimated)"),
        "simulated": _("{value} (simulated)"),
    }.get(basis, "{value}")
    return pattern.format(value=METRICS[column].say(row[column]))


def _printed(row: Row) -> str:
    """A published number, with the qualifier it was printed with."""
    pattern = {"at_least": _("over {number}"), "about": _("about {number}")}.get(row.qualifier, "{number}")
    return pattern.format(number=numerals.count(row.value))
