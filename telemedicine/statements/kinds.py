"""What kind of fact a number claims to be, from its noun and the words around it."""

import datetime as dt
from dataclasses import dataclass, replace

from telemedicine.releases import ALL_INDIA
from telemedicine.statements import periods, steps, variants, when, whose
from telemedicine.statements.aside import DURATION, UNKNOWN
from telemedicine.statements.asof import Calendar
from telemedicine.statements.context import Context
from telemedicine.statements.nouns import CONSULTATIONS, OTHER, PEOPLE, Noun
from telemedicine.statements.spots import Spot
from telemedicine.words import N_

PLAN = N_("a plan or a capacity, not a count")
STEP = N_("a part of the total, the last to be added")
EARLIER = N_("an earlier record")
ELSEWHERE = N_("a count of another subject")
_SUFFIX = {"all": "", "OPD": "_opd", "AB-HWC": "_abhwc"}
_NETWORK = (
    "opds_online",
    "opds_speciality",
    "opds_general",
    "hubs",
    "spokes",
    "trained_users",
    "facilities_phc",
    "facilities_chc",
    "districts",
    "languages",
)
_PEOPLE_SHARES = {
    "women": "share_women_pct",
    "seniors": "share_senior_pct",
    "men": "share_men_pct",
    "over46": "share_46plus_pct",
}
_PEOPLE_COUNTS = {"women": "women", "seniors": "senior"}
_FACILITIES = ("facilities_phc", "facilities_chc")
_FEWEST = 10  # States and UTs: fewer in words are some of them, no count of all
_LISTED = 3  # States and UTs named after "ten States" are those ten


@dataclass(frozen=True)
class Kind:
    """What a number claims to be; `why` is set where it is none of ours. `span` is in days, for what a span added, and
    `besides` counted next to the number: 8 UTs besides 28 States. `within` is the month in which a total was reached.
    `or_else` is another measure it could be, `or_of` are other States or UTs, or IN, and `or_in` other variants.
    """

    name: str | None
    state: str = ALL_INDIA
    variant: str = "all"
    period: str | None = None
    span: int | None = None
    why: str | None = None
    factor: int = 1
    besides: int = 0
    or_else: str | None = None
    or_of: tuple[str, ...] = ()
    or_in: tuple[str, ...] = ()
    within: str | None = None


def kind(spot: Spot, noun: Noun, context: Context, calendar: Calendar) -> Kind:
    """Return what a number with this noun claims to be."""
    state, variant = whose.state(spot, context), variants.variant(spot, context)
    if noun.name in (CONSULTATIONS, *_FACILITIES) and _is_through(spot):
        return Kind("facility_consultations", state)
    if spot.is_percent:
        return _share(spot, noun, state, variant)
    if noun.name == OTHER:
        return Kind(None, why=ELSEWHERE)
    if noun.name == "times":
        return Kind(None, why=UNKNOWN)
    if noun.name in periods.IN_DAYS or noun.name == "years":
        return _duration(spot, noun)
    if noun.name == "states":
        return _states(spot, context)
    if spot.says("other.plan") and noun.name in (CONSULTATIONS, PEOPLE):
        return Kind(None, why=PLAN)
    if noun.name == PEOPLE and spot.says("other.covid"):
        return Kind(None, why=ELSEWHERE)
    if noun.name == PEOPLE and spot.says("grammar.trained"):
        return Kind("trained_users", state)
    for name, group in _PEOPLE_COUNTS.items():
        is_theirs = noun.is_inherited or (
            noun.name == CONSULTATIONS and bool(spot.text.said(spot.left, f"noun.{name}"))
        )
        if noun.name == name or (is_theirs and spot.says(f"noun.{name}")):
            return Kind(("" if state == ALL_INDIA else "state_") + f"consultations_{group}", state)
    if noun.name in (CONSULTATIONS, PEOPLE):
        return _consultations(spot, noun, state, variant, calendar, when.day(spot, context, calendar))
    return _network(spot, noun, state)


def _is_through(spot: Spot) -> bool:
    """Whether a number is of what went through so many centres of a kind: 82,429 through 2,082 CHCs."""
    text, after = spot.text, spot.after
    is_bound = after is not None and text.says(after.first - 1, "grammar.blocks")
    through = [after] if after and is_bound else []
    if spot.before and not text.tokens[spot.before.last].text.isascii():  # 2,082 सीएचसी के माध्यम से 82,429
        through.append(spot.before)
    return any(text.says(one.last, f"noun.{name}") for one in through for name in _FACILITIES)


def _network(spot: Spot, noun: Noun, state: str) -> Kind:
    if noun.name == "aams":
        return Kind("facilities_aam", state, or_else="spokes")
    if noun.name == "doctors":
        return _doctors(spot, state)
    if noun.name == "facilities":
        return Kind(None, state, or_else="spokes")  # centres may be spokes
    or_else = "doctors" if noun.name == "trained_users" else None  # who is trained are doctors in some statements
    return Kind(noun.name if noun.name in _NETWORK else None, state, or_else=or_else)


def _doctors(spot: Spot, state: str) -> Kind:
    if spot.says("place.defence") or spot.text.said(spot.front, "place.defence"):
        return Kind("doctors_defence_opd")
    return Kind("doctors_daily" if spot.says("time.daily") else "doctors", state)


def _states(spot: Spot, context: Context) -> Kind:
    """States and UTs in all or of a variant, or how many lead: where several follow with their counts."""
    text = spot.text
    beside = range(max(spot.sentence.start, spot.number.first - 4), min(spot.number.last + 4, spot.sentence.stop))
    stop = next((at for at in beside if at >= spot.number.last and text.tokens[at].text in ":,("), beside.stop)
    listed = [place for place in text.places if spot.number.last <= place.first < spot.sentence.stop]
    others = [one for one in text.numbers if spot.number.last <= one.first < spot.sentence.stop]
    is_first = not listed or not any(
        one.last < listed[0].first and text.said(range(one.last, one.last + 3), "noun.states") for one in others
    )
    if text.said(range(beside.start, stop), "place.leading") or (len(listed) >= _LISTED and is_first):
        return Kind("leading_states")
    if spot.number.is_word and spot.number.value < _FEWEST:
        return Kind(None, why=UNKNOWN)
    first = next(one for one in text.numbers if one.first >= spot.sentence.start)
    variant = (
        variants.named(text, spot.segment) or variants.named(text, range(spot.sentence.start, first.first)) or "all"
    )
    if text.said(spot.sentence, "variant.both"):
        variant = "all"
    beside_spokes = text.said(range(max(spot.clause.start, spot.number.first - 3), spot.number.first), "noun.spokes")
    return Kind("states" + (_SUFFIX[variant] or "_operational"), or_else="states_abhwc" if beside_spokes else None)


def _duration(spot: Spot, noun: Noun) -> Kind:
    """How long the last milestone took, or some consultations; any other length of time is none of ours."""
    text, factor = spot.text, periods.IN_DAYS.get(noun.name)
    before = [one for one in text.numbers if spot.clause.start <= one.first < spot.number.first]
    passed = [one for one in before if one.value >= periods.STEP]
    is_taken = bool(text.said(range(max(spot.clause.start, spot.number.first - 6), spot.right.stop), "time.took"))
    is_added = bool(passed) and str(int(passed[-1].value)).rstrip("0") == "1"
    is_recent = text.says(spot.number.first - 1, "time.last_days")
    if factor and len(text.said(spot.clause, "noun.thing")) > 1:  # a milestone so many days after the one before
        return Kind("days_between_milestones", factor=factor)
    if not factor or not passed or not (is_taken or is_recent):
        return Kind(None, why=DURATION)
    dated = any(day.day and day.month for day in when.days(spot, range(spot.clause.start, spot.number.first)))
    if len(passed) == 2 and passed[0].value < passed[1].value and not is_added and not dated:
        return Kind("days_between_milestones", factor=factor, period=f"{passed[0].plain}/{passed[1].plain}")
    return Kind("days_between_milestones", factor=factor) if is_added else Kind(None, why=DURATION)


def _share(spot: Spot, noun: Noun, state: str, variant: str) -> Kind:
    """A share of people by sex or age, of consultations by variant, or of all India by State."""
    text = spot.text
    joint = next((mark.first for mark in text.said(spot.right, "sentence.joints")), spot.right.stop)
    near = range(spot.right.start, joint)  # women are 57 per cent of users and the elderly 16
    for within in (spot.label, near, spot.right, spot.left, spot.clause):
        for name, share in _PEOPLE_SHARES.items():
            if text.said(within, f"noun.{name}"):
                return Kind(share, state)
    covid = text.said(range(spot.clause.start, spot.number.first), "other.covid")
    if spot.says("other.population") or text.said(spot.right, "other.units") or covid:
        return Kind(None, why=ELSEWHERE)
    if state != ALL_INDIA:
        return Kind("state_percent", state)
    if subject := _subject(spot):
        return Kind("state_percent", subject)
    if variant == "all":
        variant = variants.named(text, range(spot.clause.start, spot.number.first), is_last=True) or "all"
    if variant != "all":
        return Kind(f"{_SUFFIX[variant].removeprefix('_')}_percent")
    return Kind(None)


def _subject(spot: Spot) -> str | None:
    """The State that a share of all India is of: Karnataka has 18 per cent of India's consultations."""
    text = spot.text
    if not spot.text.said(spot.right, "place.india"):
        return None
    named = [place for place in text.places if spot.sentence.start <= place.first < spot.number.first]
    subjects = [place for place in named if whose.is_subject(text, place.first)]
    return (subjects or named)[-1].value if named else None


def of(kind: Kind, state: str, variant: str) -> Kind:
    """Return the same measure of another place or, where it is counted of each, variant."""
    name, is_nation = (kind.name or "").removeprefix("state_"), state == ALL_INDIA
    is_counted = name.startswith("consultations")
    if is_counted and name.removeprefix("consultations") in (*_SUFFIX.values(), "_total", "_opd_total", "_abhwc_total"):
        name = f"consultations{_SUFFIX[variant]}" + ("_total" if is_nation or variant == "all" else "")
    elif name.endswith("_month"):
        name = f"consultations{_SUFFIX[variant]}_month"
    prefix = "state_" if is_counted and not is_nation else ""
    return replace(kind, name=prefix + name or None, state=state, variant=variant)


def _consultations(spot: Spot, noun: Noun, state: str, variant: str, calendar: Calendar, as_of: dt.date) -> Kind:
    prefix = "" if state == ALL_INDIA else "state_"
    if steps.is_step(spot) or steps.is_difference(spot) or spot.text.said(spot.right, "time.added"):
        return Kind(None, why=STEP)
    if spot.text.said(spot.right, "grammar.by_facility"):
        return Kind(None)
    if spot.says("time.earlier"):
        return Kind(None, why=EARLIER)
    if span := periods.span(spot):
        return Kind(f"{prefix}consultations_period", state, variant, span=span)
    if days := periods.from_to(spot, calendar):
        return Kind(f"{prefix}consultations_period", state, variant, span=days)
    if in_day := periods.in_a_day(spot, noun):
        return Kind(prefix + in_day, state, variant)
    month = periods.month(spot, calendar, as_of)
    if (within := periods.reached(spot, calendar, month)) and variant == "all":
        return Kind(
            f"{prefix}consultations_total",
            state,
            variant,
            or_else=month and f"{prefix}consultations_month",
            within=within,
        )
    if month:
        return Kind(f"{prefix}consultations{_SUFFIX[variant]}_month", state, variant, period=month)
    or_else = f"{prefix}consultations_daily" if spot.text.said(spot.sentence, "time.daily") else None
    or_else = "state_consultations_specialist" if prefix and spot.says("grammar.specialist") else or_else
    return Kind(
        f"{prefix}consultations{_SUFFIX[variant]}" + ("" if prefix and variant != "all" else "_total"),
        state,
        variant,
        or_else=or_else,
    )
