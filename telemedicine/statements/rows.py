"""Tables pasted as lines: cells between bars, tabs or wide gaps, and the head of the column that a cell stands in."""

import re

from telemedicine.statements.reading import Text

_GAP = re.compile(r"\||\t| {2,}")


class Columns:
    """The head of the table that is being read, if any."""

    def __init__(self) -> None:
        """Begin where no table is."""
        self._heads: list[range] = []

    def heads(self, text: Text, sentence: range) -> dict[int, tuple[range, range]]:
        """Return by token the cell and the column's head, for a row of a table; remember a head; forget after it."""
        found = cells(text, sentence)
        has_numbers = any(at in text.number_at for at in sentence)
        if len(found) < 2 or (has_numbers and len(found) != len(self._heads)):
            self._heads = []
        elif not has_numbers:
            self._heads = found
        return {at: (cell, head) for cell, head in zip(found, self._heads, strict=False) for at in cell if has_numbers}


def cells(text: Text, sentence: range) -> list[range]:
    """Return the cells of a line as ranges of tokens; one where it is no row."""
    cut, first = [], sentence.start
    for at in sentence:
        is_bar = text.tokens[at].text == "|"
        before = text.text[text.tokens[at - 1].end : text.tokens[at].start] if at > sentence.start else ""
        if is_bar or _GAP.search(before):
            cut.append(range(first, at))
            first = at + is_bar
    return [cell for cell in [*cut, range(first, sentence.stop)] if cell]
