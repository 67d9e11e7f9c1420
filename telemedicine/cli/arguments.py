"""What several commands take: days, parameters, a release."""

import argparse
import datetime as dt

from telemedicine import releases


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


def opened(id: str | None) -> releases.Release:
    """Open a release by id, or the live one."""
    wanted = id or releases.current()
    if wanted is None:
        raise releases.UnknownRelease("There is no release yet: run `python -m telemedicine build`.")
    return releases.open_release(wanted)
