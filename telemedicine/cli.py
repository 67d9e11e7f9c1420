"""The command line: extracts and releases, figures and questions, statements drafted and checked.

Only the answer goes to standard output; progress and errors go to standard error. Bad input ends with exit code 2.
"""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pandas as pd

from telemedicine import extracts, facts, metrics, numerals, queries, releases, storage, words
from telemedicine.statements import report, texts

REFERENCE = releases.DATA / "extracts" / extracts.REFERENCE


def progress(step: str, *_rows: int) -> None:
    """Show a step of long work."""
    print(f"· {step}", file=sys.stderr, flush=True)


def day(text: str) -> dt.date:
    """Read a day. Raises argparse's error, saying how to write one."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day: write it as 2021-07-03") from error


def pair(text: str) -> tuple[str, str]:
    """Read a parameter. Raises argparse's error, saying how to write one."""
    key, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not a parameter: write it as as_of=2021-07-03")
    return key, value


def reference(args: argparse.Namespace) -> None:
    """Write the reference extract, or the records of some of its days."""
    if args.records:
        first, last = args.records
        if last < first:
            raise releases.BadParameter(f"{last} is before {first}: give the first day, then the last.")
        counts = args.out / "consultations.parquet"
        if not counts.exists():
            write_reference(args.out)
        out = args.to or Path(f"records-{first}-{last}.parquet")  # not among the extracts: they would count twice
        progress(f"Writing one row per consultation from {first} to {last}")
        extracts.write_records(counts, out, first, last)
        print(out)
    else:
        write_reference(args.out)
        print(args.out)


def write_reference(out: Path) -> None:
    """Compute the reference extract from the published record."""
    from telemedicine import reference  # SciPy takes a second to load, and only this needs it

    progress("Computing the reference extract from the published record")
    reference.write(releases.DATA, out, progress)


def build(args: argparse.Namespace) -> None:
    """Build a release and make it the live one."""
    if args.if_missing and releases.exists(releases.current()):
        return
    from telemedicine import build  # geopandas takes seconds to load, and only this needs it

    if args.if_missing and not extracts.find(releases.DATA / "extracts"):
        write_reference(REFERENCE)
    id = build.build(progress=progress)
    say_problems(id)
    print(id)


def say_problems(id: str) -> None:
    """Show which extracts a release could not use, and why."""
    for file in releases.open_release(id).manifest["extracts"]:
        if file["problem"]:
            print(f"error: {file['file']}: {file['problem'].removeprefix(file['file']).strip()}", file=sys.stderr)


def watch(args: argparse.Namespace) -> None:
    """Build whenever extracts arrive, until interrupted."""
    from telemedicine import watching  # it builds: geopandas takes seconds to load

    def said(id: str) -> None:
        say_problems(id)
        print(id, flush=True)

    progress(f"Watching {releases.DATA / 'extracts'}; Ctrl-C ends")
    with suppress(KeyboardInterrupt):
        watching.watch(args.every, said, progress)


def verify(args: argparse.Namespace) -> int:
    """Count a release again from its extracts, by other means, and compare every table."""
    from telemedicine import verifying  # pyarrow takes a moment to load, and only this needs it

    found = verifying.verify(opened(args.release), releases.DATA, releases.ROOT, progress)
    for table, differences in found.items():
        print(f"{table}: {'; '.join(differences) or 'equal'}")
    return 1 if any(found.values()) else 0


def fetch(args: argparse.Namespace) -> None:
    """Fetch extracts that are new or changed, or the live release, from storage."""
    if args.release:
        print(storage.fetch_release(args.url))
    else:
        for name in storage.fetch_extracts(args.url, releases.DATA / "extracts"):
            print(name)


def publish(args: argparse.Namespace) -> None:
    """Publish the live release, or the one named, to storage."""
    release = opened(args.release)
    storage.publish(release.id, args.url)
    print(release.id)


def list_releases(args: argparse.Namespace) -> None:
    """List the releases, the live one marked."""
    live = releases.current()
    for id in releases.ids():
        manifest = releases.open_release(id).manifest
        mark = "*" if id == live else " "
        total = numerals.count(manifest["totals"]["consultations"])
        print(f"{mark} {id}  built {manifest['built_at']}  {manifest['last_day']}  {total} consultations")


def opened(id: str | None) -> releases.Release:
    """Open a release by id, or the live one."""
    wanted = id or releases.current()
    if wanted is None:
        raise releases.UnknownRelease("There is no release yet: run `python -m telemedicine build`.")
    return releases.open_release(wanted)


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


def statement(args: argparse.Namespace) -> None:
    """Draft a statement on a day, to a file or to standard output."""
    from telemedicine.statements import documents, draft  # they draw and write documents, and only this needs it

    words.use(args.lang)
    release = opened(args.release)
    kinds = args.facts.split(",") if args.facts else draft.USUAL
    drafted = draft.draft(release, args.as_of or release.last_day, kinds)
    out = args.out
    if out is None and args.format in ("docx", "pdf"):
        out = Path(f"statement-{drafted.as_of}-{args.lang}.{args.format}")
    made = documents.write(drafted, args.format)
    if out is None:
        sys.stdout.write(made.decode())
    else:
        out.write_bytes(made)
        print(out)


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


def check(args: argparse.Namespace) -> None:
    """Check the figures of a text against a release."""
    piped = str(args.file) == "-"
    text = texts.decode(sys.stdin.buffer.read(texts.LARGEST + 1)) if piped else texts.read(args.file)
    found = report.check(text, opened(args.release), args.as_of)
    print(found.json() if args.json else report.as_text(found))


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(prog="python -m telemedicine", description=__doc__.splitlines()[0])
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("reference", help="compute the reference extract from the published record")
    command.set_defaults(run=reference)
    command.add_argument("--out", type=Path, default=REFERENCE, help="folder to write to")
    command.add_argument(
        "--records", nargs=2, type=day, metavar=("FROM", "TO"), help="one row per consultation instead"
    )
    command.add_argument("--to", type=Path, help="Parquet file for --records; in this folder unless given")

    command = commands.add_parser("build", help="build a release from data/extracts/ and make it the live one")
    command.set_defaults(run=build)
    command.add_argument("--if-missing", action="store_true", help="only where there is no release yet")

    command = commands.add_parser("watch", help="build whenever files arrive in data/extracts/, until interrupted")
    command.set_defaults(run=watch)
    command.add_argument(
        "--every", type=float, default=10, metavar="SECONDS", help="how often to look; 10 unless given"
    )

    command = commands.add_parser("verify", help="count a release again from its extracts and compare every table")
    command.set_defaults(run=verify)
    command.add_argument("release", nargs="?", metavar="RELEASE", help="id of the release; the live one unless given")

    command = commands.add_parser("releases", help="list the releases, the live one marked *")
    command.set_defaults(run=list_releases)

    command = commands.add_parser("fetch", help="fetch extracts, or a release, from storage such as s3://bucket/folder")
    command.set_defaults(run=fetch)
    command.add_argument("url", metavar="URL")
    command.add_argument("--release", action="store_true", help="the live release there, to make it the live one here")

    command = commands.add_parser("publish", help="copy the live release to storage and make it the live one there")
    command.set_defaults(run=publish)
    command.add_argument("url", metavar="URL")
    command.add_argument("--release", help="id of the release; the live one unless given")

    command = commands.add_parser("figures", help="print the headline figures")
    command.set_defaults(run=figures)
    command.add_argument("--as-of", type=day, help="last day counted; the release's last unless given")
    command.add_argument("--release", help="id of the release; the live one unless given")
    command.add_argument("--json", action="store_true", help="print one JSON object")

    command = commands.add_parser("statement", help="draft a statement on a day")
    command.set_defaults(run=statement)
    command.add_argument("--as-of", type=day, help="last day counted; the release's last unless given")
    command.add_argument("--lang", choices=words.languages(), default=words.DEFAULT, help="language of the statement")
    command.add_argument("--format", choices=("md", "txt", "docx", "pdf"), default="md")
    command.add_argument("--facts", metavar="A,B,C", help="kinds of facts, in the order in which they are said")
    command.add_argument("--out", type=Path, help="file to write; standard output for md and txt unless given")
    command.add_argument("--release", help="id of the release; the live one unless given")

    command = commands.add_parser("check", help="check the figures of a text: plain, .docx, or .pdf with text")
    command.set_defaults(run=check)
    command.add_argument("file", type=Path, metavar="FILE", help="a file, or - for what is typed or piped in")
    command.add_argument("--as-of", type=day, help="day it speaks of; read from the text unless given")
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
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0, or 2 on bad input, or 1 where a build failed."""
    args = parser().parse_args(arguments)
    try:
        code = args.run(args) or 0
    except (releases.BadParameter, releases.UnknownRelease, queries.UnknownQuestion) as error:
        print(f"error: {error.args[0]}", file=sys.stderr)
        return 2
    except texts.UnreadableText as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except (extracts.ExtractError, RuntimeError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return code
