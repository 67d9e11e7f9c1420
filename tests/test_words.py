"""Languages: every word is translated, none is left over, and another language needs a catalogue and nothing else."""

import ast
import csv
import datetime as dt
import re
import runpy
import shutil
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from telemedicine import metrics, numerals, queries, releases, words
from telemedicine.words import _

PROJECT = Path(__file__).parents[1]
EXTRACT = runpy.run_path(str(PROJECT / "locale/extract.py"))
TRANSLATED = sorted(set(words.languages()) - {words.DEFAULT})

PLACEHOLDER = re.compile(r"%?\{[^{}]*\}|<[^<>{}]*>")
LATIN = re.compile(r"[A-Za-z]+")
# What a Hindi newspaper prints in Latin letters too: formats, codes, values and columns as they stand in files, names.
LATIN_IN_HINDI = set(
    LATIN.findall(
        "ISO 3166-2 IN-KL, IN-UP, CSV, Parquet, PDF, JSON, Word (.docx), UTF-8, SHA-256, SQL, README; OPD, AB-HWC; "
        "all; exact, about, at_least; adarvmaps, MIT, ADARV, ICMR-NIE; python -m telemedicine build"
    )
)
# Columns that hold names and codes, said alike in every language.
NAMES = {"as_printed", "file", "opd_id", "sha256", "source_url", "spelling", "state", "statement_id"}


def catalogue(language):
    path = words.CATALOGUES / language / "LC_MESSAGES/dashboard.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def translations(language):
    """Pairs of an English text and each of its translations; the plural where there is one."""
    for message in filter(lambda message: message.id, catalogue(language)):
        for string in message.string if message.pluralizable else (message.string,):
            yield (message.id[-1] if message.pluralizable else message.id), string


@pytest.fixture
def hindi():
    words.use("hi")
    yield
    words.use(words.DEFAULT)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_and_no_translation_is_left_over(language):
    wanted = {message.id for message in EXTRACT["texts"]()}
    found = catalogue(language)
    assert {message.id for message in found} == wanted
    assert not found.obsolete
    assert not [message.id for message in found if message.fuzzy]
    assert not [text for text, string in translations(language) if not string.strip() and text.strip()]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_keeps_what_is_filled_in_and_the_markup(language):
    changed = [text for text, string in translations(language) if sorted(parts(text)) != sorted(parts(string))]
    assert not changed


def parts(text):
    return PLACEHOLDER.findall(text)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_lies_as_make_words_writes_it(language, tmp_path):
    lies = words.CATALOGUES / language / "LC_MESSAGES/dashboard.po"
    written = shutil.copy(lies, tmp_path / "dashboard.po")
    EXTRACT["update"](written, language, EXTRACT["texts"]())
    assert written.read_text(encoding="utf-8") == lies.read_text(encoding="utf-8")


def test_no_english_is_left_in_hindi():
    for text, string in translations("hi"):
        said = PLACEHOLDER.sub("", string)
        assert set(LATIN.findall(said)) <= LATIN_IN_HINDI, text
        if set(LATIN.findall(PLACEHOLDER.sub("", text))) - LATIN_IN_HINDI:
            assert re.search(r"[\u0900-\u097f]", said), text


def test_states_and_uts_have_the_hindi_names_of_the_reference(hindi):
    with (PROJECT / "data/reference/states.csv").open(encoding="utf-8", newline="") as lines:
        names = {row["name"]: row["name_hi"] for row in csv.DictReader(lines)}
    assert len(names) == 36
    assert {name: _(name) for name in names} == names


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (lambda: numerals.count(1632377), "16,32,377"),
        (lambda: numerals.short(1250000), "12.5 लाख"),
        (lambda: numerals.short(12000000), "1.2 करोड़"),
        (lambda: numerals.in_words(500092730), "50 करोड़ 92 हज़ार 730"),
        (lambda: numerals.milestone(7000000), "70 लाख"),
        (lambda: numerals.signed_percent(3.14), "+3.1%"),
        (lambda: numerals.date(dt.date(2021, 7, 3)), "3 जुलाई 2021"),
        (lambda: numerals.month(dt.date(2021, 6, 1)), "जून 2021"),
        (lambda: numerals.dates(dt.date(2021, 6, 23), dt.date(2021, 7, 3)), "23 जून 2021 से 3 जुलाई 2021 तक"),
        (lambda: numerals.listed(["केरल", "असम", "गोवा"]), "केरल, असम और गोवा"),
        (lambda: numerals.month_names()[8], "सितंबर"),
        (lambda: metrics.METRICS["said"].say("2023-07"), "जुलाई 2023"),
        (lambda: metrics.METRICS["period"].say("2023-04/.."), "अप्रैल 2023 से"),
        (lambda: metrics.METRICS["leading_states"].say("Andhra Pradesh, Tamil Nadu"), "आंध्र प्रदेश, तमिलनाडु"),
        (lambda: metrics.METRICS["language"].say("te"), "तेलुगू"),
        (lambda: metrics.METRICS["name"].say("ENT OPD 2, Kerala"), "नाक-कान-गला ओपीडी 2, केरल"),
    ],
)
def test_numbers_days_and_lists_are_said_in_hindi(hindi, said, expected):
    assert said() == expected


def test_a_plural_follows_the_number(hindi):
    one, many = "Statements printed {number} total on the way.", "Statements printed {number} totals on the way."
    assert words.ngettext(one, many, 1) != words.ngettext(one, many, 2)


@pytest.mark.parametrize("name", queries.names())
def test_a_question_is_explained_in_hindi(hindi, name):
    query = queries.question(name)
    said = [query.title, query.why, *(field.meaning for field in (*query.params, *query.columns))]
    assert not [text for text in said if text and _(text) == text and set(LATIN.findall(text)) - {"ISO"}]


def test_every_value_of_an_answer_is_said_in_hindi(hindi, shipped):
    usual = {"state": releases.ALL_INDIA, "as_of": shipped.last_day, "variant": "all", "top": 10, "metric": "hubs"}
    usual |= {"text": "pradesh"}
    english = set()
    for name in queries.names():
        query = queries.question(name)
        rows = shipped.ask(name, **{field.name: usual[field.name] for field in query.params}).rows
        for column in {column for column in rows if column.removeprefix("worst_") not in NAMES}:
            said = rows[column].drop_duplicates().map(metrics.METRICS[column].say)
            english |= {(column, text) for text in said if set(LATIN.findall(text)) - LATIN_IN_HINDI}
    assert not english


def test_the_words_listed_for_data_stand_in_data_or_in_what_writes_it():
    files = [*queries.FOLDER.rglob("*.sql"), *(PROJECT / "telemedicine").rglob("*.py"), *PROJECT.glob("data/*/*.csv")]
    written = "\n".join(path.read_text(encoding="utf-8") for path in files)
    with (PROJECT / "locale/values.csv").open(encoding="utf-8", newline="") as lines:
        values = [row["value"] for row in csv.DictReader(lines)]
    assert not [value for value in values if not re.search(rf"""['",]{re.escape(value)}['",\n]""", written)]


def test_a_text_is_written_whole_where_it_is_marked():
    files = [*(PROJECT / "telemedicine").rglob("*.py"), *(PROJECT / "pages").glob("*.py")]
    calls = [
        (path.name, node.lineno, argument)
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in EXTRACT["KEYWORDS"]
        for argument in node.args
    ]
    assert len(calls) > 300
    assert not [(name, line) for name, line, argument in calls if isinstance(argument, ast.JoinedStr | ast.BinOp)]


def test_a_language_is_called_by_its_own_name():
    assert [words.name(code) for code in ("en", "hi", "ta")] == ["English", "हिन्दी", "தமிழ்"]


def test_an_unknown_language_falls_back_to_english():
    words.use("xx")
    assert words.language() == "en"
    assert numerals.short(1250000) == "12.5 lakh"


def test_a_third_language_is_a_catalogue_and_nothing_else(tmp_path, monkeypatch):
    folder = tmp_path / "ta/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "dashboard.po").write_text('msgid "{number} lakh"\nmsgstr "{number} லட்சம்"\n', encoding="utf-8")
    monkeypatch.setattr(words, "CATALOGUES", tmp_path)
    assert words.languages() == ("en", "ta")
    words.use("ta")
    try:
        assert numerals.short(1250000) == "12.5 லட்சம்"
        assert numerals.count(1632377) == "16,32,377"
        assert numerals.date(dt.date(2021, 7, 3)) == "3 ஜூலை 2021"
        assert _("Consultations") == "Consultations"  # not translated yet
    finally:
        words.use(words.DEFAULT)
