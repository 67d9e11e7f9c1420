"""Collect every text a reader can meet, and bring the catalogues of all languages up to date: `make words`.

Texts stand in the code (`_`, `N_`, `ngettext`), in the templates, in the headers of the questions, and in the data:
names, the titles we give to statements, and the words that SQL writes, which `values.csv` lists. What was printed is
quoted as printed, and an online OPD of a real register keeps the name it has there.
"""

import ast
import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from telemedicine import queries, words

PROJECT = Path(__file__).parents[1]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}

Found: TypeAlias = Iterator[tuple[int, str | None, str | tuple[str, ...], list[str]]]  # what Babel asks of an extractor


def calls(file: BinaryIO, keywords: Collection[str], comment_tags: object, options: object) -> Found:
    """What stands written in calls of `_` and its kin; Babel's own would take the "name" of `_(row["name"])` too."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in keywords:
            texts = tuple(text.value for text in node.args if isinstance(text, ast.Constant))
            if texts:
                yield node.lineno, node.func.id, texts, []


def header(file: BinaryIO, keywords: object, comment_tags: object, options: object) -> Found:
    """What the About page shows of a query: a question whole, a table by its title."""
    query = queries.read(Path(file.name))
    said = [query.title]
    if Path(file.name).parent == queries.FOLDER:
        said += [query.why, *(field.meaning for field in (*query.params, *query.columns))]
    return ((line, None, text, []) for line, text in enumerate(said) if text)


def cells(file: BinaryIO, keywords: object, comment_tags: object, options: dict[str, str]) -> Found:
    """The values in some columns of a CSV file."""
    rows = csv.DictReader(io.TextIOWrapper(file, "utf-8", newline=""))
    said = [row[column] for row in rows for column in options["columns"].split()]
    return ((line, None, text, []) for line, text in enumerate(said) if text)


COLUMNS = {
    "data/published/contradictions.csv": "reason",
    "data/published/figures.csv": "note",
    "data/published/statements.csv": "title publisher",
    "data/reference/states.csv": "name",
    "locale/values.csv": "value",
    "queries/extracts/rules.csv": "words",
}
WHERE = [
    ("pages/*.py", calls),
    ("telemedicine/**.py", calls),
    ("telemedicine/**.html", "jinja2"),
    ("queries/*.sql", header),
    ("queries/tables/*.sql", header),
    ("queries/accounts/*.sql", header),
    ("queries/changes/*.sql", header),
    *((file, cells) for file in COLUMNS),
]


def texts() -> Catalog:
    """Return every text to translate, with the files it stands in."""
    found = Catalog()
    options = {file: {"columns": names} for file, names in COLUMNS.items()} | {"**.html": {"silent": "false"}}
    for file, line, text, _comments, context in extract_from_dir(PROJECT, WHERE, options, KEYWORDS):
        found.add(text, locations=[(file, line)], context=context).flags.discard("python-format")  # "90% of" is none
    return found


def update(path: Path, language: str, wanted: Catalog) -> None:
    """Rewrite a catalogue with the texts there are now. Its translations and its head, up to a blank line, are kept."""
    head = path.read_text(encoding="utf-8").split("\n\n")[0].strip()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    catalogue.update(wanted, no_fuzzy_matching=True)
    body = io.BytesIO()
    write_po(body, catalogue, 120, omit_header=True, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    path.write_text(f"{head}\n\n{body.getvalue().decode()}", encoding="utf-8")


if __name__ == "__main__":
    wanted = texts()
    for language in set(words.languages()) - {words.DEFAULT}:
        update(words.CATALOGUES / language / "LC_MESSAGES/dashboard.po", language, wanted)
