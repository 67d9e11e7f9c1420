"""When each State/UT joins: the published numbers of States/UTs, and the first days that were printed."""

from collections.abc import Mapping

import numpy as np

from telemedicine.reference.record import INDIA, Record, day_of


def join_days(record: Record, population: Mapping[str, int], first_days: Mapping[str, str]) -> dict[str, int]:
    """The day each State/UT has its first consultation, counted from FIRST_DAY.

    The number of States/UTs follows the straight line through the published numbers, from one on the first
    day. A State/UT whose own first day was printed joins then, or as soon after it as the published numbers
    leave room. The others join in the order of their first published figure, then of population, largest first.

    Raises ValueError if a State/UT would join after its own first published figure.
    """
    line = _line(record)
    known = {state: day_of(text) for state, text in first_days.items()}
    first_figure = record.cumulative[record.cumulative.state != INDIA].groupby("state").day.min().to_dict()
    waiting = sorted(
        (state for state in population if state not in known),
        key=lambda state: (first_figure.get(state, np.inf), -population[state]),
    )
    joined: dict[str, int] = {}
    for day in range(record.last_day + 1):
        room = _next_published(record, day)
        due = [s for s in known if known[s] <= day and s not in joined]
        for state in due[: max(room - len(joined), 0)]:
            joined[state] = day
        while waiting and len(joined) < line[day]:
            joined[waiting.pop(0)] = day
    late = [s for s in population if joined.get(s, np.inf) > first_figure.get(s, np.inf)]
    if late:
        raise ValueError(f"joined after their first published figure: {', '.join(late)}")
    return joined


def _line(record: Record) -> np.ndarray:
    """Number of States/UTs due by each day."""
    days = np.array([0, *record.operational])
    numbers = np.array([1, *record.operational.values()])
    return np.floor(np.interp(np.arange(record.last_day + 1), days, numbers) + 1e-9).astype(int)


def _next_published(record: Record, day: int) -> int:
    """The first number of States/UTs published on or after a day (the last one, after it)."""
    later = [number for at, number in record.operational.items() if at >= day]
    return later[0] if later else max(record.operational.values())
