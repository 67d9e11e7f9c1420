"""Every word on screen passes through `_`, so that a language is a catalogue and nothing else."""

import gettext
from contextvars import ContextVar
from pathlib import Path

CATALOGUES = Path(__file__).parent.parent / "locale"
DEFAULT = "en"

_language: ContextVar[str] = ContextVar("language", default=DEFAULT)
_catalogues: dict[str, gettext.NullTranslations] = {}


def languages() -> list[str]:
    """Codes of the languages the dashboard speaks: the default, then every language with a catalogue."""
    return [DEFAULT, *sorted(path.parts[-3] for path in CATALOGUES.glob("*/LC_MESSAGES/dashboard.mo"))]


def use(language: str) -> None:
    """Speak this language in the current thread or task; an unknown one falls back to the default."""
    _language.set(language if language in languages() else DEFAULT)


def language() -> str:
    """Code of the language spoken now, such as `en`."""
    return _language.get()


def _catalogue() -> gettext.NullTranslations:
    code = language()
    if code not in _catalogues:
        _catalogues[code] = gettext.translation("dashboard", CATALOGUES, [code], fallback=True)
    return _catalogues[code]


def _(text: str) -> str:
    """Return the text in the language spoken now. Placeholders are filled after, with `.format`."""
    return _catalogue().gettext(text) if text else text


def ngettext(one: str, many: str, number: int) -> str:
    """Return the singular or plural text for a number, in the language spoken now."""
    return _catalogue().ngettext(one, many, number)


def N_(text: str) -> str:
    """Mark a text for translation where it is written; it is translated where it is shown."""
    return text
