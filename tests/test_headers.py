"""The header of a question is true: parameters, columns, types, grain, and what each column is called on screen."""

import re

import pytest

from telemedicine import metrics, queries, warehouse

ASKED = {
    "as_of": "2021-06-30",
    "state": "IN",
    "variant": "all",
    "metric": "consultations_total",
    "top": 5,
    "text": "Uttar",
}


def every_question():
    return [pytest.param(queries.question(name), id=name) for name in queries.names()]


def every_file():
    return [pytest.param(path, id=path.stem) for path in sorted(queries.FOLDER.rglob("*.sql"))]


def asked(query):
    return {field.name: ASKED[field.name] for field in query.params}


@pytest.mark.parametrize("query", every_question())
def test_parameters_are_those_of_the_sql(query):
    assert {field.name for field in query.params} == warehouse.parameters(query.sql)


@pytest.mark.parametrize("query", every_question())
def test_columns_and_types_are_those_the_question_returns(query, small):
    params = {name: small.check(name, value) for name, value in asked(query).items()}
    returned = warehouse.columns(small.connection, query.sql, params)
    assert returned == [(field.name, field.type) for field in query.columns]


@pytest.mark.parametrize("query", every_question())
@pytest.mark.parametrize("release", ["small", "shipped"])
def test_one_row_is_what_the_grain_says(query, release, request):
    opened = request.getfixturevalue(release)
    params = asked(query) | ({"as_of": opened.last_day} if "as_of" in asked(query) else {})
    rows = opened.ask(query.name, **params).rows
    assert query.grain
    assert not rows.duplicated(list(query.grain)).any()


@pytest.mark.parametrize("query", every_question())
def test_every_column_has_a_name_on_screen(query):
    assert {field.name for field in query.columns} <= set(metrics.METRICS)


def test_every_name_on_screen_is_of_a_column():
    columns = {field.name for name in queries.names() for field in queries.question(name).columns}
    assert set(metrics.METRICS) == columns


@pytest.mark.parametrize("query", [pytest.param(query, id=query.name) for query in queries.folder("tables")])
def test_every_table_names_its_sources(query):
    assert query.sources


@pytest.mark.parametrize("query", [pytest.param(query, id=query.name) for query in queries.folder("tables")])
def test_a_table_reads_the_files_that_its_header_names(query):
    named = {f"{name.removesuffix('.csv').rsplit('/', 1)[-1]}_file" for name in query.sources if name.endswith(".csv")}
    assert named == set(re.findall(r"\w+_file\b", query.sql))
    assert named <= set(queries.files())


def test_a_table_comes_after_those_it_is_counted_from():
    built = set()
    for query in queries.tables():
        assert set(query.sources) & {table.name for table in queries.folder("tables")} <= built
        built.add(query.name)
    assert len(built) == len(queries.folder("tables"))


@pytest.mark.parametrize("path", every_file())
def test_every_file_says_in_its_first_line_what_it_is(path):
    assert queries.read(path).title
    assert path.read_text(encoding="utf-8").startswith("-- ")


def test_every_measure_of_the_record_has_a_name_on_screen(shipped):
    rows = shipped.ask("published_against_release", state="IN", as_of=shipped.last_day).rows
    assert set(rows.metric) <= set(metrics.PUBLISHED)
