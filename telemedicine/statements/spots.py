"""Where a number stands: its clause, and the stretch of the clause that is about it rather than its neighbours."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from telemedicine.statements.numbers import Number
from telemedicine.statements.reading import Mark, Text
from telemedicine.statements.rows import Columns


@dataclass(frozen=True)
class Spot:
    """A number in its surroundings: token ranges of sentence, clause and segment, its neighbours
    in the clause, and the head of its column where it stands in a table.
    """

    text: Text
    number: Number
    sentence: range
    clause: range
    segment: range
    before: Number | None
    after: Number | None
    head: range = range(0)

    @property
    def left(self) -> range:
        """The segment before the number."""
        return range(self.segment.start, self.number.first)

    @property
    def right(self) -> range:
        """The segment after the number."""
        return range(self.number.last, self.segment.stop)

    @property
    def label(self) -> range:
        """The cue right before the number, marks and hedges between: Women: over 57%."""
        text, at = self.text, self.number.first - 1
        while at >= self.clause.start and (
            text.tokens[at].text in ":-|=(" or text.says(at, "hedge") or text.says(at, "place.sharing")
        ):
            at -= 1
        mark = text.mark_at.get(at)
        return range(mark.first, mark.last) if mark and at >= self.clause.start else range(0)

    @property
    def front(self) -> range:
        """The clause before its first number, which is about all of them."""
        first = next(one for one in self.text.numbers if one.first >= self.clause.start)
        return range(self.clause.start, min(first.first, self.number.first))

    @property
    def tail(self) -> range:
        """The clause after its last number, where a Hindi verb stands that is about all of them."""
        last = next(one for one in reversed(self.text.numbers) if one.first < self.clause.stop)
        return range(last.last, self.clause.stop) if not self.text.tokens[last.first - 1].text.isascii() else range(0)

    @property
    def end(self) -> int:
        """Where the number ends in the text, with its per cent or its days."""
        at, text = self.number.last, self.text
        is_unit = self.is_percent or any(text.says(at, f"noun.{name}") for name in ("days", "weekly", "monthly"))
        return text.tokens[text.mark_at[at].last - 1 if at in text.mark_at else at].end if is_unit else self.number.end

    @cached_property
    def is_percent(self) -> bool:
        """Whether the number is a share: 57 per cent, 57%, 57 फीसदी."""
        at = self.number.last
        after = self.text.tokens[at].text if at < len(self.text.tokens) else ""
        return after == "%" or self.text.says(at, "percent.sign")

    def says(self, cue: str) -> bool:
        """Whether the segment says this."""
        return bool(self.text.said(self.segment, cue) or self.text.said(self.head, cue))

    def nearest(self, cue: str, within: range) -> Mark | None:
        """The mark nearest to the number, among those that say this within a range of tokens."""
        return min(self.text.said(within, cue), key=self._distance, default=None)

    def _distance(self, mark: Mark) -> int:
        return max(mark.first - self.number.last, self.number.first - mark.last)


def spots(text: Text) -> Iterator[tuple[range, list[Spot]]]:
    """Yield each sentence with its numbers, each where it stands."""
    columns = Columns()
    for sentence in text.sentences:
        clauses = _clauses(text, sentence)
        headed = columns.heads(text, sentence)
        found = [_headed(spot, headed) for clause in clauses for spot in _in_clause(text, sentence, clause)]
        yield sentence, found


def _headed(spot: Spot, headed: dict[int, tuple[range, range]]) -> Spot:
    """A number in a table is about its cell and the head of its column."""
    if spot.number.first not in headed:
        return spot
    cell, head = headed[spot.number.first]
    return replace(spot, segment=cell, head=head)


def _clauses(text: Text, sentence: range) -> list[range]:
    cuts = [at for at in sentence if text.tokens[at].text == ";"]
    return [range(a, b) for a, b in zip([sentence.start, *cuts], [*cuts, sentence.stop], strict=True) if a < b]


def _in_clause(text: Text, sentence: range, clause: range) -> Iterator[Spot]:
    inside = [number for number in text.numbers if clause.start <= number.first < clause.stop]
    cuts = [_cut(text, one, other) for one, other in pairwise(inside)]
    bounds = [clause.start, *cuts, clause.stop]
    for place, number in enumerate(inside):
        before = inside[place - 1] if place else None
        after = inside[place + 1] if place + 1 < len(inside) else None
        yield Spot(text, number, sentence, clause, range(bounds[place], bounds[place + 1]), before, after)


def _cut(text: Text, one: Number, other: Number) -> int:
    """Where the next number's segment begins: at the last comma or "and" between, else after the noun of this one."""
    start = other.first
    while start > one.last and text.says(start - 1, "hedge"):
        start = text.mark_at[start - 1].first
    if start < other.first and text.tokens[start].key == "and":
        return start  # and more than
    for at in range(start - 1, one.last - 1, -1):
        if _is_joint(text, at, one) or (text.tokens[at].text == ":" and at + 1 < start):
            return _before_apposition(text, one.last, at)
    return _bare_cut(text, one.last, start)


def _before_apposition(text: Text, first: int, comma: int) -> int:
    """The joint before a variant set between commas: 2 lakh and the second variant, OPD, for 1 lakh."""
    joints = [at for at in range(first, comma) if text.says(at, "sentence.joints")]
    is_apposition = text.tokens[comma].text == "," and joints and text.said(range(joints[-1], comma), "variant")
    return joints[-1] if is_apposition else comma


def _bare_cut(text: Text, first: int, last: int) -> int:
    """The cut where no joint stands: before the last preposition, or after the first noun with its postposition."""
    for at in range(last - 1, first - 1, -1):
        is_own_day = at == first and at + 1 in text.day_at  # from 16,346 on 28 October to 41,765
        is_bare = at + 1 not in text.place_at and not is_own_day
        if is_bare and text.says(at, "grammar.blocks") and text.tokens[at].text.isascii():
            return text.mark_at[at].first
    noun = next((text.mark_at[at].last for at in range(first, last) if text.says(at, "noun")), last)
    if text.says(noun, "time.daily") and text.tokens[noun].text.isascii():
        noun = text.mark_at[noun].last  # 40,000 patients a day
    return min(noun + text.says(noun, "grammar.blocks"), last)


def _is_joint(text: Text, at: int, before: Number) -> bool:
    if at in text.place_at or at in text.day_at:
        return False
    mark = text.mark_at.get(at)
    if mark is None:
        return text.tokens[at].text in {",", "•"} or (text.tokens[at].text == ")" and _closes(text, at, before))
    return "sentence.joints" in mark.value and at == mark.first


def _closes(text: Text, at: int, number: Number) -> bool:
    """Whether the bracket that closes here holds the number: Kerala (2 lakh), not the arm (AB-HWC)."""
    opened = next((one for one in range(at - 1, number.last - 1, -1) if text.tokens[one].text == "("), None)
    return opened is None
