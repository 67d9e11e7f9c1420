"""An index of the identifiers of all consultations: which occur more than once, found without reading them all again.

A fingerprint is a 64-bit hash of an identifier. Each month has one sorted array of them on disk, 8 bytes a
consultation. Two identifiers may share a fingerprint, so what is found here is looked up in the files themselves.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

_SLICE = 20_000_000  # fingerprints looked at together: 160 MB
_WHOLE = 2**64


def save(path: Path, fingerprints: np.ndarray) -> None:
    """Write a sorted array of fingerprints so that it is whole or not there."""
    draft = path.with_suffix(".draft")
    with draft.open("wb") as file:
        np.save(file, fingerprints)
    draft.replace(path)


def load(path: Path) -> np.ndarray:
    """Return a sorted array without reading it from disk before it is looked at."""
    return np.load(path, mmap_mode="r")


def merged(old: np.ndarray, new: np.ndarray) -> np.ndarray:
    """Return two sorted arrays as one."""
    return np.sort(np.concatenate([old, new]), kind="stable")  # knows what is sorted already


def repeated(new: Sequence[np.ndarray], old: Sequence[np.ndarray]) -> np.ndarray:
    """Return the fingerprints that occur twice in `new`, or in `new` and in `old`, each once and sorted.

    All arrays are sorted. Time follows the number of new ones, not of old ones.
    """
    found = [fingerprints for part in _slices(new) for fingerprints in _repeated(part, old)]
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.uint64)


def holds_any(array: np.ndarray, wanted: np.ndarray) -> bool:
    """Whether a sorted array holds any of the wanted fingerprints."""
    return bool(_common(wanted, array).any())


def _slices(arrays: Sequence[np.ndarray]) -> Iterator[np.ndarray]:
    """All fingerprints of sorted arrays, sorted, some at a time: those from one bound up to the next."""
    parts = max(1, sum(map(len, arrays)) // _SLICE)
    bounds = np.array([_WHOLE // parts * part for part in range(1, parts)], np.uint64)
    places = [np.r_[0, np.searchsorted(array, bounds), len(array)] for array in arrays]
    for part in range(parts):
        pieces = [array[cut[part] : cut[part + 1]] for array, cut in zip(arrays, places, strict=True)]
        if pieces:
            yield np.sort(np.concatenate(pieces))


def _repeated(part: np.ndarray, old: Sequence[np.ndarray]) -> Iterator[np.ndarray]:
    yield part[1:][part[1:] == part[:-1]]
    for array in old:
        yield part[_common(part, array)]


def _common(wanted: np.ndarray, array: np.ndarray) -> np.ndarray:
    """For each of the wanted whether a sorted array holds it."""
    if not len(array) or not len(wanted):
        return np.zeros(len(wanted), bool)
    places = np.searchsorted(array, wanted)
    return array[np.minimum(places, len(array) - 1)] == wanted
