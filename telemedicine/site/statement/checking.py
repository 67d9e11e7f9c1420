"""Check a statement: a text pasted or uploaded, with each claim marked, the verdicts in a table, and their receipts.

The text is held in memory for the reader's own session only. It is in no cache, no address and no file.
"""

from functools import partial

import streamlit as st

from telemedicine import numerals, words
from telemedicine.releases import Release
from telemedicine.site import filters, frame, templates
from telemedicine.site.statement import marking, receipts
from telemedicine.statements import Report, UnreadableText, check, receiptpdf, texts
from telemedicine.statements import receipts as codes
from telemedicine.words import _

_HELD = "check-text"
KINDS = ("txt", "docx", "pdf")


def draw() -> None:
    """Draw the part of the page that checks."""
    _take()
    text = st.session_state.get(_HELD)
    if not text:
        return
    try:
        report = check(text, frame.release(), usual=frame.as_of())
    except UnreadableText as error:
        filters.note(str(error))
        return
    _show(report, frame.release())


def _take() -> None:
    """Take a text in: what is pasted, or what is in a file."""
    with st.form("check", enter_to_submit=False, border=False):
        pasted = st.text_area(_("Text to check, in English or Hindi"), key="check-pasted", height=240)
        upload = st.file_uploader(_("Or a file: plain text, Word (.docx), or PDF with text"), KINDS, key="check-file")
        is_sent = st.form_submit_button(_("Check the figures"), type="primary")
    st.caption(
        _("The text is read in memory, for you alone, and forgotten when you close the page. It is never stored.")
    )
    if not is_sent:
        return
    st.session_state[_HELD] = pasted
    if upload:
        try:
            st.session_state[_HELD] = texts.decode(upload.getvalue())
        except UnreadableText as error:
            st.session_state[_HELD] = None
            filters.note(str(error))
            return
    if not (st.session_state[_HELD] or "").strip():
        st.session_state[_HELD] = None
        filters.note(_("There is no text to check: paste one, or choose a file."))


def _show(report: Report, release: Release) -> None:
    st.header(_("The text, with its figures marked"), anchor="marked")
    said = _("Checked as of {day}, against release {release}: {numbers} numbers in the text.")
    day = numerals.date(report.as_of)
    told = said.format(day=day, release=report.release, numbers=numerals.count(report.numbers_in_text))
    st.html(templates.render("note", text=told))
    st.html(marking.marked(report))
    if report.claims:
        st.header(_("Claims and verdicts"), anchor="claims")
        st.html(templates.render("statement/claims", claims=_rows(report, release), language=_language(report)))
    if report.unread:
        st.header(_("Numbers that are no figures of ours"), anchor="unread")
        unread = [{"text": report.text[one.start : one.end], "why": _(one.why)} for one in report.unread]
        st.html(templates.render("statement/unread", unread=unread, language=_language(report)))
    if report.claims:
        _offer(report, release)
        _show_receipt(report, release)


def _language(report: Report) -> str:
    return marking.language(report.text)


def _rows(report: Report, release: Release) -> list[dict]:
    """The claims as rows of their table."""
    found = []
    for number, claim in enumerate(report.claims, 1):
        receipt = codes.of(release, claim)
        found.append(
            {
                "number": number,
                "text": claim.text,
                "what": marking.what(release, claim),
                "code": marking.CODES[claim.verdict.verdict],
                "sign": marking.SIGNS[claim.verdict.verdict],
                "verdict": _(claim.verdict.verdict),
                "expected": marking.figure(claim.verdict.expected),
                "basis": marking.basis(claim),
                "why": marking.why(claim),
                "receipt": receipts.address(receipt) if receipt else None,
            }
        )
    return found


def _offer(report: Report, release: Release) -> None:
    """Buttons for the whole receipt."""
    with st.container(horizontal=True):
        name = f"check-{report.as_of}-{report.release}"
        st.download_button(
            _("Receipt as PDF"),
            data=partial(_pdf, report, release, words.language()),
            file_name=f"{name}.pdf",
            mime="application/pdf",
            on_click="ignore",
        )
        st.download_button(
            _("Receipt as JSON"),
            data=report.json() + "\n",
            file_name=f"{name}.json",
            mime="application/json",
            on_click="ignore",
        )


def _pdf(report: Report, release: Release, language: str) -> bytes:
    """Write in the reader's language: a download runs in a thread that knows nothing of the page."""
    words.use(language)
    return receiptpdf.write(report, release)


def _show_receipt(report: Report, release: Release) -> None:
    """Draw the receipt of one claim, chosen by its number."""
    st.header(_("Receipt"), anchor="receipt")
    options = [at for at, claim in enumerate(report.claims) if codes.of(release, claim)]
    if not options:
        st.html(templates.render("note", text=_("No verdict here rests on a question.")))
        return

    def said(at: int) -> str:
        return f"{at + 1}. {report.claims[at].text} · {_(report.claims[at].verdict.verdict)}"

    chosen = st.selectbox(_("Of which claim"), options, format_func=said, key="check-receipt")
    receipt = codes.of(release, report.claims[chosen])
    if receipt:
        receipts.draw(receipt, release)
