"""What the program lays before a reader as PDF: tagged (PDF/UA-1), with its letters in it, also Devanagari."""

import datetime as dt
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import typst

from telemedicine import fonts


def typeset(
    template: Path, name: str, told: object, day: dt.date, pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """Return a PDF of a template, which finds what is told as JSON under `name`, and PNGs by their names.

    Raises RuntimeError where a letter or a font is missing: it would print as nothing.
    """
    with tempfile.TemporaryDirectory(prefix="statement-") as folder:  # Typst reads pictures from files only
        for picture, png in (pictures or {}).items():
            (Path(folder) / f"{picture}.png").write_bytes(png)
        made, warnings = typst.compile_with_warnings(
            shutil.copy(template, folder),
            font_paths=[str(fonts.truetype()[0].parent)],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={name: json.dumps(told)},
            pdf_standards=["ua-1"],
            timestamp=dt.datetime.combine(day, dt.time(), dt.UTC),
        )
    if warnings:
        raise RuntimeError("; ".join(str(warning) for warning in warnings))
    return made
