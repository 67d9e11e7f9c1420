"""The receipt of a verdict on screen: the fact, its question, SQL and rows, and an address that opens them again."""

from urllib.parse import urlencode

import streamlit as st

from telemedicine import metrics, numerals
from telemedicine.releases import ALL_INDIA, BadParameter, Release
from telemedicine.site import behind, blocks, filters, frame
from telemedicine.site.statement import marking
from telemedicine.statements import receipts
from telemedicine.statements.labels import label
from telemedicine.statements.receipts import Receipt
from telemedicine.words import _, language

_KEY = "receipt"


def address(receipt: Receipt) -> str:
    """Address of the page with a receipt opened: it names fact, day and release, and nothing of the text."""
    named = {"part": "check", _KEY: receipt.code, "as_of": receipt.as_of.isoformat(), "release": frame.release().id}
    return f"/{st.session_state['topic'].path}?{urlencode({**named, 'lang': language()})}"


def opened() -> None:
    """Draw the receipt that the address names, if it names one; an impossible one is told in a note."""
    code = st.query_params.get(_KEY)
    if not code:
        return
    release = frame.release()
    try:
        receipt = receipts.read(release, code, frame.as_of())
    except BadParameter as error:
        filters.note(_("The address asks for something there is not. {reason}").format(reason=error))
        return
    st.header(_("Receipt"), anchor="receipt-opened")
    draw(receipt, release)


def draw(receipt: Receipt, release: Release) -> None:
    """Draw the figure, its permalink, and each question behind it with its rows and SQL."""
    fact = receipt.fact(release)
    lines = [_("As of {day}").format(day=numerals.date(receipt.as_of))]
    if receipt.state != ALL_INDIA:
        lines.append(_(release.states[receipt.state]))
    if fact:
        lines.append(metrics.METRICS["basis"].say(fact.basis))
    if fact and fact.published:
        lines.append(_("as printed: {text}").format(text=fact.published.as_printed))
    value = marking.figure(fact.value if fact else None)
    blocks.facts([blocks.Fact(label(receipt.kind), value, lines)])
    st.caption(_("Permalink: it names the figure, the day and the release, and nothing of the text."))
    site = "/".join((st.context.url or "").split("/")[:3])
    st.code(site + address(receipt), language=None, wrap_lines=True)
    for answer in receipt.answers(release):
        behind.draw_rows(answer)
