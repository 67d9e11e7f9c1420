"""Answers kept: the facts of one statement share a few questions."""

from functools import lru_cache

from telemedicine.releases import Answer, Release


def ask(release: Release, question: str, **params: object) -> Answer:
    """Ask a question and keep its answer, whose rows are only read. Raises as `Release.ask` does."""
    return _kept(release, question, tuple(sorted(params.items())))


@lru_cache(maxsize=512)
def _kept(release: Release, question: str, params: tuple[tuple[str, object], ...]) -> Answer:
    return release.ask(question, **dict(params))
