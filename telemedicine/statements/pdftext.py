"""The text of a PDF as it is copied: where letters are joined, what the file says they stand for, not their shapes.

In Hindi one shape stands for several letters, and in another order; a PDF then carries them beside the shapes, as
`ActualText` (ISO 32000-1, 14.9.4). pypdf reads shapes only. So each stretch of shapes with an actual text is put down
as one new character of its font, as wide as they are together, which stands for that text.
"""

from collections.abc import Iterator
from typing import Any, cast

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

FIRST = 0xE000  # of the new characters: where Unicode leaves room for private use; glyphs are fewer in any font of ours
Operation = tuple[Any, bytes]
_SHOWS = (b"Tj", b"TJ")


class _Font:
    """A font whose characters have two bytes, and the new characters put into it."""

    def __init__(self, font: Any) -> None:
        self.font = font
        self.added: dict[tuple[bytes, str], int] = {}

    def character(self, shapes: bytes, text: str) -> bytes:
        """Return the new character for a stretch of shapes that stands for a text."""
        code = self.added.setdefault((shapes, text), FIRST + len(self.added))
        return code.to_bytes(2, "big")

    def settle(self) -> None:
        """Tell the font what its new characters stand for, and how wide they are."""
        told = [f"<{code:04X}> <{text.encode('utf-16-be').hex()}>" for (_shapes, text), code in self.added.items()]
        known = self.font["/ToUnicode"].get_data()
        block = "\n".join(["", f"{len(told)} beginbfchar", *told, "endbfchar", "endcmap"]).encode()
        table = DecodedStreamObject()
        table.set_data(known.replace(b"\nendcmap", block, 1))
        self.font[NameObject("/ToUnicode")] = table
        inner = self.font["/DescendantFonts"][0].get_object()
        widths = dict(_widths(inner.get("/W", [])))
        usual = inner.get("/DW", 1000)
        for (shapes, _text), code in self.added.items():
            pairs = [int.from_bytes(shapes[at : at + 2], "big") for at in range(0, len(shapes), 2)]
            width = NumberObject(round(sum(widths.get(pair, usual) for pair in pairs)))
            inner["/W"].extend([NumberObject(code), ArrayObject([width])])


def _widths(listed: Any) -> Iterator[tuple[int, float]]:
    """The widths of characters: a first one and a list, or a first and a last one and their width."""
    rest = [entry.get_object() for entry in listed]
    while rest:
        first, second = rest.pop(0), rest.pop(0)
        if isinstance(second, list):
            yield from ((first + at, width) for at, width in enumerate(second))
        else:
            width = rest.pop(0)
            yield from ((code, width) for code in range(first, second + 1))


def pages(reader: PdfReader) -> Iterator[str]:
    """Yield the text of each page. Raises as pypdf does for a file that is broken."""
    fonts: dict[int, _Font] = {}
    read = list(reader.pages)
    for page in read:
        if "/Contents" in page:
            _rewrite(page, ContentStream(page["/Contents"].get_object(), reader, "bytes"), fonts)
    for font in fonts.values():
        font.settle()
    for page in read:
        yield page.extract_text()


def _rewrite(page: PageObject, content: ContentStream, fonts: dict[int, _Font]) -> None:
    """Put one character for every stretch with an actual text; stretches in other kinds of fonts stay as they are."""
    resources = cast(DictionaryObject, page["/Resources"])
    known = {name: font.get_object() for name, font in resources.get("/Font", DictionaryObject()).items()}
    made: list[Operation] = []
    font: Any = None
    spans: list[tuple[str, str | None, int]] = []  # open marks: their kind, the actual text, and where they begin
    for operands, operator in content.operations:
        made.append((operands, operator))
        if operator == b"Tf":
            font = known.get(operands[0])
        elif operator in (b"BDC", b"BMC"):
            spans.append((operands[0], _actual(operands), len(made)))
        elif operator == b"EMC" and spans:
            kind, text, start = spans.pop()
            if kind == "/Artifact":  # a page's number, a rule: no part of what is said
                made[start:-1] = [made[place] for place in range(start, len(made) - 1) if made[place][1] not in _SHOWS]
            elif text and _has_two_bytes(font):
                settled = fonts.setdefault(id(font), _Font(font))
                made[start:-1] = _joined(made[start:-1], text, settled)
    content.operations = made
    page[NameObject("/Contents")] = content


def _actual(operands: Any) -> str | None:
    """The actual text of a mark, where it has one: UTF-16 as typesetters write it, with its order of bytes in front."""
    told = operands[1].get("/ActualText") if len(operands) > 1 and hasattr(operands[1], "get") else None
    raw = told.original_bytes if told is not None else b""
    return raw.decode("utf-16", "replace") if raw.startswith((b"\xfe\xff", b"\xff\xfe")) else None


def _has_two_bytes(font: Any) -> bool:
    return font is not None and font.get("/Encoding") == "/Identity-H" and "/ToUnicode" in font


def _joined(operations: list[Operation], text: str, font: _Font) -> list[Operation]:
    """The operations with the first text shown standing for all of it, and the others showing none."""
    shows = [place for place, (_operands, operator) in enumerate(operations) if operator in _SHOWS]
    if not shows:
        return operations
    shapes = b"".join(_bytes(operations[place][0][0]) for place in shows)
    character = ByteStringObject(font.character(shapes, text))
    kept = [operation for place, operation in enumerate(operations) if place not in shows[1:]]
    kept[shows[0]] = ([character], b"Tj")
    return kept


def _bytes(shown: Any) -> bytes:
    if isinstance(shown, list):
        return b"".join(_bytes(part) for part in shown if not isinstance(part, int | float))
    return shown.original_bytes if hasattr(shown, "original_bytes") else bytes(shown)
