"""Which day a text speaks of: "as on 3 July 2021", the dateline, or what was told; and the year of days without one."""

import datetime as dt
from dataclasses import dataclass

from telemedicine.releases import Release
from telemedicine.statements.days import Day
from telemedicine.statements.reading import Text

LEAP = 2020  # a year that has every day
_TITLE = 6  # tokens after a day of launch, in which the service may be named: on 13 April 2020 eSanjeevaniOPD began
_SINCE = {"since"}  # since it came on board on 10 June
_BEGUN = 3  # tokens from a month to the launch in it: अप्रैल में शुरू हुई
_HEAD = 60  # tokens: a dateline stands among the first, after a headline perhaps


@dataclass(frozen=True)
class Calendar:
    """The last day counted unless a sentence names its own, and the release's own days."""

    as_of: dt.date
    first: dt.date
    last: dt.date

    def resolve(self, day: Day) -> dt.date | None:
        """Return the day meant: without a year, the last such day that is not after the day of the text."""
        found = day.date(self.as_of.year)
        if found and not day.year and found > self.as_of:
            found = day.date(self.as_of.year - 1)
        return found

    def month(self, day: Day) -> str | None:
        """Return the month meant, as 2021-06."""
        found = self.resolve(Day(day.first, day.last, day.year, day.month))
        return f"{found:%Y-%m}" if found else None


def is_until(text: Text, day: Day) -> bool:
    """Whether a day is the last one counted: as on 3 July, up to July 11, 3 जुलाई तक."""
    if text.says(day.first - 1, "time.as_of") and text.tokens[day.first - 1].text.isascii():
        return not text.says(day.last, "grammar.to")  # it took until May to reach 1 lakh
    return text.says(day.last, "time.as_of") and not text.tokens[day.last].text.isascii()


def is_since(text: Text, day: Day) -> bool:
    """Whether a day only begins a span, or is that of a launch: since August 2021, अप्रैल से."""
    if is_until(text, day):
        return False
    before = day.first - 1 - (text.tokens[day.first - 1].key == "the")
    near = range(max(0, before - 5), before + 1)
    stops = [at for at in near if text.tokens[at].text in ".।;"]
    launched = text.said(near[near.index(stops[-1]) :] if stops else near, "time.launch")
    sentence = next(one for one in text.sentences if day.first in one)
    is_ours = launched and any(
        text.said(range(sentence.start, day.last + _TITLE), cue) for cue in ("variant", "refer.it")
    )
    is_begun = launched and not day.day  # a programme begun in August 2021
    if text.says(before, "time.since") or is_ours or is_begun or any(text.tokens[at].key in _SINCE for at in near):
        return True
    if day.last >= len(text.tokens) or text.tokens[day.last].text.isascii():
        return False
    begun = range(day.last, min(day.last + _BEGUN, sentence.stop))
    return text.says(day.last, "time.since") or bool(not day.day and text.said(begun, "time.launch"))


def stated(text: Text) -> tuple[Day | None, list[Day]]:
    """Return the day that a text speaks of, or None, and all its days that are written in full."""
    full = [day for day in text.days if day.day and day.month and day.date(LEAP) and not is_since(text, day)]
    until = [day for day in full if is_until(text, day)]
    head = [day for day in full if day in heads(text)]
    alone = full if len({(day.year, day.month, day.day) for day in full}) == 1 else []
    first = [
        day for day in full if day.first in next((one for one in text.sentences if full[0].first in one), range(0))
    ]
    alone = alone or (first if len(first) == 1 and first[0].first < _HEAD else [])
    if len({(day.month, day.day) for day in until}) > 1:  # a review of a year: the last of its days
        whole = [day for day in full if day.year] or full
        until = [max(whole, key=lambda day: day.date(LEAP) or dt.date.min)]
    until = [day for day in until if day.first < _HEAD or not head]  # later on, it is the day of an earlier figure
    dated = [day for day in full if day.year]
    dated = dated if len({(day.year, day.month, day.day) for day in dated}) == 1 else []
    chosen = next(iter([*until, *head, *alone, *dated]), None)
    return chosen, full


def heads(text: Text) -> list[Day]:
    """Return the days of datelines and headlines: those that open a sentence near the start."""
    return [day for day in text.days if day.day and day.month and day.first < _HEAD and _opens(text, day)]


def _opens(text: Text, day: Day) -> bool:
    """Whether a day stands as in a dateline: at the start of a sentence but for a place and marks."""
    sentence = next(one for one in text.sentences if day.first in one)
    before = [at for at in range(sentence.start, day.first) if text.tokens[at].kind == "word"]
    after = text.tokens[day.last].text if day.last < len(text.tokens) else ""
    is_sender = len(before) <= 4 and not any(
        text.says(at, "noun") or text.says(at, "time.busiest_day") or at in text.number_at for at in before
    )
    return (
        is_sender
        and not text.says(day.last, "time.on_day")
        and not (before and text.says(before[-1], "time.on_day") and (after == "," or sentence.start))
    )


def calendar(release: Release, text: Text, told: dt.date | None, usual: dt.date | None = None) -> tuple[Calendar, bool]:
    """Return the calendar of a text, and whether its day lacks a year that nobody told.

    Its day is the one told, else the one the text names, else the usual one, else the last of the release.
    """
    chosen, full = stated(text)
    if told:
        return Calendar(told, release.first_day, release.last_day), False
    if chosen is None:
        return Calendar(usual or release.last_day, release.first_day, release.last_day), False
    years = [day.year for day in text.days if day.year and day is not chosen]
    year = chosen.year or next((day.year for day in full if day.year), None)
    day = chosen.date(year or max(years, default=release.last_day.year))
    return Calendar(day or release.last_day, release.first_day, release.last_day), not year


def in_year(day: dt.date, year: int) -> dt.date:
    """Return the same day of another year; 28 February for the 29th where there is none."""
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
