"""Read a question: a `.sql` file whose header says what may be varied, what a row means and what each column holds."""

import re
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "queries"

_FACT = re.compile(r"^(?P<kind>param|grain|column|source): *(?P<rest>.*)$")


class UnknownQuestion(LookupError):
    """No file of that name lies in `queries/`."""


@dataclass(frozen=True)
class Field:
    """A parameter or a column: its name, its DuckDB type and its meaning in a phrase."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class Query:
    """A question as written in its file."""

    name: str
    title: str
    why: str
    params: tuple[Field, ...]
    grain: tuple[str, ...]
    columns: tuple[Field, ...]
    sources: tuple[str, ...]
    sql: str


def _field(rest: str) -> Field:
    name, type_, meaning = rest.split(maxsplit=2)
    return Field(name.removeprefix("$"), type_, meaning)


def read(path: Path) -> Query:
    """Read one `.sql` file.

    Raises ValueError, naming the file and line, where a header line cannot be read.
    """
    text = path.read_text(encoding="utf-8")
    header = [line[2:].strip() for line in text.split("\n\n", 1)[0].splitlines() if line.startswith("--")]
    facts: dict[str, list[str]] = {"param": [], "grain": [], "column": [], "source": []}
    prose = []
    for number, line in enumerate(header, start=1):
        if match := _FACT.match(line):
            if match["kind"] in ("param", "column") and len(match["rest"].split(maxsplit=2)) < 3:
                raise ValueError(f"{path.name}, line {number}: write `-- {match['kind']}: name TYPE meaning`")
            facts[match["kind"]].append(match["rest"].strip())
        else:
            prose.append(line)
    return Query(
        name=path.stem,
        title=prose[0].rstrip(".") if prose else "",
        why=" ".join(prose[1:]).strip(),
        params=tuple(_field(rest) for rest in facts["param"]),
        grain=tuple(name.strip() for rest in facts["grain"] for name in rest.split(",") if name.strip()),
        columns=tuple(_field(rest) for rest in facts["column"]),
        sources=tuple(facts["source"]),
        sql=text,
    )


def names() -> list[str]:
    """Names of all questions, in alphabetical order."""
    return sorted(path.stem for path in FOLDER.glob("*.sql"))


@cache
def question(name: str) -> Query:
    """Return the question of that name. Raises UnknownQuestion, naming those there are."""
    if name not in names():
        raise UnknownQuestion(f"There is no question named {name!r}. There are: {', '.join(names())}")
    return read(FOLDER / f"{name}.sql")


def folder(name: str) -> list[Query]:
    """Return the queries of a folder inside `queries/`, in alphabetical order."""
    return [read(path) for path in sorted((FOLDER / name).glob("*.sql"))]


def tables() -> list[Query]:
    """Return the tables of a release, each after the tables that its header names as sources."""
    found = {query.name: query for query in folder("tables")}
    sources = {name: set(query.sources) & set(found) for name, query in found.items()}
    return [found[name] for name in TopologicalSorter(sources).static_order()]


def release() -> list[Query]:
    """Return every table that a release holds: those counted, the account of its extracts, and what has changed."""
    return [*tables(), *folder("accounts"), *folder("changes")]


def files() -> dict[str, Path]:
    """Return the files that tables are read from, inside the folder `data`, by the name SQL knows them by.

    `-- source: data/published/figures.csv` gives `figures_file`. An engine offers it with every value as text, so that
    the types are the SQL's to give and not an engine's to guess.
    """
    sources = [Path(source) for query in folder("tables") for source in query.sources]
    return {f"{path.stem}_file": path.relative_to("data") for path in sources if path.suffix == ".csv"}
