"""The page a browser gets before anything of Streamlit runs.

It is Streamlit's own, in the reader's language, with a title and a description for who shares or finds it, and with
the head of the page and the counter drawn as plain HTML: they can be read while the rest is still loading, and without
JavaScript too.
"""

import datetime as dt
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from telemedicine import releases, words
from telemedicine.releases import BadParameter, Release
from telemedicine.site import assets, frame, headline, menu, sketch, static, templates
from telemedicine.words import _

ELEMENTS = r"/static/js/(index|Html|DateInput|PlotlyChart)\.\w+\.js"
SHELL = (static.FOLDER / "index.html").read_text(encoding="utf-8")


def index(request: Request) -> Response:
    """Answer the page of an address, in the language and up to the day that the address names."""
    chosen = dict(request.query_params)
    words.use(chosen.get("lang", words.DEFAULT))
    topic = menu.topic(request.url.path.strip("/"))
    asked = chosen.get("release")
    id = asked if releases.exists(asked) else releases.current()
    if id is None:
        return HTMLResponse(SHELL)
    release = releases.open_release(id)
    return HTMLResponse(page(topic, release, _as_of(release, chosen), chosen), headers={"Cache-Control": "no-cache"})


def page(topic: menu.Topic, release: Release, as_of: dt.date, chosen: dict[str, str]) -> str:
    """Return the HTML of a page: Streamlit's, with ours before it."""
    counter, sentence = _counter(release, as_of, words.language()) if not topic.path else (None, "")
    sketched = sketch.sketch(release, as_of, chosen, words.language()) if topic.file == "states" else None
    parts: Any = templates.parts(
        "index",
        **frame.head(topic, release, as_of, chosen, news=[]),
        counter=counter,
        sketch=sketched,
        title=topic.title,
        description=sentence or _(topic.question),
        style=assets.address("style.css"),
        script=assets.address("browser.js"),
        preloaded=[assets.address("noto-sans-latin.woff2")],
        modules=_modules(),
    )
    return fill(SHELL, words.language(), str(parts.head()), str(parts.body()))


def fill(shell: str, language: str, head: str, body: str) -> str:
    """Return Streamlit's page in a language, with our head and body.

    Its script is fetched but not started, which browser.js does; its own font is not ours and not fetched. Raises
    ValueError where Streamlit's page is not as it was when this was written.
    """
    for pattern, ours in (
        (r'<html lang="en">', rf'<html lang="{language}">'),
        (r"<title>Streamlit</title>", head),
        (r'<link\s+rel="preload"[^>]*SourceSans[^>]*>', ""),
        (r'<script type="module" crossorigin src="./([^"]*)">', r'<script type="text/plain" id="streamlit" src="/\1">'),
        (r"<noscript>.*?</noscript>", body),
    ):
        found = re.search(pattern, shell, flags=re.DOTALL)
        if not found:
            raise ValueError(f"Streamlit's index.html has no {pattern} any more: see {Path(__file__).name}")
        shell = shell.replace(found[0], ours.replace(r"\1", found.group(found.lastindex or 0)))
    return shell


def _as_of(release: Release, chosen: dict[str, str]) -> dt.date:
    try:
        return release.check("as_of", chosen.get("as_of", release.last_day))
    except BadParameter:
        return release.last_day


@lru_cache(maxsize=256)
def _counter(release: Release, as_of: dt.date, _language: str) -> tuple[dict[str, object], str]:
    """What the milestone counter says in a language, and the same as a sentence."""
    totals = release.ask("headline_figures", as_of=as_of)
    return headline.counter(totals, release.ask("next_milestone", as_of=as_of)), headline.sentence(totals)


@cache
def _modules() -> list[str]:
    """Scripts of the elements every page has, which Streamlit asks for only when it meets the first of each."""
    return [address for address in static.FILES if re.match(ELEMENTS, address)]


ROUTES = [*(Route(f"/{topic.path}", index) for topic in menu.TOPICS), Route("/assets/{file}", assets.asset)]
