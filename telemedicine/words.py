"""Every word on screen passes through `_`, so that a language is a catalogue and nothing else."""

import gettext
import io
import re
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).parent.parent / "locale"
DEFAULT = "en"

_language: ContextVar[str] = ContextVar("language", default=DEFAULT)


def languages() -> tuple[str, ...]:
    """Codes of the languages the dashboard speaks: the default, then every language with a catalogue."""
    return _languages(CATALOGUES)


@cache
def _languages(catalogues: Path) -> tuple[str, ...]:
    """The same, looked up once: every part of a page asks, and looking at the disk took a tenth of every click."""
    return (DEFAULT, *sorted(path.parts[-3] for path in catalogues.glob("*/LC_MESSAGES/dashboard.po")))


def name(code: str, spoken: str | None = None) -> str:
    """Return what a language is called in itself, as a switch shows it, or in another: हिन्दी, or Hindi in `en`."""
    return Locale.parse(code).get_display_name(spoken) or code


def countries(code: str) -> list[str]:
    """Return what all countries but India are called in a language, by CLDR; names with brackets are left out."""
    named = Locale.parse(code).territories
    is_country = re.compile(r"(?!IN)[A-Z]{2}").fullmatch
    return [name for territory, name in named.items() if is_country(territory) and "(" not in name]


def use(language: str) -> None:
    """Speak this language in the current thread or task; an unknown one falls back to the default."""
    _language.set(language if language in languages() else DEFAULT)


def language() -> str:
    """Code of the language spoken now, such as `en`."""
    return _language.get()


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    """The catalogue of a language, compiled in memory once a process: there is no compiled file to forget."""
    if code == DEFAULT:
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with (CATALOGUES / code / "LC_MESSAGES/dashboard.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _(text: str) -> str:
    """Return the text in the language spoken now. Placeholders are filled after, with `.format`."""
    return _catalogue(language()).gettext(text) if text else text


def ngettext(one: str, many: str, number: int) -> str:
    """Return the singular or plural text for a number, in the language spoken now."""
    return _catalogue(language()).ngettext(one, many, number)


def N_(text: str) -> str:
    """Mark a text for translation where it is written; it is translated where it is shown."""
    return text
