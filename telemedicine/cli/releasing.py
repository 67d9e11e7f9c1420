"""Commands that make releases: from extracts here, or on storage."""

import argparse
import json
import sys
from contextlib import suppress
from pathlib import Path

from telemedicine import extracts, numerals, releases, storage, warehouse
from telemedicine.cli.arguments import day, opened
from telemedicine.cli.progress import progress

REFERENCE = releases.DATA / "extracts" / extracts.REFERENCE


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
    built(build.build(progress=progress))


def built(id: str) -> None:
    """Say what a release was made of, and its id."""
    print(account(releases.open_release(id)), file=sys.stderr)
    print(id, flush=True)


def watch(args: argparse.Namespace) -> None:
    """Build whenever extracts arrive, until interrupted."""
    from telemedicine import watching  # it builds, and only this and `build` need what that loads

    progress(f"Watching {releases.DATA / 'extracts'}; Ctrl-C ends")
    with suppress(KeyboardInterrupt), warehouse.interruptible():
        watching.watch(args.every, built, progress)


def verify(args: argparse.Namespace) -> int:
    """Count a release again from its extracts, by other means, and compare every table."""
    from telemedicine import verifying  # pyarrow takes a moment to load, and only this needs it

    found = verifying.verify(opened(args.release), releases.DATA, releases.ROOT, progress)
    for table, differences in found.items():
        print(f"{table}: {'; '.join(differences) or 'equal'}")
    return 1 if any(found.values()) else 0


def account(release: releases.Release) -> str:
    """Say what became of the rows of each file, and where those set aside lie."""
    rows = release.ask("extracts_by_file").rows
    said = [
        f"· {row.file}: {numerals.count(row.rows_read)} rows read = {numerals.count(row.rows_accepted)} accepted"
        f" + {numerals.count(row.rows_duplicate)} duplicate + {numerals.count(row.rows_revised)} revised"
        f" + {numerals.count(row.rows_set_aside)} set aside"
        for row in rows.itertuples()
    ]
    bad = rows[rows.problem.notna()]
    said += [f"error: {row.file}: {row.problem.removeprefix(row.file).strip()}" for row in bad.itertuples()]
    if rows.rows_set_aside.any():
        said.append(f"· Rows set aside lie in {releases.DATA / extracts.SET_ASIDE}, each with its reason")
    return "\n".join(said)


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


def schema(args: argparse.Namespace) -> None:
    """Print the contract of extracts."""
    print(json.dumps(extracts.schema(), indent=2))


def add(commands: argparse._SubParsersAction) -> None:
    """Add the commands."""
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

    command = commands.add_parser("schema", help="print the contract of extracts as JSON Schema")
    command.set_defaults(run=schema)
