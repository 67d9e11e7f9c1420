"""An index of the identifiers of all consultations: which occur more than once, found without reading them all again.

A fingerprint is a 64-bit hash of an identifier. Each month has one sorted array of them on disk, 8 bytes a
consultation. Two identifiers may share a fingerprint, so what is found here is looked up in the files themselves.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

_SLICE = 1_000_000  # fingerprints looked at together: 8 MB, which a processor has at hand
_TOGETHER = 4_000  # fingerprints looked for in the same part of an array
_WHOLE = 2**64


def save(path: Path, fingerprints: np.ndarray) -> None:
    """Sort an array in its place and write it so that it is whole or not there."""
    fingerprints.sort()
    _write(path, fingerprints)


def merge(paths: Sequence[Path], out: Path) -> None:
    """Write sorted arrays as one."""
    together = np.concatenate([_load(path) for path in paths])
    together.sort(kind="stable")  # sees what is sorted already and takes no longer than reading it
    _write(out, together)


def repeated(new: Sequence[Path], old: Sequence[Path]) -> np.ndarray:
    """Return the fingerprints that occur twice in `new`, or in `new` and in `old`, each once and sorted.

    All arrays are sorted. Time follows the number of new ones, not of old ones.
    """
    found = [fingerprints for part in _slices(new) for fingerprints in _repeated(part, old)]
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.uint64)


def holds_any(path: Path, wanted: np.ndarray) -> bool:
    """Whether a sorted array holds any of the wanted fingerprints."""
    return bool(_common(wanted, _load(path)).any())


def _write(path: Path, fingerprints: np.ndarray) -> None:
    draft = path.with_suffix(".draft")
    with draft.open("wb") as file:
        np.save(file, fingerprints)
    draft.replace(path)


def _load(path: Path) -> np.ndarray:
    """A sorted array, of which only what is looked at is read: open for a moment only, for that stays in memory."""
    return np.load(path, mmap_mode="r")


def _slices(paths: Sequence[Path]) -> Iterator[np.ndarray]:
    """All fingerprints of sorted arrays, sorted, some at a time: those from one bound up to the next."""
    parts = max(1, sum(len(_load(path)) for path in paths) // _SLICE)
    bounds = np.array([_WHOLE // parts * part for part in range(1, parts)], np.uint64)
    places = [[0, *np.searchsorted(array, bounds), len(array)] for array in map(_load, paths)]
    for part in range(parts if paths else 0):
        cuts = (slice(*cut[part : part + 2]) for cut in places)
        together = np.concatenate([_load(path)[cut] for path, cut in zip(paths, cuts, strict=True)])
        together.sort()
        yield together


def _repeated(part: np.ndarray, old: Sequence[Path]) -> Iterator[np.ndarray]:
    yield part[1:][part[1:] == part[:-1]]
    with ThreadPoolExecutor() as threads:
        yield from threads.map(lambda path: part[_common(part, _load(path))], old)


def _common(wanted: np.ndarray, array: np.ndarray) -> np.ndarray:
    """For each of the wanted, which are sorted, whether a sorted array holds it.

    A few thousand are looked for at a time, in the part where they can be: that takes half as long.
    """
    found = np.zeros(len(wanted), bool)
    for start in range(0, len(wanted), _TOGETHER):
        some = wanted[start : start + _TOGETHER]
        part = array[np.searchsorted(array, some[0]) : np.searchsorted(array, some[-1], "right")]
        if len(part):
            places = np.searchsorted(part, some)
            found[start : start + _TOGETHER] = part[np.minimum(places, len(part) - 1)] == some
    return found
