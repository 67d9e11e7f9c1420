"""The nation, day by day: the steadiest pace that meets the published figures, as a linear program.

The pace (consultations a day) of each variant is a line that may turn once a week and on any day the record
speaks of. Its changes, measured against the pace of the time, are made as small in sum as the figures allow:
total variation, as in the fused lasso of Tibshirani, Saunders, Rosset, Zhu and Knight (2005), with the figures as
constraints. Making its bends small instead (l1 trend filtering) was tried: left-out totals were missed by more.
Counts are in lakhs, so that the solver's tolerance of 1e-7 is a hundredth of a consultation.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import scipy.sparse as sparse

from telemedicine.reference.limits import Limits
from telemedicine.reference.linear import Program
from telemedicine.reference.record import LAKH, VARIANTS

_TURN_EVERY = 7  # days; finer changes no published total and takes longer
_PEAK = 0.1  # passing an undated peak: dearer than leaving a printed value, cheaper than missing a figure


@dataclass(frozen=True)
class Calendar:
    """The days that matter.

    anchors: days whose cumulative count is asked for. knots: where the pace may turn. in_use: States/UTs in use
    on each day; each has a consultation a day or more.
    """

    anchors: np.ndarray
    knots: np.ndarray
    in_use: np.ndarray

    @classmethod
    def of(cls, anchors: np.ndarray, joined: Mapping[str, int]) -> "Calendar":
        """The calendar for anchors that hold every day of the record."""
        days = anchors[-1] + 1
        in_use = np.searchsorted(np.sort(list(joined.values())), np.arange(days), side="right")
        return cls(anchors, np.union1d(np.arange(0, days, _TURN_EVERY), anchors), in_use)

    @property
    def days(self) -> int:
        return len(self.in_use)

    def weights(self) -> sparse.csr_matrix:
        """From the pace at knots to the pace on each day (days × knots): straight lines between knots."""
        every = np.arange(self.days)
        right = np.clip(np.searchsorted(self.knots, every), 1, len(self.knots) - 1)
        part = (every - self.knots[right - 1]) / (self.knots[right] - self.knots[right - 1])
        places = (np.r_[every, every], np.r_[right - 1, right])
        return sparse.csr_matrix((np.r_[1 - part, part], places), shape=(self.days, len(self.knots)))

    def intervals(self) -> sparse.csr_matrix:
        """From days to the intervals that end at each anchor (anchors × days), ones and zeros."""
        interval = np.searchsorted(self.anchors, np.arange(self.days))
        return sparse.csr_matrix(
            (np.ones(self.days), (interval, np.arange(self.days))), shape=(len(self.anchors), self.days)
        )

    def changes(self) -> sparse.csr_matrix:
        """Change of pace from each knot to the next (knots − 1 × knots)."""
        return sparse.diags([-1.0, 1.0], [0, 1], shape=(len(self.knots) - 1, len(self.knots)), format="csr")

    def between(self, first, last) -> sparse.csr_matrix:
        """From cumulative counts at anchors to the counts of the days first..last (rows × anchors)."""
        shape = (len(first), len(self.anchors))
        end = sparse.csr_matrix((np.ones(len(last)), (np.arange(len(last)), self._place(last))), shape=shape)
        later = np.flatnonzero(np.asarray(first) > 0)
        before = self._place(np.asarray(first)[later] - 1)
        return end - sparse.csr_matrix((np.ones(len(later)), (later, before)), shape=shape)

    def _place(self, days) -> np.ndarray:
        return np.searchsorted(self.anchors, np.asarray(days))


@dataclass(frozen=True)
class Course:
    """A program of the nation's course and its blocks of variables, in lakhs.

    paces: pace at knots by variant. counts: cumulative count at anchors by variant. spikes: what a dated busiest
    day has above the pace around it (AB-HWC's, where the record sees it). slack: by how much undated ones are passed.
    """

    program: Program
    paces: dict[str, np.ndarray]
    counts: dict[str, np.ndarray]
    spikes: np.ndarray
    slack: np.ndarray

    def terms(self, matrix: sparse.csr_matrix, blocks: dict[str, np.ndarray], variant: str) -> list[tuple]:
        """Terms that read one variant of paces or counts, or both ('')."""
        return [(matrix, blocks[v]) for v in VARIANTS if variant in ("", v)]


def course(calendar: Calendar, limits: Limits, peaks: pd.DataFrame, elastic: bool = False) -> Course:
    """The nation's course under the limits of States/UTs and its busiest days; undated ones yield if elastic."""
    program = Program()
    dated, undated = peaks[peaks.dated], peaks[~peaks.dated]
    found = Course(
        program,
        paces={v: program.variables(len(calendar.knots)) for v in VARIANTS},
        counts={v: program.variables(len(calendar.anchors)) for v in VARIANTS},
        spikes=program.variables(len(dated)),
        slack=program.variables(len(undated), _PEAK * LAKH / undated.value, np.inf if elastic else 0),
    )
    _add_up(found, calendar, dated)
    at_knot, at_anchor = (sparse.identity(len(places)) for places in (calendar.knots, calendar.anchors))
    program.require(found.terms(at_knot, found.paces, ""), low=calendar.in_use[calendar.knots] / LAKH)
    for variant, (low, high) in limits.items():
        both = found.terms(at_anchor, found.counts, variant)
        program.require(both, low[calendar.anchors] / LAKH, high[calendar.anchors] / LAKH)
    _busiest(found, calendar, dated, undated)
    return found


def _add_up(found: Course, calendar: Calendar, dated: pd.DataFrame) -> None:
    """Cumulative counts grow by the days between anchors."""
    intervals = calendar.intervals()
    grown = sparse.diags([1.0, -1.0], [0, -1], shape=(len(calendar.anchors),) * 2)
    for variant in VARIANTS:
        terms = [(grown, found.counts[variant]), (-intervals @ calendar.weights(), found.paces[variant])]
        if variant == "AB-HWC":
            terms.append((-intervals[:, dated.day.to_numpy()], found.spikes))
        found.program.require(terms, 0, 0)


def _busiest(found: Course, calendar: Calendar, dated: pd.DataFrame, undated: pd.DataFrame) -> None:
    """No pace above a peak: up to its day if undated or of one variant, else (a dated one of the nation) on any day."""
    knots = calendar.knots
    for place, peak in enumerate(undated.itertuples()):
        rows = _pick(knots <= peak.day)
        passed = (-sparse.csr_matrix(np.ones((rows.shape[0], 1))), found.slack[place : place + 1])
        found.program.require([*found.terms(rows, found.paces, peak.variant), passed], high=peak.value / LAKH)
    for place, peak in enumerate(dated.itertuples()):
        here = found.terms(_pick(knots == peak.day), found.paces, peak.variant)
        spike = (_pick(np.arange(len(dated)) == place), found.spikes)
        found.program.require([*here, spike], peak.value / LAKH, peak.value / LAKH)
        others = (knots != peak.day) & ((knots < peak.day) | (peak.variant == ""))
        rows = found.terms(_pick(others), found.paces, peak.variant)
        found.program.require(rows, high=(peak.value - 1) / LAKH)  # one less, so that it stays the busiest


def _pick(wanted: np.ndarray) -> sparse.csr_matrix:
    return sparse.identity(len(wanted), format="csr")[np.flatnonzero(wanted)]


def daily(calendar: Calendar, figures: pd.DataFrame, limits: Limits, peaks: pd.DataFrame) -> np.ndarray:
    """Consultations of each variant on each day, 2 × days (real numbers): the steadiest pace to the targets."""
    found = course(calendar, limits, peaks)
    target = figures.target.to_numpy() / LAKH
    found.program.require(reading(calendar, figures, found.counts), target, target)
    changes = calendar.changes()
    one = sparse.identity(changes.shape[0])
    for variant in ("", *VARIANTS):
        relative = sparse.diags(1 / _usual_pace(calendar, figures[figures.variant == variant])) @ changes
        up, down = (found.program.variables(changes.shape[0], 1.0) for _ in range(2))
        found.program.require([*found.terms(relative, found.paces, variant), (one, up), (-one, down)], 0, 0)
    solution = found.program.solve()
    days = np.array([calendar.weights() @ solution[found.paces[v]] for v in VARIANTS])
    np.add.at(days[VARIANTS.index("AB-HWC")], peaks.day[peaks.dated].to_numpy(), solution[found.spikes])
    return days * LAKH


def reading(calendar: Calendar, figures: pd.DataFrame, counts) -> list[tuple]:
    """Terms that read what each figure counts."""
    rows = calendar.between(figures["first"].to_numpy(), figures["last"].to_numpy())
    return [(sparse.diags(figures.variant.isin(["", v]).to_numpy(float)) @ rows, counts[v]) for v in VARIANTS]


def _usual_pace(calendar: Calendar, figures: pd.DataFrame) -> np.ndarray:
    """The average pace between cumulative figures, halfway between knots, in lakhs: the measure of a change."""
    cumulative = figures[figures["first"] == 0].sort_values("last")
    days, counts = np.r_[-1, cumulative["last"]], np.r_[0, cumulative.target / LAKH]
    halfway = (calendar.knots[1:] + calendar.knots[:-1]) / 2
    return np.interp(halfway, (days[:-1] + days[1:]) / 2, np.diff(counts) / np.diff(days))
