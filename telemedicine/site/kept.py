"""Keep what was made of the same answers, for all readers."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from telemedicine import words

P = ParamSpec("P")
R = TypeVar("R")


def kept(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function work once for the same arguments in the same language; its last `most` results are kept.

    Arguments must be hashable, as answers are, and what comes back is only read. Streamlit's own caches hash every
    argument bit by bit whenever they are asked, which took a tenth of every click.
    """

    def keep(function: Callable[P, R]) -> Callable[P, R]:
        def spoken(_language: str, *args: P.args, **kwargs: P.kwargs) -> R:
            return function(*args, **kwargs)

        in_language: Callable[..., R] = lru_cache(maxsize=most)(spoken)

        @wraps(function)
        def now(*args: P.args, **kwargs: P.kwargs) -> R:
            return in_language(words.language(), *args, **kwargs)

        return now

    return keep
