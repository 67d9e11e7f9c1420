"""A draft as a Word document: heading styles, a table whose head is marked, pictures with words, the language set."""

import datetime as dt
import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph

from telemedicine.statements.draft import Draft, Table
from telemedicine.statements.illustrations import Picture
from telemedicine.statements.sources import Cited
from telemedicine.words import _

FONT = "Noto Sans"
DEVANAGARI = "Nirmala UI"  # what Word has for Hindi where Noto is not installed
PICTURE = Cm(15)


def write(draft: Draft, pictures: Sequence[Picture]) -> bytes:
    """Return a draft as a .docx, in the language it was drafted in."""
    document = docx.Document()
    _set_up(document, draft)
    _cite(document.add_heading("", 1), draft.headline)
    for number, told in enumerate(draft.paragraphs or ((),)):
        paragraph = document.add_paragraph()
        if number == 0:
            paragraph.add_run(f"{draft.dateline} ").bold = True
        for sentence in told:
            _cite(paragraph, sentence)
            paragraph.add_run(" ")
    if draft.table:
        _cite(document.add_heading("", 2), draft.table.caption)
        _add_table(document, draft.table)
    for remark in draft.remarks:
        document.add_paragraph().add_run(remark).italic = True
    for picture in pictures:
        _add_picture(document, picture)
    document.add_heading(_("Sources"), 2)
    for number, citation in enumerate(draft.citations, start=1):
        document.add_paragraph(f"[{number}] {citation.line}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Document, draft: Draft) -> None:
    """Title, language and letters. The day is the document's own date, so that the same draft is the same file."""
    told = document.core_properties
    told.title, told.language, told.author = draft.headline.text, f"{draft.language}-IN", "eSanjeevani"
    told.created = told.modified = dt.datetime.combine(draft.as_of, dt.time())
    told.comments = draft.release.id
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name = FONT
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:cs"), DEVANAGARI)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), f"{draft.language}-IN")
        language.set(qn("w:bidi"), f"{draft.language}-IN")
        properties.append(language)


def _cite(paragraph: Paragraph, cited: Cited) -> None:
    """Add a text, and the numbers of its sources above the line."""
    paragraph.add_run(cited.text)
    for number in cited.sources:
        paragraph.add_run("\u00a0")
        paragraph.add_run(f"[{number}]").font.superscript = True


def _add_table(document: Document, table: Table) -> None:
    drawn = document.add_table(rows=0, cols=len(table.head), style="Table Grid")
    for cells in (table.head, *table.rows):
        for cell, text in zip(drawn.add_row().cells, cells, strict=True):
            cell.text = text
    _mark_head(drawn)
    for cell in drawn.columns[1].cells:
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _mark_head(table: DocxTable) -> None:
    """Mark the first row as the head: it is read out with each cell, and repeated on the next page."""
    row = table.rows[0]
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(head)
    for cell in row.cells:
        cell.paragraphs[0].runs[0].bold = True


def _add_picture(document: Document, picture: Picture) -> None:
    drawn = document.add_picture(io.BytesIO(picture.png), width=PICTURE)
    told = drawn._inline.docPr
    told.set("name", picture.name)
    told.set("descr", picture.alt)
