"""Numbers that are no figures of ours, known by their shape or by the word beside them, and why."""

import re
from collections.abc import Mapping, Sequence

from telemedicine.statements.numbers import Number
from telemedicine.statements.tokens import Found, Token
from telemedicine.words import N_

Marks = Mapping[int, Found[frozenset[str]]]  # the cue over each token

DAY = N_("a date")
DURATION = N_("a length of time")
UNKNOWN = N_("nothing says what it counts")
_REFERENCE = N_("a reference number")
_SHAPES = [
    (
        N_("part of a web or e-mail address"),
        r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]+|[#@](?=\w*[^\W\d])\w+"
        r"|(?<![\w.])[a-z][\w-]*(?:\.[a-z][\w-]*)*\.(?:in|com|org|net|gov)(?:/\S*)?",
    ),
    (N_("the name of a release"), r"\b\d{4}-\d\d-\d\d-[0-9a-f]{8}\b"),
    (
        N_("a time of day"),
        r"\b\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\b\.?|ist\b|hrs\b|hours\b|बजे)|\b\d{1,2}:\d\d(?::\d\d)?\b"
        r"|\b\d{1,2}\s*(?:[ap]\.?m\b\.?|o'clock|बजे)|\b24\s*[x×/]\s*7\b|\b\d{4}\s*(?:hrs|hours)\b",
    ),
    (
        N_("a phone number"),
        r"\+\d[\d ()-]{7,}\d|\b0\d{2,4}[- ]\d{6,8}\b|\b1[89]00[- ]?\d{2,4}[- ]\d{2,6}\b|\b1[89]00\d{6,7}\b"
        r"|\b[6-9]\d{9}\b|\b[6-9]\d{4}[ -]\d{5}\b",
    ),
    (
        N_("a note or list number"),
        r"\[\d+(?:\s*[,-]\s*\d+)*\]"
        r"|(?m:^\s*(?:[-•*·]\s*)?\(?\d{1,2}[.)](?=\s+\S)|^\s*\(?\d{1,2}\)(?=\s)|^\s*\d{1,2}/(?:\d{1,2})?(?=\s))|[¹²³⁰⁴-⁹]+"
        r"|(?<=[.;:!?।]\s)\d{1,2}\)(?=\s+\S)",
    ),
    (
        _REFERENCE,
        r"\b(?-i:No|NO)\s\d{1,2}\b(?![,.]\d|\s*(?:lakh|crore|million))|\b[a-z]{2,}(?:/[a-z]+)*(?:/\d+)+\b",
    ),
    (
        N_("part of an address"),
        r"\b(?:road|marg|street|lane|nagar|colony|bhawan|bhavan|building|floor|complex)\b[^.\d\n]{0,40}\b\d{3} ?\d{3}\b"
        r"|\b(?:delhi|mumbai|kolkata|chennai|bengaluru|hyderabad)[ -]{1,3}\d{3} ?\d{3}\b|\b\d{1,4}-[a-z]\b(?=,)",
    ),
    (
        N_("part of a name"),
        r"\b(?:covid|sars-cov|कोविड)[- ]?\d+\b|\b(?!rs\d)[a-z]+\d+[a-z\d]*\b|\b\d+[a-z]+\d\w*\b|\bv\d[\d.]*\b"
        r"|\b(?!\d{1,2}\.\d{1,2}\.\d{4})\d+(?:\.\d+){2,}\b",
    ),
]
_SHAPE = re.compile("|".join(f"(?P<w{at}>{shape})" for at, (_, shape) in enumerate(_SHAPES)), re.IGNORECASE)
_ENDINGS = {"st", "nd", "rd", "th", "वां", "वीं", "वें", "वा", "वे", "वी"}
_SIGNS = {"₹", "$", "€", "£"}
_MONEY = N_("a sum of money")
AGE = N_("an age")
_ELDEST = 120
_BESIDE = {  # cue: why, and whether it stands before the number, after it, or on either side
    "other.money": (_MONEY, "both"),
    "other.references": (_REFERENCE, "before"),
    "other.contact": (N_("a phone number"), "before"),
    "other.covid": (N_("a count of another subject"), "after"),
    "other.units": (N_("a count of another subject"), "after"),
    "other.age": (AGE, "both"),
}


def shapes(text: str) -> list[tuple[int, int, str]]:
    """Return what is known in a plain text by its shape alone, as start, end and why."""
    return [
        (found.start(), found.end(), _SHAPES[int(found.lastgroup[1:])][0])
        for found in _SHAPE.finditer(text)
        if found.lastgroup and any(map(str.isdigit, found[0]))
    ]


def reason(number: Number, tokens: Sequence[Token], marks: Marks, is_listed: bool) -> str | None:
    """Why a number is none of ours, from its neighbours, or None. `is_listed`: it begins a line and a State follows."""
    before, after = number.first - 1, number.last
    if after < len(tokens) and tokens[after].key in _ENDINGS and tokens[after].start == number.end:
        return N_("a place in an order")
    if before >= 0 and tokens[before].text in _SIGNS:
        return _MONEY
    if before >= 0 and tokens[before].text == "#":
        return _REFERENCE
    if is_listed:
        return N_("a note or list number")
    return _by_word(number, tokens, marks)


def _is_share(tokens: Sequence[Token], number: Number) -> bool:
    return number.last < len(tokens) and tokens[number.last].text == "%"


def _by_word(number: Number, tokens: Sequence[Token], marks: Marks) -> str | None:
    before = number.first - 1
    while before >= 0 and tokens[before].text in (":", ".", "-", "#", "("):
        before -= 1
    after = number.last + (number.last < len(tokens) and tokens[number.last].text == "-")
    beside = [("before", marks.get(before)), ("after", marks.get(after))]
    skipped = marks.get(after)
    if skipped and any(cue.startswith("hedge.") for cue in skipped.value):
        beside.append(("after", marks.get(skipped.last)))
    for side, mark in beside:
        for cue in mark.value if mark else ():
            why, wanted = _BESIDE.get(cue, ("", ""))
            is_so = (
                not (why == _REFERENCE and _is_share(tokens, number))
                and (why != AGE or number.value <= _ELDEST)
                and (why != _REFERENCE or not number.is_word)
            )
            if wanted in (side, "both") and is_so:
                return why
    return None
