"""The rules a row must keep to be counted: the rows of `queries/extracts/rules.csv`."""

import csv
from dataclasses import dataclass
from functools import cache

from telemedicine import queries
from telemedicine.extracts.contract import Kind

PATH = queries.FOLDER / "extracts" / "rules.csv"


@dataclass(frozen=True)
class Rule:
    """A rule: its name, the condition in SQL under which a row breaks it, and what that means in words."""

    name: str
    kinds: frozenset[str]
    condition: str
    is_error: bool
    words: str


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return all rules in their order; a row is set aside for the first that it breaks.

    A rule without a condition is found elsewhere: a line that is no row, a consultation without an identifier, an OPD
    that no register has, a file refused whole.
    """
    with PATH.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Rule(
                name=row["rule"],
                kinds=frozenset(row["kinds"].split(";")),
                condition=row["condition"],
                is_error=row["is_error"] == "true",
                words=row["words"],
            )
            for row in csv.DictReader(lines)
        )


def first_broken(kind: Kind) -> str:
    """Return SQL that gives the name of the first rule a row of that kind breaks, or NULL."""
    tried = [rule for rule in all_rules() if rule.condition and kind.name in rule.kinds]
    return "CASE " + " ".join(f"WHEN {rule.condition} THEN '{rule.name}'" for rule in tried) + " END"
