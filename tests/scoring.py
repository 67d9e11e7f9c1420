"""How well a checker reads the corpus: what it found in each statement, held against the marks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus import FOLDER, Mark, Seed, Statement, seeds, statements

from telemedicine.releases import Release

ALARMS = {"disagrees", "true on another day", "true of another measure"}
AGREES = "agrees"
Check = Callable[..., dict]  # text, release and perhaps the day in; what `check --json` prints out


@dataclass(frozen=True)
class Outcome:
    """How one number fared. `right` is None where no verdict was due; a seeded error `passed` when it only agreed."""

    language: str
    kind: str
    text: str
    statement: str
    error: str = ""
    counted: bool = True
    read: bool = False
    right: bool | None = None
    false_agree: bool = False
    false_alarm: bool = False
    passed: bool = False
    said: str = ""


def outcomes(release: Release, check: Check, folder: Path = FOLDER) -> list[Outcome]:
    """Check a whole corpus against a release: an outcome a mark, a stray claim, and a place of a seeded error."""
    written, seeded = statements(folder).values(), seeds(folder)
    found = [outcome for each in written for outcome in _statement(each, _checked(each, release, check))]
    return found + [outcome for each in seeded for outcome in _seed(each, _checked(each.statement, release, check))]


def _checked(statement: Statement, release: Release, check: Check) -> dict:
    return check(statement.text, release, as_of=statement.as_of if statement.given else None)


def _statement(statement: Statement, report: dict) -> Iterator[Outcome]:
    for mark in statement.marks:
        claims, unread = _over(mark, report["claims"]), _over(mark, report["unread"])
        about = {"language": statement.language, "text": mark.text, "statement": statement.name}
        judge = _not_ours if mark.why else _ours
        yield judge(mark, claims, unread, {**about, "said": _said(claims, unread)})
    for claim in report["claims"]:
        if not any(_meet(claim, mark) for mark in statement.marks) and claim["verdict"] in ALARMS:
            about = {"text": claim["text"], "statement": statement.name, "said": claim["verdict"]}
            yield Outcome(statement.language, claim["kind"], **about, counted=False, false_alarm=True)


def _not_ours(mark: Mark, claims: list[dict], unread: list[dict], about: dict) -> Outcome:
    """Judge a date, a phone number: it is to be listed as unread, unless it is in words or inside a name.

    A quantity of something else may also be a claim that cannot be checked, and a part of another claim any claim.
    """
    told = {claim["verdict"] for claim in claims}
    fair = {"other": {"cannot check"}, "part": {AGREES, "cannot check"}}.get(mark.why, set())
    return Outcome(
        kind=f"unread: {mark.why}",
        counted=_in_digits(mark) and mark.why != "name",
        read=told <= fair and bool(claims or unread),
        false_agree=AGREES in told - fair,
        false_alarm=bool(told & ALARMS),
        **about,
    )


def _ours(mark: Mark, claims: list[dict], unread: list[dict], about: dict) -> Outcome:
    """Judge a figure: it is read when value, measure, State/UT and hedge are, and then its verdict can be right."""
    if mark.open and not claims:
        return Outcome(kind=mark.kind, counted=_in_digits(mark), read=bool(unread), **about)
    told = {claim["verdict"] for claim in claims}
    allowed = mark.verdicts | {"cannot check"} if mark.open else mark.verdicts
    read = any(_reads(mark, claim) for claim in claims)
    return Outcome(
        kind=mark.kind,
        read=read,
        right=read and bool(told & allowed) and not (told - allowed) & ALARMS,
        false_agree=AGREES in told - allowed,
        false_alarm=not allowed & ALARMS and bool(told & ALARMS),
        **about,
    )


def _reads(mark: Mark, claim: dict) -> bool:
    if mark.kind != "any" and not mark.open:
        found = (claim["kind"], claim["state"] or None, claim["qualifier"])
        return found == (mark.kind, mark.state, mark.qualifier) and _same(mark.value, claim["value"])
    return _same(mark.value, claim["value"])


def _same(marked: float | str | None, found: float | str | None) -> bool:
    """Whether two values are one; of a day only the part that both give counts: April 2020 is 2020-04-13."""
    if isinstance(marked, str) or isinstance(found, str):
        return str(marked).startswith(str(found)) or str(found).startswith(str(marked))
    return marked is not None and found is not None and abs(marked - found) < 1e-6 * max(1, abs(marked))


def _seed(seed: Seed, report: dict) -> Iterator[Outcome]:
    for mark in seed.targets:
        claims = _over(mark, report["claims"])
        told = {claim["verdict"] for claim in claims}
        yield Outcome(
            seed.statement.language,
            mark.kind,
            mark.text,
            seed.statement.name,
            error=seed.error,
            counted=False,
            right=bool(told & mark.verdicts),
            passed=told == {AGREES},
            said=_said(claims, _over(mark, report["unread"])),
        )


def _in_digits(mark: Mark) -> bool:
    return any(sign.isdigit() for sign in mark.text)


def _over(mark: Mark, found: list[dict]) -> list[dict]:
    return [each for each in found if _meet(each, mark)]


def _meet(found: dict, mark: Mark) -> bool:
    return found["start"] < mark.end and mark.start < found["end"]


def _said(claims: list[dict], unread: list[dict]) -> str:
    """What the checker said of a number, in a few words for the list of misses."""
    parts = [f"{each['kind']} {each['state'] or ''} {each['qualifier']}: {each['verdict']}" for each in claims]
    return "; ".join(parts + [f"unread, {each['why']}" for each in unread]) or "nothing"
