"""The server: what it gives away, what it refuses, and that a page needs nothing from anywhere else."""

import gzip
import re
from http.client import HTTPConnection

import pytest
from browser import PROJECT, UVICORN, serving, visiting

from telemedicine import releases

# One page with charts and downloads, one with the map.
PAGES = ["/", "/states"]


def get(address, method="GET", **headers):
    """Ask without following the path's dots, as a browser would not, and give back the response, read."""
    _, _, host, path = address.split("/", 3)
    connection = HTTPConnection(host)
    connection.request(method, f"/{path}", headers=headers)
    response = connection.getresponse()
    response.body = response.read()
    response.text = response.body.decode("utf-8", "replace")
    connection.close()
    return response


def policy(response):
    """The Content-Security-Policy of a response as {directive: [sources]}."""
    directives = (part.split() for part in response.headers["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in directives}


@pytest.fixture(scope="module")
def release(server):
    return releases.current()


@pytest.mark.parametrize(
    "path",
    ["/", "/states", "/api/health", "/geo/topology/world_110m.json", "/_stcore/health", "/api/nothing"],
)
def test_every_response_carries_the_security_headers(server, path):
    response = get(server + path)
    assert policy(response)["default-src"] == ["'none'"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"]


def test_no_page_may_load_a_script_from_elsewhere_or_run_one_written_into_it(server):
    sources = policy(get(server + "/"))
    assert sources["script-src"][0] == "'self'"
    assert all(source.startswith("'sha256-") for source in sources["script-src"][1:])
    assert sources["connect-src"] == ["'self'"]
    assert sources["frame-ancestors"] == sources["base-uri"] == sources["form-action"] == ["'none'"]


def test_https_is_insisted_on_only_where_there_is_https(server):
    assert "Strict-Transport-Security" not in get(server + "/").headers
    # A proxy on the same machine that ends https says so in this header.
    behind_a_proxy = get(server + "/", **{"X-Forwarded-Proto": "https"})
    assert behind_a_proxy.headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_drawn_without_an_error_or_a_request_to_another_host(server, browser, path):
    with visiting(browser, server + path) as visit:
        assert visit.page.locator("h1").count() >= 1
        assert visit.page.get_by_text("This page could not be shown").count() == 0
        assert visit.errors == []
        assert visit.outside == []


def test_the_map_is_drawn_with_all_36_states_and_uts(server, browser):
    with visiting(browser, server + "/states") as visit:
        visit.page.wait_for_selector(".choroplethlayer path")
        assert visit.page.locator(".choroplethlayer path").count() >= 36


def test_a_script_smuggled_into_a_page_does_not_run(server, browser):
    with visiting(browser, server + "/") as visit:
        visit.page.evaluate("""() => {
            const script = document.createElement('script');
            script.textContent = 'window.smuggled = true';
            document.body.append(script);
        }""")
        assert visit.page.evaluate("window.smuggled") is None
        assert any("Content Security Policy" in error for error in visit.errors)


def test_a_page_that_fails_tells_readers_nothing_of_the_cause(browser, tmp_path):
    (tmp_path / "page.py").write_text("raise RuntimeError('a secret')")
    (tmp_path / "failing.py").write_text(
        "import streamlit as st\n"
        "from telemedicine.site import server\n"
        "app = st.App('page.py', on_script_error=server.on_script_error)\n"
    )
    command = ("streamlit", "run", str(tmp_path / "failing.py"))
    with serving(*command, PYTHONPATH=str(PROJECT)) as address, visiting(browser, address) as visit:
        said = visit.page.locator("[data-testid=stMain]").inner_text()
    assert said == "This page could not be shown. The error has been recorded. Please try again later."


def test_an_upload_needs_an_open_page(server):
    assert get(server + "/_stcore/upload_file/session/file", "PUT").status in (400, 403)
    assert get(server + "/_stcore/upload_file/session/file", "POST").status == 405


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/statement", "/_stcore/agent/interact"])
def test_nothing_else_can_be_sent_to_the_server(server, method, path):
    response = get(server + path, method)
    assert response.status == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_health_names_the_live_release(server, release):
    response = get(server + "/api/health")
    assert response.status == 200
    assert response.text == f'{{"status":"ok","release":"{release}"}}'
    assert response.headers["Cache-Control"] == "no-store"


def test_without_a_release_health_says_so(tmp_path):
    with serving(*UVICORN, TELEMEDICINE_RELEASES=str(tmp_path)) as bare:
        response = get(bare + "/api/health")
    assert response.status == 503
    assert response.text == '{"status":"no release","release":null}'


def test_outlines_are_kept_by_the_browser_for_a_year(server, release):
    response = get(f"{server}/geo/{release}/outlines.geojson")
    assert response.status == 200
    assert response.headers["Content-Type"] == "application/geo+json"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.text.startswith('{"type":"FeatureCollection"')


@pytest.fixture(scope="module")
def texts(server, release):
    """Addresses of what a page loads and can be compressed: every script and style it names, and the outlines."""
    loaded = re.findall(r'(?:src|href)="\./(static/[^"]+\.(?:js|css))"', get(server + "/").text)
    assert loaded
    return [f"{server}/{path}" for path in loaded] + [f"{server}/geo/{release}/outlines.geojson"]


def test_scripts_styles_and_outlines_come_compressed_to_whoever_can_read_that(texts):
    plain = [get(address) for address in texts]
    small = [get(address, **{"Accept-Encoding": "gzip, deflate, br"}) for address in texts]
    assert not any("Content-Encoding" in response.headers for response in plain)
    assert all(response.headers["Content-Encoding"] == "gzip" for response in small)
    assert [gzip.decompress(response.body) for response in small] == [response.body for response in plain]
    assert sum(len(response.body) for response in small) < sum(len(response.body) for response in plain) / 2


def test_scripts_styles_and_outlines_are_kept_for_a_year_under_the_same_policy(texts):
    for address in texts:
        for accepted in ("gzip", "identity"):
            response = get(address, **{"Accept-Encoding": accepted})
            assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert response.headers["Vary"] == "Accept-Encoding"
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert policy(response)["default-src"] == ["'none'"]


def test_a_script_is_asked_about_without_being_sent(texts):
    response = get(texts[0], "HEAD", **{"Accept-Encoding": "gzip"})
    assert response.status == 200
    assert int(response.headers["Content-Length"]) == len(get(texts[0], **{"Accept-Encoding": "gzip"}).body)
    assert response.body == b""


def test_part_of_a_script_is_sent_as_it_is(texts):
    response = get(texts[0], Range="bytes=0-9")
    assert response.status == 206
    assert response.body == get(texts[0]).body[:10]


def test_the_world_around_india_is_empty(server):
    assert get(server + "/geo/topology/world_110m.json").text == '{"type":"Topology","objects":{},"arcs":[]}'


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_table_is_downloaded_as_a_file(server, release, ending):
    response = get(f"{server}/download/{release}/states.{ending}")
    assert response.status == 200
    assert response.headers["Content-Disposition"] == f'attachment; filename="states.{ending}"'


@pytest.mark.parametrize(
    "path",
    [
        "/download/{release}/release.duckdb",
        "/download/{release}/manifest.json",
        "/download/{release}/..%2fmanifest.json",
        "/download/{release}/%2e%2e/manifest.json",
        "/download/{release}/../manifest.json",
        "/download/../dashboard.py",
        "/download/..%2f..%2f/dashboard.py",
        "/download/%2fetc/passwd",
        "/download/current/states.csv",
        "/geo/{release}/manifest.json",
        "/geo/../{release}/outlines.geojson",
        "/geo/{release}/../../../dashboard.py",
        "/geo//etc/passwd",
    ],
)
def test_nothing_but_tables_and_outlines_leaves_the_disk(server, release, path):
    response = get(server + path.format(release=release))
    assert response.status in (400, 404)
    assert response.text in ("Bad Request", "Not Found")


def test_uvicorn_serves_the_same_with_the_same_headers(server):
    with serving(*UVICORN) as other:
        by_uvicorn, by_streamlit = (dict(get(address + "/").headers) for address in (other, server))
    assert by_uvicorn | {"date": "now"} == by_streamlit | {"date": "now"}
