"""Online OPDs: as many as were published, hosted where the OPD consultations are; simulated but for their number.

Published speciality OPDs are taken to include super-speciality ones, which were never counted apart. The fall
between two published numbers is read as a single clean-up of the platform on the day of the lower number.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import scipy.sparse as sparse

from telemedicine.reference.linear import Program
from telemedicine.reference.record import Record, date_of

NATIONAL_ID = "OPD-IN-001"
_COLUMNS = ["opd_id", "name", "kind", "state", "speciality", "host"]
_NATIONAL_HOST = "Ministry of Defence"
_SPECIALITIES = (  # name, super-speciality
    ("Medicine", False),
    ("Gynaecology", False),
    ("Paediatrics", False),
    ("Dermatology", False),
    ("Psychiatry", False),
    ("Orthopaedics", False),
    ("Cardiology", True),
    ("Ophthalmology", False),
    ("ENT", False),
    ("Surgery", False),
    ("Chest Medicine", False),
    ("Neurology", True),
    ("Dentistry", False),
    ("Physiotherapy", False),
    ("Palliative Care", False),
    ("Endocrinology", True),
    ("AYUSH", False),
    ("Nephrology", True),
    ("Dietetics", False),
    ("Oncology", True),
    ("Geriatrics", False),
    ("Urology", True),
    ("Antenatal Care", False),
    ("Gastroenterology", True),
)


@dataclass(frozen=True)
class Numbers:
    """OPDs open on each day, of which general, and the day of the clean-up."""

    online: np.ndarray
    general: np.ndarray
    cleaned: int


def numbers(record: Record, needed: np.ndarray) -> Numbers:
    """The number of OPDs open on each day: straight lines between published numbers, from one on the first day.

    Published numbers are met as `record` defines it. Between them there are never fewer than `needed` (one for
    each State/UT with OPD consultations). After the last published split general OPDs keep their proportion.
    """
    online = record.opds[record.opds.metric.eq("opds_online")].sort_values("day")
    cleaned = int(online.day[online.value.lt(online.value.cummax())].iloc[0])
    before = _met(record, record.opds[record.opds.day < cleaned])
    later = online[online.day >= cleaned]
    every = np.arange(record.last_day + 1)
    rising = np.interp(every, [0, *before.day], [1, *before.online])
    after = np.interp(every, later.day, later.value)
    total = np.maximum(np.floor(np.where(every < cleaned, rising, after) + 1e-9).astype(int), needed)
    split = before[before.split]
    part = np.where(every < split.day.iloc[0], split.general.iloc[0] / split.online.iloc[0], 0)
    part = np.where(every > split.day.iloc[-1], split.general.iloc[-1] / split.online.iloc[-1], part)
    between = np.interp(every, split.day, split.general)
    general = np.where(part > 0, np.round(part * total), np.floor(between)).astype(int)
    return Numbers(total, general, cleaned)


def _met(record: Record, figures: pd.DataFrame) -> pd.DataFrame:
    """The published days with whole numbers of OPDs online and general ones that rise and meet the figures."""
    days = np.array(sorted(figures.day.unique()))
    national = (days >= record.defence_doctors[0]).astype(float)
    program = Program()
    block = {kind: program.variables(len(days)) for kind in ("general", "speciality")}
    rising = sparse.diags([1.0, -1.0], [0, -1], shape=(len(days), len(days)))
    for columns in block.values():
        program.require([(rising, columns)], low=0)
    counted = {"opds_online": list(block), "opds_general": ["general"], "opds_speciality": ["speciality"]}
    for figure in figures.itertuples():
        here = sparse.csr_matrix((days == figure.day).astype(float).reshape(1, -1))
        own = national[days == figure.day][0] if figure.metric == "opds_online" else 0
        leave = (1e-3 if figure.at_least else 1e-2) / figure.value
        under = program.variables(1, leave, np.floor(figure.value - figure.low))
        over = program.variables(1, leave, np.floor(figure.high - figure.value))
        one = np.ones((1, 1))
        terms = [(here, block[kind]) for kind in counted[figure.metric]]
        program.require([*terms, (one, under), (-one, over)], figure.value - own, figure.value - own)
    solution = program.solve()
    general, speciality = (np.round(solution[block[kind]]) for kind in ("general", "speciality"))
    split = np.isin(days, figures.day[figures.metric.ne("opds_online")])
    return pd.DataFrame({"day": days, "online": general + speciality + national, "general": general, "split": split})


def register(record: Record, many: Numbers, consulted: np.ndarray, states: pd.DataFrame) -> pd.DataFrame:
    """One row an OPD, in order of opening: opd_id, name, kind, state, speciality, host, opened, closed (days), doctors.

    A new OPD opens where the next seat of D'Hondt's apportionment goes by OPD consultations so far, first of all
    where there are consultations and no OPD. The clean-up leaves every State/UT its part by the same method.

    consulted: cumulative OPD consultations, states × days; states: state and name, in that order of rows.
    """
    opened: list[dict] = []
    held = np.zeros(len(states), int)
    until = _until_next_opening(many.online)
    for day, online in enumerate(many.online):
        votes = np.where(consulted[:, until[day]] > 0, np.maximum(consulted[:, day], 1), 0)
        if day == many.cleaned:
            _clean_up(opened, votes, online - 1, day)
            held = _held(opened, len(states))
        if day == record.defence_doctors[0]:
            opened.append({"place": -1, "opened": day, "closed": None, "general": False})
        while held.sum() + (day >= record.defence_doctors[0]) < online:
            place = _next_host(votes, held)
            general = sum(o["general"] for o in opened if o["closed"] is None) < many.general[day]
            opened.append({"place": place, "opened": day, "closed": None, "general": general})
            held[place] += 1
    return _named(opened, states, record.defence_doctors[1])


def _until_next_opening(online: np.ndarray) -> np.ndarray:
    """For each day the last one before the number of OPDs rises again, or a week on: who needs an OPD by then."""
    days, last = np.arange(len(online)), len(online) - 1
    rises = np.r_[np.flatnonzero(np.diff(online) > 0), last]
    return np.minimum(np.maximum(rises[np.searchsorted(rises, days)], days + 7), last)


def _held(opened: list[dict], count: int) -> np.ndarray:
    places = [o["place"] for o in opened if o["closed"] is None and o["place"] >= 0]
    return np.bincount(places, minlength=count)


def _next_host(votes: np.ndarray, held: np.ndarray) -> int:
    """Whoever has consultations and no OPD, else the highest average (D'Hondt)."""
    return int(np.where((votes > 0) & (held == 0), np.inf, votes / (held + 1)).argmax())


def _clean_up(opened: list[dict], votes: np.ndarray, seats: int, day: int) -> None:
    """Close all but `seats` OPDs of States/UTs, keeping in each an even pick of its kinds."""
    kept = np.zeros(len(votes), int)
    for _ in range(seats):
        kept[_next_host(votes, kept)] += 1
    for place in range(len(votes)):
        own = [o for o in opened if o["place"] == place]
        own.sort(key=lambda o: not o["general"])
        stay = {int((i + 0.5) * len(own) / kept[place]) for i in range(min(kept[place], len(own)))}
        for i, opd in enumerate(own):
            if i not in stay:
                opd["closed"] = day


def _named(opened: list[dict], states: pd.DataFrame, doctors: int) -> pd.DataFrame:
    """The register with ids, names and specialities, numbered within each State/UT."""
    rows: list[tuple] = []
    numbered: dict[str, int] = {}
    titled: dict[tuple[str, str], int] = {}
    for opd in opened:
        if opd["place"] < 0:
            name = "Defence OPD, India"
            rows.append((NATIONAL_ID, name, "national", "", "", _NATIONAL_HOST, opd["opened"], opd["closed"], doctors))
            continue
        state, host = states.iloc[opd["place"]][["state", "name"]]
        number = numbered[state] = numbered.get(state, 0) + 1
        kind, speciality = _kind(opd, titled.setdefault((state, "speciality"), 0))
        titled[state, "speciality"] += not opd["general"]
        title = f"{speciality or 'General'} OPD"
        count = titled[state, title] = titled.get((state, title), 0) + 1
        opd_id = f"OPD-{state[3:]}-{number:03d}"
        name = f"{title} {count}, {host}"
        rows.append((opd_id, name, kind, state, speciality, host, opd["opened"], opd["closed"], None))
    return pd.DataFrame(rows, columns=[*_COLUMNS, "opened", "closed", "doctors"])


def _kind(opd: dict, specialities: int) -> tuple[str, str]:
    if opd["general"]:
        return "general", ""
    name, is_super = _SPECIALITIES[specialities % len(_SPECIALITIES)]
    return ("super-speciality" if is_super else "speciality"), name


def as_file(opds: pd.DataFrame) -> pd.DataFrame:
    """The register as it is handed over: dates for days, and the basis of every row."""
    found = opds.sort_values("opd_id").assign(basis="simulated")
    found["opened_on"] = [date_of(day).isoformat() for day in found.opened]
    found["closed_on"] = ["" if pd.isna(day) else date_of(day).isoformat() for day in found.closed]
    found["doctors"] = found.doctors.astype("Int64")
    return found[[*_COLUMNS, "opened_on", "closed_on", "doctors", "basis"]]


def by_opd(opds: pd.DataFrame, many: Numbers, states: list[str], daily: np.ndarray) -> pd.DataFrame:
    """OPD consultations by day, state (row of `daily`) and opd (row of `opds`), without zeros.

    A State/UT's consultations of a day are split evenly over its own open OPDs; the national OPD takes the part
    of one OPD among all that are open. What does not divide goes to each in turn.

    daily: OPD consultations, states × days.
    """
    national = opds.index[opds.kind.eq("national")][0]
    days = np.arange(daily.shape[1])
    found = []
    for s, state in enumerate(states):
        part = np.where(days >= opds.opened[national], daily[s] / many.online, 0)
        shared = np.diff(np.floor(np.cumsum(part) + 1e-9), prepend=0).astype(int)
        shared = np.minimum(shared, daily[s])
        found.append(_rows(days, s, np.full(len(days), national), shared))
        own = opds[opds.state.eq(state)]
        for era in (days < many.cleaned, days >= many.cleaned):
            stays = own[own.closed.isna()] if era[-1] else own[own.opened < many.cleaned]
            found.append(_evenly(stays, days[era], s, (daily[s] - shared)[era]))
    return pd.concat(found, ignore_index=True)


def _evenly(own: pd.DataFrame, days: np.ndarray, s: int, counts: np.ndarray) -> pd.DataFrame:
    """Counts of each day over the OPDs open then; `own` in order of opening, none closing on these days."""
    many = np.searchsorted(own.opened.to_numpy(), days, side="right")
    if (counts[many == 0] > 0).any():
        raise ValueError("OPD consultations on a day without an open OPD")
    many = np.maximum(many, 1)
    turn = (np.cumsum(counts) - counts) % many
    place = np.arange(len(own))
    extra = (place - turn[:, None]) % many[:, None] < (counts % many)[:, None]
    each = (counts // many)[:, None] + extra
    each = np.where(place < many[:, None], each, 0)
    day, column = np.nonzero(each)
    return _rows(days[day], s, own.index.to_numpy()[column], each[day, column])


def _rows(days: np.ndarray, s: int, opd: np.ndarray, counts: np.ndarray) -> pd.DataFrame:
    some = counts > 0
    return pd.DataFrame({"day": days[some], "s": s, "opd": opd[some], "consultations": counts[some]})
