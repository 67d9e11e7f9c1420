"""What a reader can choose. Every choice stands in the page address as a stable code, and follows from page to page.

A value in the address that cannot be is replaced by the default, and the reader is told so.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from telemedicine import numerals, words
from telemedicine.releases import ALL_INDIA, BadParameter, Release
from telemedicine.site import templates
from telemedicine.words import _

Check = Callable[[str], object]


def language() -> None:
    """Take the language from the address, or from the page before; there is no picker, but links to change it."""
    spoken = st.query_params.get("lang") or st.session_state.get("lang")
    st.session_state["lang"] = spoken if spoken in words.languages() else words.DEFAULT
    keep("lang", st.session_state["lang"] if st.session_state["lang"] != words.DEFAULT else None)


def chosen() -> dict[str, str]:
    """Return every choice that stands in the address or was made on an earlier page, as an address has it."""
    return {**st.query_params.to_dict(), **st.session_state.get("chosen", {})}


def keep(key: str, value: str | None) -> None:
    """Keep a choice in the address and for the pages to come; None is the usual and stands nowhere."""
    kept = st.session_state.setdefault("chosen", {})
    if value is not None:
        kept[key] = st.query_params[key] = value
    else:
        kept.pop(key, None)
        st.query_params.pop(key, None)


def as_of(release: Release) -> dt.date:
    """Let the reader choose the last day counted; the release's last day unless chosen."""
    picker = _prepare("as_of", release.last_day, lambda text: release.check("as_of", text))
    day = st.date_input(
        _("As of"),
        min_value=release.first_day,
        max_value=release.last_day,
        key=picker,
        format="DD/MM/YYYY",
        help=_("Every figure counts what had happened by the end of this day (IST)."),
    )
    _remember("as_of", day, release.last_day)
    return day


def choice(key: str, label: str, options: Mapping[str, str], default: str, compact: bool = False) -> str:
    """Let the reader choose one of `options` (code to label) and return its code.

    A compact choice shows all options at once; any other is a list that can be typed into.
    """
    picker = _prepare(key, default, lambda text: _one_of(options, text))
    if compact:
        chosen = st.segmented_control(label, list(options), format_func=options.__getitem__, key=picker, required=True)
    else:
        chosen = st.selectbox(label, list(options), format_func=options.__getitem__, key=picker)
    _remember(key, chosen, default)
    return chosen or default


def several(key: str, label: str, options: Mapping[str, str], default: Sequence[str], hint: str) -> list[str]:
    """Let the reader choose some of `options` (code to label), in an order of theirs, and return their codes."""
    picker = _picker(key)
    if picker not in st.session_state:
        asked = st.query_params.get(key) or st.session_state.get(key) or ",".join(default)
        try:
            st.session_state[picker] = [_one_of(options, code) for code in dict.fromkeys(asked.split(","))]
        except BadParameter as error:
            st.session_state[picker] = list(default)
            _replaced(error)
    chosen = st.multiselect(
        label, list(options), format_func=options.__getitem__, key=picker, select_all=False, wrap=True, help=hint
    )
    _remember(key, ",".join(chosen), ",".join(default))
    return chosen


def state(release: Release) -> str:
    """Let the reader choose a state/UT from a list or by typing any spelling, or all India; the code is returned."""
    names = {ALL_INDIA: _("All India")} | {code: _(name) for code, name in release.states.items()}
    picker = _prepare("state", ALL_INDIA, lambda text: _one_of(names, text))
    chosen = st.selectbox(
        _("State or UT"),
        list(names),
        format_func=lambda code: names.get(code, code),
        key=picker,
        accept_new_options=True,
        on_change=lambda: _find(release, picker, names),
        help=_("Type a name in any spelling, in English or Hindi, and press Enter."),
    )
    _remember("state", chosen, ALL_INDIA)
    return chosen


def _find(release: Release, picker: str, names: Mapping[str, str]) -> None:
    """Choose the place that was typed; where none is spelled like that, say so and show what was shown before."""
    typed = st.session_state[picker]
    if typed in names:
        return
    try:
        st.session_state[picker] = release.ask("states_by_spelling", text=typed).rows.state[0]
    except KeyError:  # nothing is like it
        st.session_state[picker] = st.session_state.get("state", ALL_INDIA)
        note(_("No State or UT is spelled like {text}.").format(text=repr(typed)))


def variant() -> str:
    """Let the reader choose a variant of the service, or both."""
    options = {"all": _("Both"), "OPD": _("OPD"), "AB-HWC": _("AB-HWC")}
    return choice("variant", _("Variant"), options, "all", compact=True)


def measures() -> dict[str, str]:
    """Measures a map can show: column of `consultations_by_state` to label."""
    return {
        "consultations": _("Consultations"),
        "consultations_per_lakh": _("Consultations per lakh people"),
        "consultations_28_days": _("Consultations in the last 28 days"),
        "growth_percent": _("Growth on the 28 days before"),
        "share_percent": _("Share of India"),
    }


def measure() -> str:
    """Let the reader choose what the map shows."""
    return choice("measure", _("Measure"), measures(), "consultations")


def top() -> int:
    """Let the reader choose how many leading States/UTs to list."""
    options = {str(number): numerals.count(number) for number in (5, 10, 20)} | {"36": _("All")}
    return int(choice("top", _("Show the first"), options, "10", compact=True))


def choose_place(chart: str) -> None:
    """Choose the state/UT that was selected on a map, by the key of its chart."""
    points = st.session_state[chart]["selection"]["points"]
    if points and points[0].get("customdata"):
        choose("state", points[0]["customdata"][0])


def choose(key: str, value: str) -> None:
    """Make a choice for the reader, who made it elsewhere on the page, as on the map. Takes effect in the next run."""
    st.session_state[key] = value
    st.session_state.pop(_picker(key), None)
    st.query_params[key] = value


def _picker(key: str) -> str:
    return f"{key}-picker"


def _one_of(options: Mapping[str, str], text: str) -> str:
    if text not in options:
        raise BadParameter(_("{value} is none of {options}.").format(value=repr(text), options=", ".join(options)))
    return text


def _prepare(key: str, default: object, check: Check) -> str:
    """Set a picker, before it is drawn, to what the address or an earlier page says; return its key.

    The default can move, as the last day counted does with a new release. A picker that stood there moves along;
    any other choice is kept, as far as it still can be.
    """
    picker, usual = _picker(key), f"{key}-default"
    before, st.session_state[usual] = st.session_state.get(usual, default), default
    if picker not in st.session_state or before != default:
        try:
            asked = st.session_state.get(picker) or st.query_params.get(key) or st.session_state.get(key)
            st.session_state[picker] = default if asked in (None, before) else check(asked)
        except BadParameter as error:
            st.session_state[picker] = default
            _replaced(error)
    return picker


def _replaced(error: BadParameter) -> None:
    note(_("The address asks for something there is not, so the usual is shown. {reason}").format(reason=error))


def _remember(key: str, chosen: object, default: object) -> None:
    st.session_state[key] = chosen
    keep(key, str(chosen) if chosen != default else None)


def note(text: str) -> None:
    """Tell the reader, in plain words and in place, that something was replaced. The text is never markup."""
    st.html(templates.render("note", text=text))
