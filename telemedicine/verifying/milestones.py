"""The milestones reached, made anew: the day of each, who led then, and who announced it."""

import datetime as dt
from collections import Counter

from telemedicine.verifying.counting import Counted
from telemedicine.verifying.tables import Rows

Total = tuple[dt.date, str, float]  # a published total: its day, its statement, its value

_LADDER = sorted(times * 10**zeros for times in range(1, 10) for zeros in range(5, 11))


def table(counted: Counted, nation: Rows, daily: Rows, reference: dict[str, Rows], published: Rows) -> Rows:
    """Table `milestones`; it has a row for each milestone that the running total has reached."""
    days = [(row[0], row[4]) for row in nation]
    reached = [
        (milestone, next(place for place, (_, total) in enumerate(days) if total >= milestone))
        for milestone in _LADDER
        if milestone <= days[-1][1]
    ]
    totals = _totals(published)
    titles = {row[0]: (row[3], row[5]) for row in reference["statements"]}
    names = {row[0]: row[2] for row in reference["states"]}
    rows: Rows = []
    for number, (milestone, place) in enumerate(reached):
        day = days[place][0]
        taken = place - reached[number - 1][1] if number else None
        per_day = (milestone - reached[number - 1][0]) / taken if taken else None
        after = reached[number + 1][0] if number + 1 < len(reached) else milestone * 10
        said = next((id for _, id, value in totals if milestone <= value < after), None)
        announced = (said, *titles[said]) if said else (None, None, None)
        first, last = _range(milestone, days[0][0], totals) if counted.is_reference else (day, day)
        basis = "estimated" if counted.is_reference else "counted"
        rows.append((milestone, day, first, last, taken, per_day, _leaders(daily, day, names), *announced, basis))
    return rows


def _totals(published: Rows) -> list[Total]:
    """Published totals of all India that are to be relied on, by day and statement."""
    wanted = (row for row in published if row[2] == "consultations_total" and row[-1] != "low" and row[1])
    return sorted((row[1], row[0], row[5]) for row in wanted)


def _range(milestone: int, first_day: dt.date, totals: list[Total]) -> tuple[dt.date, dt.date | None]:
    """The days between which an estimated crossing lies: after the last total below, up to the first at or above."""
    above = min((day for day, _, value in totals if value >= milestone), default=None)
    below = [day for day, _, value in totals if above and value < milestone and day < above]
    return max(below) + dt.timedelta(days=1) if below else first_day, above


def _leaders(daily: Rows, day: dt.date, names: dict[str, str]) -> str:
    """The three States/UTs with the most consultations by a day."""
    totals: Counter[str] = Counter()
    for date, state, _, _, total, _ in daily:
        if date == day and state:
            totals[names[state]] += total
    return ", ".join(sorted(totals, key=lambda name: (-totals[name], name))[:3])
