"""A draft as a PDF: tagged (PDF/UA-1), with its letters in it, also Devanagari."""

import dataclasses
import datetime as dt
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import typst

from telemedicine import fonts
from telemedicine.statements.draft import Draft
from telemedicine.statements.illustrations import Picture
from telemedicine.words import _

TEMPLATE = Path(__file__).parent / "statement.typ"


def write(draft: Draft, pictures: Sequence[Picture]) -> bytes:
    """Return a draft as a PDF. Raises RuntimeError where a letter or a font is missing: it would print as nothing."""
    with tempfile.TemporaryDirectory(prefix="statement-") as folder:  # Typst reads pictures from files only
        for picture in pictures:
            (Path(folder) / f"{picture.name}.png").write_bytes(picture.png)
        made, warnings = typst.compile_with_warnings(
            shutil.copy(TEMPLATE, folder),
            font_paths=[str(fonts.truetype()[0].parent)],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"draft": json.dumps(_told(draft, pictures))},
            pdf_standards=["ua-1"],
            timestamp=dt.datetime.combine(draft.as_of, dt.time(), dt.UTC),
        )
    if warnings:
        raise RuntimeError("; ".join(str(warning) for warning in warnings))
    return made


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
