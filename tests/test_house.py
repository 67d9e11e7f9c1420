"""The rules the code is built by: SQL counts, modules import from floors below, each library has its doors."""

import ast
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "telemedicine"

# A module may import from floors below its own, and from its own package.
FLOORS = [
    {"words"},
    {"queries", "numerals", "theme", "fonts", "published"},
    {"warehouse", "boundaries", "metrics", "scales"},
    {"extracts", "reference"},
    {"releases"},
    {"pruning"},
    {"build", "spark", "storage", "alts", "charts", "facts", "quotes", "pictures"},
    {"maps"},
    {"statements"},
    {"site", "api", "watching", "verifying"},
    {"cli"},
    {"__main__"},
]
DOORS = {
    "duckdb": {"warehouse"},
    "geopandas": {"boundaries"},
    "shapely": {"boundaries"},
    "babel": {"words", "numerals"},
    "scipy": {"reference"},
    "plotly": {"charts", "maps", "theme"},
    "matplotlib": {"pictures"},
    "fontTools": {"fonts"},
    "docx": {"statements"},
    "typst": {"statements"},
    "pypdf": {"statements"},
    "streamlit": {"site"},
    "pyspark": {"spark"},
    "fsspec": {"storage"},
}


def modules():
    return [pytest.param(path, id=str(path.relative_to(PROJECT))) for path in sorted(PACKAGE.rglob("*.py"))]


def room(path):
    """First folder or file name inside the package: the unit the rules speak of."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor(name):
    return next(number for number, names in enumerate(FLOORS) if name in names)


def imports(path):
    """Every module a file imports, as dotted names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules())
def test_a_module_imports_only_from_floors_below(path):
    own = room(path)
    if own == "__init__":
        return
    used = {name.split(".")[1] for name in imports(path) if name.startswith("telemedicine.")} - {own}
    above = {name for name in used if floor(name) >= floor(own)}
    assert not above


@pytest.mark.parametrize("path", modules())
def test_a_library_enters_by_its_doors(path):
    libraries = {name.split(".")[0] for name in imports(path)}
    assert all(room(path) in DOORS[library] for library in libraries & set(DOORS))


@pytest.mark.parametrize("path", modules())
def test_sql_lies_in_queries_only(path):
    texts = [
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    # The door itself names a table or asks DuckDB to describe a query; nothing there counts.
    sql = re.compile(r"\b(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b")
    assert not [text for text in texts if sql.search(text)]


@pytest.mark.parametrize("path", sorted((PROJECT / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_a_page_is_short_and_defines_nothing(path):
    text = path.read_text(encoding="utf-8")
    defined = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    assert not defined
    assert len(text.splitlines()) <= 60


def test_the_readme_is_short():
    assert len((PROJECT / "README.md").read_text(encoding="utf-8").splitlines()) < 80
