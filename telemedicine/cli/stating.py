"""Commands that draft and check statements."""

import argparse
import sys
from pathlib import Path

from telemedicine import words
from telemedicine.cli.arguments import day, opened
from telemedicine.statements import report, texts


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


def check(args: argparse.Namespace) -> None:
    """Check the figures of a text against a release."""
    piped = str(args.file) == "-"
    text = texts.decode(sys.stdin.buffer.read(texts.LARGEST + 1)) if piped else texts.read(args.file)
    found = report.check(text, opened(args.release), args.as_of)
    print(found.json() if args.json else report.as_text(found))


def add(commands: argparse._SubParsersAction) -> None:
    """Add the commands."""
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
