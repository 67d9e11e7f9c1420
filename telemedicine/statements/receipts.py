"""The receipt of a verdict: which fact it rests on, as a code for an address, and the answers behind it.

The code names a fact and a day. What was checked is no part of it.
"""

import datetime as dt
from dataclasses import dataclass

from telemedicine import facts
from telemedicine.facts import Fact
from telemedicine.facts.answers import ask
from telemedicine.published import PUBLISHED
from telemedicine.releases import ALL_INDIA, Answer, BadParameter, Release
from telemedicine.statements.checked import Checked
from telemedicine.words import _

_RECORD = "published_by_statement"


@dataclass(frozen=True)
class Receipt:
    """A fact by its name: kind, ISO code or IN, all, OPD or AB-HWC, a month, day or milestone, and the day counted."""

    kind: str
    state: str
    variant: str
    period: str | None
    as_of: dt.date

    @property
    def code(self) -> str:
        """The name as it stands in an address: `state_consultations_total.IN-AP.all`, and the period if any."""
        return ".".join(filter(None, (self.kind, self.state, self.variant, self.period)))

    def fact(self, release: Release) -> Fact | None:
        """Return the fact of that name, or None where the release has none."""
        if self.kind not in facts.KINDS and self.kind not in facts.PRINTED:
            return None
        return facts.fact(release, self.kind, self.as_of, state=self.state, variant=self.variant, period=self.period)

    def answers(self, release: Release) -> list[Answer]:
        """Return the answers behind the verdict: what is counted, and what was published."""
        fact, found = self.fact(release), []
        if fact and fact.question != _RECORD:
            found.append(ask(release, fact.question, **fact.params))
        if self.kind in PUBLISHED:
            found.append(ask(release, _RECORD, state=self.state, metric=self.kind, as_of=self.as_of))
        return found


def of(release: Release, checked: Checked) -> Receipt | None:
    """Return the receipt of a verdict; None where it rests on the text alone, or on nothing."""
    fact = checked.verdict.fact
    if fact:
        period = None if fact.kind in facts.PRINTED else fact.period
        return Receipt(fact.kind, fact.state, fact.variant, period, fact.as_of)
    if checked.kind in PUBLISHED and release.first_day <= checked.as_of <= release.last_day:
        return Receipt(checked.kind, checked.state or ALL_INDIA, "all", None, checked.as_of)
    return None


def read(release: Release, code: str, as_of: dt.date) -> Receipt:
    """Return the receipt of a code. Raises BadParameter where there can be none, saying why."""
    names = code.split(".")
    if len(names) not in (3, 4) or names[0] not in {*facts.KINDS, *facts.PRINTED, *PUBLISHED}:
        raise BadParameter(_("{value} names no figure.").format(value=repr(code)))
    kind, state, variant, period = [*names, None][:4]
    found = Receipt(str(kind), release.check("state", state), release.check("variant", variant), period, as_of)
    try:
        found.fact(release)
    except ValueError as error:
        raise BadParameter(_("{value} names no figure.").format(value=repr(code))) from error
    return found
