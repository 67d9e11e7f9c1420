"""Watch the folder of extracts, and build when files have arrived whole."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from telemedicine import build, extracts, releases

STILL = 5.0  # seconds that a file must have been left alone; a sender's pauses are shorter

Seen = dict[str, tuple[int, int]]  # name of a file: its size and when it changed, in nanoseconds


def watch(every: float, said: Callable[[str], None], progress: build.Progress) -> None:
    """Build when files arrive, change or go, until interrupted; say each new live release and each error.

    Looks every `every` seconds. A build that failed is not tried again until something changes.
    """
    live = releases.current()
    for names in arrivals(releases.DATA / "extracts", every):
        try:
            id = build.build(releases.DATA, releases.ROOT, progress, names)
        except build.BuildError as error:
            progress(f"error: {error}")
            continue
        if id != live:
            said(id)
            live = id


def arrivals(folder: Path, every: float, still: float = STILL) -> Iterator[set[str]]:
    """Look every some seconds, for ever; give the names of all whole files there whenever something is new.

    A new file that is still being written is left out. While one that was given before is being written, nothing is
    given: without it the release would lose what it had.
    """
    given: Seen = {}
    before: Seen = {}
    while True:
        now = look(folder)
        whole = {name: seen for name, seen in now.items() if before.get(name) == seen and _is_still(seen, still)}
        unfinished = now.keys() - whole.keys()
        if whole != given and not unfinished & given.keys():
            given = whole
            if whole:
                yield set(whole)
        before = now
        time.sleep(every)


def look(folder: Path) -> Seen:
    """Return the files there and in the folder of the reference extract; hidden and half copied ones are left out."""
    seen = {}
    for path in [*folder.glob("*"), *folder.glob(f"{extracts.REFERENCE}/*")]:
        try:
            stat = path.stat()
        except OSError:  # gone since, or a link that leads nowhere
            continue
        if path.is_file() and not extracts.is_unfinished(path):
            seen[path.name] = (stat.st_size, stat.st_mtime_ns)
    return seen


def _is_still(seen: tuple[int, int], still: float) -> bool:
    """Whether a file was left alone for some seconds; a clock that is ahead does not matter."""
    return abs(time.time_ns() - seen[1]) >= still * 1e9
