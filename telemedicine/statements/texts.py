"""The text of a file: plain (UTF-8), Word, or PDF with text; what cannot be read is refused in plain words."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from telemedicine import numerals
from telemedicine.words import _

if TYPE_CHECKING:
    from docx.document import Document

LARGEST = 2_000_000  # bytes of plain text
LONGEST = 200_000  # characters: a hundred pages, checked in seconds
LARGEST_DOCUMENT = 20_000_000  # bytes of a Word or PDF file, pictures included
LONGEST_WORD = 1_000  # characters without a space: no word and no address is longer
MOST_PAGES = 200
_ODD = 0.02  # of control characters: more, and it is no text
_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"


class UnreadableText(ValueError):
    """A text cannot be read or checked; the message says why, to readers."""


def read(path: Path) -> str:
    """Return the text of a file. Raises UnreadableText where there is none, saying why."""
    try:
        size = path.stat().st_size
        if size > LARGEST_DOCUMENT:
            raise UnreadableText(_("The file is larger than {size} MB.").format(size=LARGEST_DOCUMENT // 1_000_000))
        return decode(path.read_bytes())
    except OSError as error:
        raise UnreadableText(_("The file cannot be opened: {path}").format(path=path)) from error


def decode(content: bytes) -> str:
    """Return the text of the content of a file, of whatever kind it shows itself to be. Raises UnreadableText."""
    if content.startswith(_PDF):
        return refuse_long(_pdf(content))
    if content.startswith(_ZIP):
        return refuse_long(_word(content))
    if len(content) > LARGEST:
        raise UnreadableText(_too_long())
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        said = _("This is neither plain text in UTF-8, nor a Word document (.docx), nor a PDF with text.")
        raise UnreadableText(said) from error
    return refuse_long(text)


def refuse_long(text: str) -> str:
    """Return the text. Raises UnreadableText where it is too long or no text at all."""
    if len(text) > LONGEST:
        raise UnreadableText(_too_long())
    odd = sum(not (letter.isprintable() or letter.isspace() or letter in "\u200c\u200d\ufeff\u00ad") for letter in text)
    is_unbroken = max(map(len, text.split()), default=0) > LONGEST_WORD
    if "\0" in text or odd > _ODD * len(text) + 2 or is_unbroken:
        raise UnreadableText(_("This is not a text."))
    return text


def _too_long() -> str:
    return _("The text is longer than {most} characters.").format(most=numerals.count(LONGEST))


def _pdf(content: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    from telemedicine.statements import pdftext

    try:
        reader = PdfReader(io.BytesIO(content))
        if len(reader.pages) > MOST_PAGES:
            raise UnreadableText(_("The PDF has more than {most} pages.").format(most=MOST_PAGES))
        text = "\n\n".join(pdftext.pages(reader))
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, UnreadableText):
            raise
        raise UnreadableText(_("The PDF cannot be read.")) from error
    if not text.strip():
        raise UnreadableText(_("The PDF holds no text: it may be a scanned picture."))
    return text


def _word(content: bytes) -> str:
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist() if part.filename.endswith(".xml")) > 10 * LARGEST:
                raise UnreadableText(_too_long())
        document = Document(io.BytesIO(content))
        return "\n".join(_lines(document))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        if isinstance(error, UnreadableText):
            raise
        raise UnreadableText(_("The Word document cannot be read.")) from error


def _lines(document: "Document") -> Iterator[str]:
    """Paragraphs and rows of tables, in the order of the document, cells parted by bars."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from (" | ".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield block.text
