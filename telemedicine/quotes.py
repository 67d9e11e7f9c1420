"""A figure ready to be quoted: a sentence that says where it comes from, and a citation."""

import datetime as dt

from telemedicine import numerals
from telemedicine.words import _


def sentence(text: str, as_of: dt.date, release: str) -> str:
    """Return sentences on a figure with what they rest on: the dashboard, the last day counted and the release."""
    pattern = _("{text} (eSanjeevani dashboard, as of {day}, release {release})")
    return pattern.format(text=text, day=numerals.date(as_of), release=release)


def citation(title: str, as_of: dt.date, release: str, address: str) -> str:
    """Return a line that names a figure so that it can be found again: its title, day, release and address."""
    pattern = _("“{title}”, eSanjeevani dashboard, as of {day}, release {release}. {address}")
    return pattern.format(title=title, day=numerals.date(as_of), release=release, address=address)
