"""Numbers that are a part added to a total, or the distance between two, and no total themselves."""

from telemedicine.statements import periods, when
from telemedicine.statements.spots import Spot


def is_step(spot: Spot) -> bool:
    """Return whether a number is what was added last: the latest one lakh, पिछले 10 लाख."""
    text, at = spot.text, spot.number.first - 1
    digits = str(int(spot.number.value))
    is_last = text.says(at, "time.last_days") and not text.says(at, "hedge")
    is_last = is_last or (text.says(at, "time.first_of") and not any(day.day for day in when.days(spot, spot.segment)))
    return digits.rstrip("0") == "1" and spot.number.value >= periods.STEP and is_last


def is_difference(spot: Spot) -> bool:
    """Return whether a number says by how much: ahead by 11 lakh, an addition of 4 lakh, 11 लाख आगे."""
    text, at = spot.text, spot.number.first - 1
    while at > spot.clause.start and text.says(at, "hedge"):
        at -= 1
    return (
        text.says(at, "time.difference")
        or text.says(spot.number.last, "time.further")
        or (text.says(spot.number.last, "time.difference") and not text.tokens[spot.number.last].text.isascii())
    )
