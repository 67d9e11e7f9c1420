"""Take a file into the ledger: judge its rows, count the good ones, and keep the bad ones."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Lock

import numpy as np
import pandas as pd

from telemedicine import warehouse
from telemedicine.extracts import contract, numbering, rules
from telemedicine.extracts.contract import Kind
from telemedicine.extracts.files import Extract
from telemedicine.extracts.reading import open_extract, run, sql
from telemedicine.extracts.settings import ExtractError, Reading
from telemedicine.warehouse import Connection

Progress = Callable[..., None]

_ONE_PROBLEM = Lock()  # two that forget the same months at a time would be in each other's way
_SEEN = {
    contract.CONSULTATIONS: "seen_consultations",
    contract.COUNTS: "seen_counts",
    contract.REGISTER: "seen_register",
}
_TAKE = {
    contract.CONSULTATIONS: "take_cells",
    contract.COUNTS: "take_counts",
    contract.REGISTER: "take_register",
}


def take(
    connection: Connection,
    folder: Path,
    extract: Extract,
    reading: Reading,
    key: str,
    is_held_briefly: bool,
    progress: Progress,
) -> None:
    """Take a file into the ledger, whole or not at all. A file that cannot be used is listed with the reason.

    Bad consultations are set aside when all files are compared; at once, where reading the file again would cost more.
    """
    progress(f"Reading {extract.path.name}")
    id = int(warehouse.rows(connection, sql("next_file")).id[0])
    try:
        kind = see(connection, extract, reading)
        with warehouse.transaction(connection):
            _take(connection, folder, extract, id, key, kind, progress)
            if is_held_briefly and _is_wanted(connection, id):
                load_repeated(connection, np.empty(0, np.uint64))
                look_again(connection, extract, kind, id)
    except warehouse.Interrupted:
        raise
    except (ExtractError, warehouse.Error) as error:
        take_problem(connection, extract, key, id, error, progress)


def take_problem(
    connection: Connection, extract: Extract, key: str, id: int, error: Exception, progress: Progress
) -> None:
    """List a file that cannot be used, in the place of what is known of it."""
    problem = f"{extract.path.name} {_said(error, extract)}"
    progress(f"error: {problem}")
    with _ONE_PROBLEM, warehouse.transaction(connection):
        run(connection, "forget_one", id=id)
        run(connection, "forget")
        run(connection, "take_problem", id=id, key=key, problem=problem)


def _said(error: Exception, extract: Extract) -> str:
    """What an error means for a file, without where it lies: readers of the release see this."""
    said = str(error).splitlines()[0].replace(str(extract.path), extract.path.name)
    return said if isinstance(error, ExtractError) else f"cannot be read ({said}): hand it over again."


def _take(
    connection: Connection, folder: Path, extract: Extract, id: int, key: str, kind: Kind, progress: Progress
) -> None:
    if kind is contract.ESTIMATES:
        run(connection, "take_estimates", id=id)
        run(connection, "take_file_of_estimates", id=id, key=key)
        return
    _judge(connection, extract, kind, id)
    run(connection, "take_file", id=id, key=key, kind=kind.name, is_indexed=kind is not contract.CONSULTATIONS)
    if not _rows_read(connection, id):
        raise ExtractError("has a header and no rows: hand it over again.")
    run(connection, _TAKE[kind], id=id)
    if kind is contract.CONSULTATIONS:
        run(connection, "take_months", id=id)
        run(connection, "want", id=id)
        _save_fingerprints(connection, folder, id, partial(progress, f"consultations of {extract.path.name}"))


def _rows_read(connection: Connection, id: int) -> int:
    return int(warehouse.rows(connection, sql("rows_read"), {"id": id}).rows_read[0])


def _is_wanted(connection: Connection, id: int) -> bool:
    """Whether rows of a file are still to be set aside."""
    return bool(warehouse.rows(connection, sql("is_wanted"), {"id": id}).is_any[0])


def see(connection: Connection, extract: Extract, reading: Reading) -> Kind:
    """Make the view `seen` of a file's rows as the rules look at them; return the file's kind."""
    kind = open_extract(connection, extract, reading)
    run(connection, "days_as_iso" if reading.dates == "iso" else "days_as_dmy")
    run(connection, "name_completed", completed=[word.lower() for word in reading.completed])
    if kind in _SEEN:
        run(connection, _SEEN[kind])
    return kind


def judge(connection: Connection, kind: Kind) -> None:
    """Fill `judged` from the rows in `unjudged`."""
    warehouse.run(connection, sql("judged").replace("{rules} AS rule", f"{rules.first_broken(kind)} AS rule"))


def _judge(connection: Connection, extract: Extract, kind: Kind, id: int) -> None:
    """Judge all rows of the file that is seen, and set bad ones aside; those of consultations are looked for later."""
    if kind is contract.CONSULTATIONS:
        run(connection, "survey")
        run(connection, "understood")
    else:
        run(connection, "one_by_one")
    judge(connection, kind)
    is_any_bad = kind is not contract.CONSULTATIONS and warehouse.rows(connection, sql("bad_of_judged")).is_any[0]
    broken = numbering.broken(connection, extract)
    if broken or is_any_bad:
        numbering.number(connection, extract)
    if broken:
        _check_unread(connection)
        run(connection, "unread_lines", id=id)
    if is_any_bad:
        run(connection, "bad_lines", id=id)


def _check_unread(connection: Connection) -> None:
    for line in warehouse.rows(connection, sql("unread_in_part")).line:
        raise ExtractError(f"line {line} has an open quotation mark, or more than 10,000 characters: mend it.")


def _save_fingerprints(connection: Connection, folder: Path, id: int, progress: Progress) -> None:
    """Write the fingerprints of a file's consultations month by month, without holding them all."""
    for left in folder.glob(f"new-{id}-*"):
        left.unlink()
    done, rows = 0, _rows_read(connection, id)
    for batch in warehouse.batches(connection, sql("fingerprints")):
        for month in np.flatnonzero(np.bincount(batch["month"])):
            with (folder / f"new-{id}-{month}").open("ab") as file:
                batch["fingerprint"][batch["month"] == month].tofile(file)
        done += len(batch["month"])
        progress(done, rows)
    if done < rows:
        progress(rows, rows)
        run(connection, "want_without_id", id=id)


def load_repeated(connection: Connection, twice: np.ndarray) -> None:
    """Tell a connection which fingerprints are there twice, for `look_again`."""
    warehouse.load(connection, "repeated", pd.DataFrame({"fingerprint": twice}))


def look_again(connection: Connection, extract: Extract, kind: Kind, id: int) -> None:
    """Fill `judged` with the rows of the file seen that are repeated or wanted, and set the wanted ones aside."""
    run(connection, "wanted_rows", id=id)
    run(connection, "understood")
    judge(connection, kind)
    if _is_wanted(connection, id):
        numbering.number(connection, extract)
        for step in ("bad_rows", "uncount", "forget_wanted"):
            run(connection, step, id=id)
