"""Figures as a press officer prints them."""

import pandas as pd

from telemedicine import numerals
from telemedicine.words import _


def leading_states(rows: pd.DataFrame) -> str:
    """Return ranked States/UTs as a statement lists them: "Andhra Pradesh (16,32,377), Tamil Nadu (12,66,667)".

    Columns: rank, name, consultations. Sums, which have no rank, and places without a consultation are left out.
    """
    listed = rows[rows["rank"].notna() & (rows.consultations > 0)]
    return _(", ").join(
        _("{name} ({number})").format(name=_(name), number=numerals.count(number))
        for name, number in zip(listed["name"], listed.consultations, strict=True)
    )
