"""What stands around the pages: what may be asked, what a browser may load, what is ready beforehand.

Streamlit serves the pages; these are the parts that `dashboard.py` puts around it.
"""

import base64
import gc
import hashlib
import re
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.formparsers import MultiPartParser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from telemedicine import pictures, theme
from telemedicine.charts import canvas
from telemedicine.site import neighbours
from telemedicine.words import _

READING = ("GET", "HEAD", "OPTIONS")
UPLOADING = ("PUT", "DELETE")


def content_security_policy() -> str:
    """What a browser may load for a page: nothing but what this server sends.

    Streamlit writes styles into its elements and one font into its style sheet, and charts are saved as
    pictures by way of `blob:`. Streamlit's page has one inline script, known by its hash.
    """
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {' '.join(_inline_scripts())}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _inline_scripts() -> list[str]:
    """Hashes of the scripts written into Streamlit's own page, so that no other inline script may run."""
    page = (Path(st.__file__).parent / "static/index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    return [f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts]


HEADERS = {
    "Content-Security-Policy": content_security_policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
HTTPS_ONLY = {"Strict-Transport-Security": "max-age=31536000"}


class Guard:
    """Middleware (ASGI) that refuses whatever is not reading and puts the security headers on every response.

    The dashboard takes nothing in but a text to check. Streamlit has addresses for driving a page from a program all
    the same; this closes them.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS | HTTPS_ONLY if scope["scheme"] == "https" else HEADERS)
            await send(message)

        allowed = READING + UPLOADING if scope["path"].startswith(neighbours.UPLOADS) else READING
        refused = PlainTextResponse("Method Not Allowed", 405, {"Allow": ", ".join(allowed)})
        answer = self.app if scope["method"] in allowed else refused
        await answer(scope, receive, send_guarded)


def on_script_error(error: Exception) -> bool:
    """Tell the reader in plain words that a page failed; what failed, and where, stands in the log only."""
    st.error(_("This page could not be shown. The error has been recorded. Please try again later."))
    return True


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Do beforehand what the first reader would otherwise wait for.

    Plotly makes itself ready at the first figure. Everything loaded by then stays for good, so the garbage
    collector is told to pass over it from now on: going through it takes long enough to hold readers up. The fonts of
    pictures take two seconds more, and are ready before anybody has opened a page and asked for one.
    """
    MultiPartParser.spool_max_size = 2**20 * int(st.get_option("server.maxUploadSize"))  # no upload touches the disk
    canvas.Sheet(theme.LOW).figure().to_json()
    threading.Thread(target=pictures.warm, daemon=True).start()
    gc.collect()
    gc.freeze()
    async with neighbours.listening(app):
        yield
