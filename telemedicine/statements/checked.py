"""A claim with its verdict, where it stands in the text."""

import datetime as dt
from dataclasses import dataclass

from telemedicine.statements.labels import label
from telemedicine.statements.verdicts import Verdict


@dataclass(frozen=True)
class Checked:
    """A claim with its verdict. `start` and `end` are places in the text; `state` is None for all India."""

    text: str
    start: int
    end: int
    kind: str | None
    state: str | None
    value: int | float | str
    qualifier: str
    as_of: dt.date
    verdict: Verdict
    notes: tuple[str, ...] = ()
    is_number: bool = True

    @property
    def label(self) -> str:
        """What the number was taken for."""
        return label(self.kind)

    def json(self) -> dict:
        """Return the claim as `check --json` prints it."""
        found = {name: getattr(self, name) for name in ("text", "start", "end", "kind", "state", "value", "qualifier")}
        judged = {
            "verdict": self.verdict.verdict,
            "expected": _plain(self.verdict.expected),
            "published": self.verdict.published,
        }
        return found | judged


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value
