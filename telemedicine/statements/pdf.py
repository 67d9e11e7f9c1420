"""A draft as a PDF."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from telemedicine.statements.draft import Draft
from telemedicine.statements.illustrations import Picture
from telemedicine.statements.typesetting import typeset
from telemedicine.words import _

TEMPLATE = Path(__file__).parent / "statement.typ"


def write(draft: Draft, pictures: Sequence[Picture]) -> bytes:
    """Return a draft as a PDF. Raises RuntimeError where a letter or a font is missing: it would print as nothing."""
    drawn = {picture.name: picture.png for picture in pictures}
    return typeset(TEMPLATE, "draft", _told(draft, pictures), draft.as_of, drawn)


def _told(draft: Draft, pictures: Sequence[Picture]) -> dict:
    """What the template says."""
    return {
        "headline": dataclasses.asdict(draft.headline),
        "dateline": draft.dateline,
        "paragraphs": [[dataclasses.asdict(sentence) for sentence in told] for told in draft.paragraphs],
        "table": draft.table and dataclasses.asdict(draft.table),
        "remarks": draft.remarks,
        "pictures": [{"name": picture.name, "alt": picture.alt} for picture in pictures],
        "sources": _("Sources"),
        "citations": [citation.line for citation in draft.citations],
        "release": draft.release.id,
        "language": draft.language,
    }
