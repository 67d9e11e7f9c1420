"""Find the consultations that are there twice, in one file or in several, and keep the index of all identifiers."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import numpy as np

from telemedicine import warehouse
from telemedicine.extracts import fingerprints, pool, taking
from telemedicine.extracts.reading import run, sql
from telemedicine.extracts.settings import ExtractError
from telemedicine.warehouse import Connection

Progress = Callable[..., None]

_SORTED_AT_ONCE = 2  # months; each is held in memory while it is sorted


def index(connections: Sequence[Connection], folder: Path, taken: Sequence, progress: Progress) -> None:
    """Find which consultations of the new files are there twice, and keep their rows in the table `contested`."""
    connection = connections[0]
    new = {int(id) for id in warehouse.rows(connection, sql("files_to_index")).id}
    if new:
        progress("Looking for consultations that are there twice")
        known = {int(row.month): folder / row.file for row in warehouse.rows(connection, sql("months")).itertuples()}
        added = _added(folder, new)
        twice = fingerprints.repeated([*added.values()], [*known.values()])
        months = [m for paths in (added, known) for m, path in paths.items() if fingerprints.holds_any(path, twice)]
        _suspect(connections, taken, new, twice, months, progress)
        with warehouse.transaction(connection):
            run(connection, "contested")
            _merge(connection, folder, added, known)
            run(connection, "are_indexed")
    _tidy(connection, folder)


def _added(folder: Path, new: set[int]) -> dict[int, Path]:
    """The fingerprints of the new files, sorted, in one file a month."""
    drafts: dict[int, list[Path]] = {}
    for path in folder.glob("new-*"):
        id, month = (int(part) for part in path.name.split("-")[1:])
        if id in new:
            drafts.setdefault(month, []).append(path)
    added = {month: folder / f"added-{month}.npy" for month in drafts}

    def sort(month: int) -> None:
        arrays = [np.fromfile(path, np.uint64) for path in drafts[month]]
        fingerprints.save(added[month], np.concatenate(arrays) if len(arrays) > 1 else arrays[0])

    with ThreadPoolExecutor(_SORTED_AT_ONCE) as threads:
        list(threads.map(sort, drafts))
    return added


def _suspect(
    connections: Sequence[Connection],
    taken: Sequence,
    new: set[int],
    twice: np.ndarray,
    months: list[int],
    progress: Progress,
) -> None:
    """Fill `suspected` with the good rows that have these fingerprints, of all files with rows of the months.

    What rows of new files have to be set aside is found in the same reading.
    """
    for connection in connections:
        taking.load_repeated(connection, twice)
    run(connections[0], "suspected")
    looked_at = set(warehouse.rows(connections[0], sql("files_to_look_at"), {"months": months}).id)

    def look(connection: Connection, file) -> None:
        try:
            kind = taking.see(connection, file.extract, file.reading)
            with warehouse.transaction(connection):
                taking.look_again(connection, file.extract, kind, file.id)
                run(connection, "suspect", id=file.id)
        except (ExtractError, warehouse.Error) as error:
            if file.id not in new or isinstance(error, warehouse.Interrupted):
                raise
            taking.take_problem(connection, file.extract, file.key, file.id, error, progress)

    files = [file for file in taken if file.id in looked_at]
    for file in files:
        if file.extract.is_text:
            look(connections[0], file)
    pool.for_each(connections, (file for file in files if not file.extract.is_text), look)


def _merge(connection: Connection, folder: Path, added: dict[int, Path], known: dict[int, Path]) -> None:
    """Write the index anew for the months that new files touch."""
    for month, path in added.items():
        file = f"{month // 12}-{month % 12:02}-{uuid4().hex[:8]}.npy"
        if month in known:
            fingerprints.merge([path, known[month]], folder / file)
        else:
            path.replace(folder / file)
        run(connection, "forget_month", month=month)
        run(connection, "take_month", month=month, file=file)


def _tidy(connection: Connection, folder: Path) -> None:
    """Delete what no month of the index names: what it was before, and what a build that was killed left."""
    kept = set(warehouse.rows(connection, sql("months")).file)
    for path in [*folder.glob("new-*"), *folder.glob("*.npy"), *folder.glob("*.draft")]:
        if path.name not in kept:
            path.unlink()
