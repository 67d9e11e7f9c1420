"""Commands that ask a release for figures."""

import argparse
import datetime as dt
import json
import sys

import pandas as pd

from telemedicine import facts, metrics, numerals, queries, releases
from telemedicine.cli.arguments import day, opened, pair


def figures(args: argparse.Namespace) -> None:
    """Print the headline figures up to a day."""
    release = opened(args.release)
    as_of = release.check("as_of", args.as_of or release.last_day)
    found = facts.figures(release, as_of)
    print(json.dumps(found, indent=2) if args.json else as_text(found, release))


def as_text(found: dict, release: releases.Release) -> str:
    """Set the headline figures as lines for a reader."""
    names = release.ask("states_by_name").rows.set_index("state").name
    lines = [
        ("As of", numerals.date(dt.date.fromisoformat(found["as_of"]))),
        ("Consultations", f"{numerals.count(found['consultations_total'])} ({found['basis']})"),
        ("OPD", numerals.count(found["consultations_opd"])),
        ("AB-HWC", numerals.count(found["consultations_abhwc"])),
        ("Last milestone", numerals.short(found["last_milestone"])),
        ("Next milestone", numerals.short(found["next_milestone"])),
        *((f"In {month}", numerals.count(value)) for month, value in found["month"].items()),
        ("States and UTs", numerals.count(found["states_operational"])),
        ("OPDs", numerals.count(found["opds_online"])),
        *(
            (f"{row['rank']}. {names[row['state']]}", numerals.count(row["consultations"]))
            for row in found["top_states"]
        ),
        ("Release", found["release"]),
    ]
    width = max(len(label) for label, _ in lines)
    return "\n".join(f"{label:<{width}}  {value}" for label, value in lines)


def ask(args: argparse.Namespace) -> None:
    """Ask a question and print its rows."""
    release = opened(args.release)
    answer = release.ask(args.question, **dict(args.param))
    writers = {"csv": releases.Answer.csv, "json": releases.Answer.json, "table": as_table}
    sys.stdout.write(writers[args.format](answer))


def as_table(answer: releases.Answer) -> str:
    """Rows as aligned text, every value said as on the pages."""
    said = pd.DataFrame(
        {metrics.METRICS[name].label: answer.rows[name].map(metrics.METRICS[name].say) for name in answer.rows}
    )
    return f"{answer.query.title}\n\n{said.to_string(index=False)}\n"


def add(commands: argparse._SubParsersAction) -> None:
    """Add the commands."""
    command = commands.add_parser("figures", help="print the headline figures")
    command.set_defaults(run=figures)
    command.add_argument("--as-of", type=day, help="last day counted; the release's last unless given")
    command.add_argument("--release", help="id of the release; the live one unless given")
    command.add_argument("--json", action="store_true", help="print one JSON object")

    command = commands.add_parser("ask", help="ask a question: one of " + ", ".join(queries.names()))
    command.set_defaults(run=ask)
    command.add_argument("question", metavar="QUESTION")
    command.add_argument(
        "--param", action="append", type=pair, default=[], metavar="K=V", help="a parameter, repeatable"
    )
    command.add_argument("--release", help="id of the release; the live one unless given")
    command.add_argument("--format", choices=("table", "csv", "json"), default="table")
