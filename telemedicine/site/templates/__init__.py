"""Pieces of HTML that Streamlit has no element for. Every value is escaped: names from data are never markup."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from telemedicine.words import _

FOLDER = Path(__file__).parent
STYLE = FOLDER / "style.css"

_environment = Environment(
    loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
_environment.globals["_"] = _


def render(name: str, **values: object) -> str:
    """Return the HTML of the template of that name, filled with escaped values."""
    return _environment.get_template(f"{name}.html").render(values)
