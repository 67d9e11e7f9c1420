"""The whole receipt of a check as a PDF: every claim with its verdict, and the questions, SQL and rows behind them."""

from pathlib import Path

from telemedicine import metrics, numerals, words
from telemedicine.releases import Answer, Release
from telemedicine.statements import receipts
from telemedicine.statements.checked import Checked
from telemedicine.statements.report import Report
from telemedicine.statements.typesetting import typeset
from telemedicine.words import _

TEMPLATE = Path(__file__).parent / "receipt.typ"
MOST_ROWS = 40  # of an answer; the dashboard shows them all
_HIDDEN = ("name_hi", "source_url")


def write(report: Report, release: Release) -> bytes:
    """Return the receipt in the language spoken now. Raises RuntimeError where a letter is missing."""
    behind = dict.fromkeys(one for claim in report.claims for one in _answers(release, claim))
    numbers = {answer: number for number, answer in enumerate(behind, 1)}
    claims = [
        [
            one.text,
            one.label,
            _(release.states[one.state]) if one.state else _("All India"),
            _(one.verdict.verdict),
            " ".join([one.verdict.why, *one.notes]),
            " ".join(f"[{numbers[answer]}]" for answer in _answers(release, one)),
        ]
        for one in report.claims
    ]
    told = {
        "title": _("Receipt of a statement checked"),
        "told": _("As of {day}, release {release}: {numbers} numbers").format(
            day=numerals.date(report.as_of), release=report.release, numbers=report.numbers_in_text
        ),
        "heads": [_("Text"), _("What it is"), _("State/UT"), _("Verdict"), _("Why"), _("Sources")],
        "claims": claims,
        "unread_title": _("Numbers that are no figures of ours"),
        "unread_heads": [_("Text"), _("Why")],
        "unread": [[report.text[one.start : one.end], _(one.why)] for one in report.unread],
        "sources": _("Sources"),
        "answers": [_told(answer) for answer in behind],
        "language": words.language(),
    }
    return typeset(TEMPLATE, "receipt", told, report.as_of)


def _answers(release: Release, claim: Checked) -> list[Answer]:
    receipt = receipts.of(release, claim)
    return receipt.answers(release) if receipt else []


def _told(answer: Answer) -> dict:
    """An answer for the template: title, what was asked, columns, the latest rows, SQL."""
    rows = answer.rows.tail(MOST_ROWS) if "date" in answer.rows else answer.rows.head(MOST_ROWS)
    columns = [name for name in rows if name not in _HIDDEN]
    asked = ", ".join(f"{name} = {value}" for name, value in sorted(answer.params.items()))
    return {
        "title": _(answer.query.title),
        "asked": f"{answer.query.name} ({asked})",
        "columns": [metrics.METRICS[name].label for name in columns],
        "rows": [[metrics.METRICS[name].say(row[name]) for name in columns] for row in rows.to_dict("records")],
        "sql": answer.query.sql,
    }
