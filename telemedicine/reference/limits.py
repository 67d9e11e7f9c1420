"""What the figures of States/UTs leave room for in the nation: never less than their sum, never more."""

from collections.abc import Mapping

import numpy as np

from telemedicine.reference.record import VARIANTS, Record

Limits = dict[str, tuple[np.ndarray, np.ndarray]]


def national_limits(record: Record, joined: Mapping[str, int]) -> Limits:
    """For each variant and for both (''), the least and the most the nation can have counted by each day.

    The least is what every State/UT had by its last figure, the most what it will have by its next one, by the
    tables of ten it is not in, or nothing before it joins; infinite where no figure follows.
    """
    limits = [_state_limits(record, state, first_day) for state, first_day in joined.items()]
    return {
        variant: (
            np.sum([each[variant][0] for each in limits], axis=0),
            np.sum([each[variant][1] for each in limits], axis=0),
        )
        for variant in ("", *VARIANTS)
    }


def _state_limits(record: Record, state: str, first_day: int) -> Limits:
    figures = record.cumulative[record.cumulative.state == state]
    found = {v: _steps(record, figures[figures.variant == v], first_day) for v in ("", *VARIANTS)}
    both_low, both_high = found[""]
    for table in record.tables:
        if state not in table.states:
            both_high[: table.day + 1] = np.minimum(both_high[: table.day + 1], table.smallest)
    (opd_low, opd_high), (hwc_low, hwc_high) = (found[v] for v in VARIANTS)
    return {
        "": (np.maximum(both_low, opd_low + hwc_low), np.minimum(both_high, opd_high + hwc_high)),
        VARIANTS[0]: (np.maximum(opd_low, both_low - hwc_high), np.minimum(opd_high, both_high - hwc_low)),
        VARIANTS[1]: (np.maximum(hwc_low, both_low - opd_high), np.minimum(hwc_high, both_high - opd_low)),
    }


def _steps(record: Record, figures, first_day: int) -> tuple[np.ndarray, np.ndarray]:
    """Least and most of one series by each day: figures hold what came before and what comes after."""
    low, high = np.zeros(record.last_day + 1), np.full(record.last_day + 1, np.inf)
    for figure in figures.itertuples():
        low[figure.day :] = np.maximum(low[figure.day :], figure.value)
        if not figure.at_least or figure.aimed:
            high[: figure.day + 1] = np.minimum(high[: figure.day + 1], figure.value)
    high[:first_day] = 0
    return low, high
