"""Streamlit's scripts and style sheets, compressed.

Streamlit sends them as they lie on the disk, 7.7 MB for a page with a chart, and leaves compressing to a proxy. Here
each is compressed when it is first asked for, a tenth of a second for the largest, and kept in memory: 7 MB for all.
"""

import gzip
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import request_response
from starlette.types import ASGIApp, Receive, Scope, Send

FOLDER = Path(st.__file__).parent / "static"
TYPES = {".js": "text/javascript", ".css": "text/css"}
# By address, so that what is asked for never becomes part of a path.
FILES = {f"/{path.relative_to(FOLDER).as_posix()}": path for path in FOLDER.glob("static/*/*") if path.suffix in TYPES}
HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",  # a checksum of the file is part of its name
    "Vary": "Accept-Encoding",
}


class Static:
    """Middleware (ASGI) that answers for Streamlit's scripts and style sheets; its routes cannot be replaced."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.files = request_response(static)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on."""
        answer = self.files if scope["type"] == "http" and scope["path"] in FILES else self.app
        await answer(scope, receive, send)


def static(request: Request) -> Response:
    """Answer a script or style sheet, compressed if the browser can read that."""
    file = FILES[request.url.path]
    media_type = TYPES[file.suffix]
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return FileResponse(file, media_type=media_type, headers=HEADERS)
    return Response(compressed(file), media_type=media_type, headers=HEADERS | {"Content-Encoding": "gzip"})


@cache
def compressed(file: Path) -> bytes:
    """Return what is in a file, as gzip."""
    return gzip.compress(file.read_bytes())
