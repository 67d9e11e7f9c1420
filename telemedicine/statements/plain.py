"""A draft as text: plain, and as Markdown."""

from telemedicine.statements.draft import Draft
from telemedicine.statements.sources import Cited
from telemedicine.words import _


def text(draft: Draft) -> str:
    """Return a draft as plain text, its sources as numbers in brackets."""
    parts = [said(draft.headline), *body(draft)]
    if draft.table:
        rows = [f"{place}: {number} ({basis})" for place, number, basis in draft.table.rows]
        parts.append("\n".join([said(draft.table.caption), *rows]))
    return "\n\n".join([*parts, *draft.remarks, *_sources(draft)]) + "\n"


def markdown(draft: Draft) -> str:
    """Return a draft as Markdown, with headings and a table."""
    parts = [f"# {said(draft.headline)}", *body(draft)]
    if draft.table:
        cells = [draft.table.head, ("---", "---:", "---"), *draft.table.rows]
        parts += [f"## {said(draft.table.caption)}", "\n".join(f"| {' | '.join(row)} |" for row in cells)]
    parts += [f"*{remark}*" for remark in draft.remarks]
    heading, *lines = _sources(draft)
    return "\n\n".join([*parts, f"## {heading}", *lines]) + "\n"


def said(cited: Cited) -> str:
    """Return a text with the numbers of its sources in brackets."""
    return " ".join([cited.text, *(f"[{number}]" for number in cited.sources)])


def body(draft: Draft) -> list[str]:
    """Return the paragraphs, the first one after the place and day."""
    told = [" ".join(said(sentence) for sentence in paragraph) for paragraph in draft.paragraphs]
    return [" ".join(part for part in (draft.dateline, *told[:1])), *told[1:]]


def _sources(draft: Draft) -> list[str]:
    """The heading of the sources and a line for each."""
    return [_("Sources"), *(f"[{number}] {citation.line}" for number, citation in enumerate(draft.citations, start=1))]
