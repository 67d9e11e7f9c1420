"""Draft a statement: which facts and in what order, the text to edit, what no longer agrees, sources, downloads."""

import datetime as dt
from dataclasses import dataclass
from functools import partial

import streamlit as st

from telemedicine import numerals, releases, words
from telemedicine.releases import Release
from telemedicine.site import behind, filters, frame, templates
from telemedicine.site.statement import marking
from telemedicine.statements import check, documents, draft, edited, sentences
from telemedicine.statements.draft import Draft
from telemedicine.statements.labels import label
from telemedicine.statements.verdicts import AGREES
from telemedicine.words import _

_BASE, _TEXT, _KEPT = "draft-base", "draft-text", "draft-kept"
_MIME = {
    "md": "text/markdown",
    "txt": "text/plain",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@dataclass(frozen=True)
class Base:
    """What a text was drafted from."""

    release: str
    as_of: dt.date
    kinds: tuple[str, ...]
    language: str

    def draft(self) -> Draft:
        """Return the draft."""
        url = st.context.url or ""
        site = {"site": "/".join(url.split("/")[:3])} if url else {}
        return draft.draft(releases.open_release(self.release), self.as_of, self.kinds, **site)


def draw() -> None:
    """Draw the part of the page that drafts."""
    kinds = filters.several(
        "facts",
        _("Facts, in the order in which they are said"),
        {kind: label(kind) for kind in sentences.KINDS},
        draft.USUAL,
        _("Choosing a fact puts it last. Take one out and choose it again to move it."),
    )
    if not kinds:
        filters.note(_("Choose at least one fact."))
        return
    wanted = Base(frame.release().id, frame.as_of(), tuple(kinds), words.language())
    drafted = _settled(wanted)
    _tell_missing(drafted, st.session_state[_BASE].kinds)
    text = st.text_area(
        _("Text of the statement"),
        key=_TEXT,
        height=420,
        help=_("Edit it. Every figure is checked when you leave the field or press Ctrl and Enter."),
    )
    st.session_state[_KEPT] = text
    _check(text, drafted)
    _offer(drafted, text)
    _show_table(drafted)
    _cite(drafted)


def _settled(wanted: Base) -> Draft:
    """The draft the text is of: a new one for every choice, unless the text was edited, which is never thrown away."""
    state = st.session_state
    base = state.setdefault(_BASE, wanted)
    drafted = base.draft()
    state[_TEXT] = state.get(_TEXT) or state.get(_KEPT) or edited.body(drafted)
    if base == wanted:
        return drafted
    if state[_TEXT].strip() == edited.body(drafted).strip() or state.pop("draft-anew", False):
        state[_BASE] = wanted
        drafted = wanted.draft()
        state[_TEXT] = edited.body(drafted)
        return drafted
    said = _("You have edited the text, so it stays as it is: drafted for {day}, from the facts chosen then.")
    filters.note(said.format(day=numerals.date(base.as_of)))
    st.button(_("Draft it anew"), on_click=lambda: state.update({"draft-anew": True}))
    return drafted


def _tell_missing(drafted: Draft, kinds: tuple[str, ...]) -> None:
    """Name the chosen facts that there are none of on the day."""
    said = {fact.kind for fact in drafted.facts} | {sentences.LEADING}
    missing = [label(kind) for kind in kinds if kind not in said]
    if missing:
        st.caption(_("Not known on this day: {facts}.").format(facts=_(", ").join(missing)))


def _check(text: str, drafted: Draft) -> None:
    """Check the text as it stands, and say what in it does not agree."""
    try:
        report = check(text, drafted.release, drafted.as_of)
    except ValueError as error:  # too long, or no text
        filters.note(str(error))
        return
    doubted = [one for one in report.claims if one.verdict.verdict != AGREES]
    rows = [
        {
            "sign": marking.SIGNS[one.verdict.verdict],
            "code": marking.CODES[one.verdict.verdict],
            "text": one.text,
            "what": marking.what(drafted.release, one),
            "verdict": _(one.verdict.verdict),
            "why": marking.why(one),
        }
        for one in doubted
    ]
    st.html(templates.render("statement/doubts", doubts=rows, agreeing=len(report.claims) - len(doubted)))
    if doubted:
        st.html(marking.marked(report))


def _offer(drafted: Draft, text: str) -> None:
    """Buttons for the text with its table and sources, written when they are pressed."""
    with st.container(horizontal=True):
        for form in documents.FORMS:
            st.download_button(
                {"md": _("Markdown"), "txt": _("Plain text"), "docx": _("Word"), "pdf": _("PDF")}[form],
                data=partial(_write, edited.edited(drafted, text), form),
                file_name=f"statement-{drafted.as_of}-{drafted.language}.{form}",
                mime=_MIME[form],
                on_click="ignore",
                key=f"draft-{form}",
            )


def _write(made: Draft, form: str) -> bytes:
    """Write in the draft's language: a download runs in a thread that knows nothing of the page."""
    words.use(made.language)
    return documents.write(made, form)


def _show_table(drafted: Draft) -> None:
    if drafted.table:
        st.header(drafted.table.caption.text, anchor="table")
        st.html(templates.render("statement/table", table=drafted.table))


def _cite(drafted: Draft) -> None:
    """The numbered sources with their links, and behind them the rows and SQL of each."""
    st.header(_("Sources"), anchor="sources")
    lines = [citation.line.rsplit(" ", 1) for citation in drafted.citations]
    st.html(templates.render("statement/sources", lines=lines))
    answers = [_answer(drafted.release, citation.question, dict(citation.params)) for citation in drafted.citations]
    if answers:
        behind.draw(behind.Figure("sources", _("Statement"), answers, drafted.headline.text))


def _answer(release: Release, question: str, params: dict[str, object]) -> releases.Answer:
    return frame.ask(question, **params) if release.id == frame.release().id else release.ask(question, **params)
