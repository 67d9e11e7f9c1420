"""Pieces of HTML that Streamlit has no element for. Every value is escaped: names from data are never markup."""

from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.environment import TemplateModule

from telemedicine.words import _, ngettext

FOLDER = Path(__file__).parent
COLOURS = {
    "accent": "primaryColor",
    "paper": "backgroundColor",
    "raised": "secondaryBackgroundColor",
    "ink": "textColor",
    "link": "linkColor",
    "line": "borderColor",
}

_environment = Environment(
    loader=FileSystemLoader(FOLDER),
    auto_reload=False,  # a running server serves what it started with
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.globals |= {"_": _, "ngettext": ngettext}


def style(**fonts: str) -> str:
    """Return the style sheet of the pages, in the colours of Streamlit's light and dark theme, with our fonts."""
    schemes = {
        scheme: {option: st.get_option(f"theme.{scheme}.{option}") for option in COLOURS.values()}
        for scheme in ("light", "dark")
    }
    return _environment.get_template("style.css").render(colours=COLOURS, **fonts, **schemes)


def render(name: str, **values: object) -> str:
    """Return the HTML of the template of that name, filled with escaped values."""
    return _environment.get_template(f"{name}.html").render(values)


def parts(name: str, **values: object) -> TemplateModule:
    """Return the template of that name, filled with escaped values, for its macros `head` and `body`."""
    return _environment.get_template(f"{name}.html").make_module(values)
