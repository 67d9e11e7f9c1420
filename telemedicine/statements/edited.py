"""A draft as a text to edit, and the draft as it was edited: its table and its sources stay what they were."""

import re
from dataclasses import replace

from telemedicine.statements import plain
from telemedicine.statements.draft import Draft
from telemedicine.statements.sources import Cited

_CITED = re.compile(r"((?:[ \u00a0]*\[\d+\])+)")


def body(draft: Draft) -> str:
    """Return what can be edited: headline, paragraphs and remarks, with the numbers of their sources in brackets."""
    return "\n\n".join([plain.said(draft.headline), *plain.body(draft), *draft.remarks])


def edited(draft: Draft, text: str) -> Draft:
    """Return the draft with this text: its first line is the headline, and a blank line ends a paragraph."""
    headline, *told = [part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()] or [""]
    told = [part for part in told if part not in draft.remarks]
    paragraphs = tuple(tuple(_cited(part.removeprefix(draft.dateline).strip())) for part in told)
    dateline = draft.dateline if told and told[0].startswith(draft.dateline) else ""
    remarks = tuple(remark for remark in draft.remarks if remark in text)
    heads = _cited(headline)
    first = Cited(" ".join(one.text for one in heads), tuple(number for one in heads for number in one.sources))
    return replace(draft, headline=first, dateline=dateline, paragraphs=paragraphs, remarks=remarks)


def _cited(text: str) -> list[Cited]:
    """A paragraph cut after each group of numbers in brackets."""
    pieces = [*_CITED.split(text.replace("\n", " ")), ""]
    pairs = zip(pieces[::2], pieces[1::2], strict=False)
    found = [(said.strip(), tuple(map(int, re.findall(r"\d+", numbers)))) for said, numbers in pairs]
    return [Cited(said, sources) for said, sources in found if said or sources]
