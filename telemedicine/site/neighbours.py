"""Several processes on one address: what only one of them holds, the others ask of it.

`uvicorn dashboard:app --workers 2` starts several processes, and each request goes to whichever is free. A reader's
session lives in one of them, and with it the files offered there and the texts handed in there; Streamlit keeps both
in memory. A process that is asked for one it does not know asks its neighbours, each of which listens on a socket that
only the user who started them can open.
"""

import asyncio
import multiprocessing
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from socket import AF_UNIX, socket

import streamlit as st
import uvicorn
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OFFERED = "/media/"
# Where a text to check is taken in. Streamlit wants an open session, its token against forgery, and no more bytes than
# `maxUploadSize`, and keeps a file in memory until the session ends.
UPLOADS = "/_stcore/upload_file/"
UNKNOWN = (400, 404)  # what Streamlit answers for a session and for a file that it does not hold
ASKED = "X-Asked-By-Neighbour"
OF_ONE_CONNECTION = {"connection", "transfer-encoding", "date", "server"}
PATIENCE = 10  # seconds


class Neighbours:
    """Middleware (ASGI) that asks the other processes for what this one does not hold."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or have it answered."""
        if not (_is_held_by_one(scope) and _others()):
            return await self.app(scope, receive, send)
        request = Request(scope, receive)
        body = await request.body()
        unread: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
        refused: list[Message] = []

        async def again() -> Message:
            return unread.pop() if unread else await receive()

        async def send_known(message: Message) -> None:
            is_refusal = message["type"] == "http.response.start" and message["status"] in UNKNOWN
            if is_refusal or refused:
                refused.append(message)
            else:
                await send(message)

        await self.app(scope, again, send_known)
        if refused:
            answer = await run_in_threadpool(_ask_others, request, body)
            if answer:
                return await answer(scope, again, send)
            for message in refused:
                await send(message)


def _is_held_by_one(scope: Scope) -> bool:
    if scope["type"] != "http" or not scope["path"].startswith((OFFERED, UPLOADS)):
        return False
    headers = Headers(scope=scope)
    is_small = int(headers.get("content-length", 0)) <= 2**20 * int(st.get_option("server.maxUploadSize"))
    return ASKED not in headers and is_small and "transfer-encoding" not in headers


def _ask_others(request: Request, body: bytes) -> Response | None:
    """The answer of the first neighbour that knows what is asked for."""
    headers = {**request.headers, ASKED: "1"}
    address = (request.scope["raw_path"] + b"?" + request.scope["query_string"]).decode("ascii")
    for place in _others():
        connection = _Local(str(place), timeout=PATIENCE)
        try:
            connection.request(request.method, address, body, headers)
            heard = connection.getresponse()
            if heard.status not in UNKNOWN:
                kept = {name: value for name, value in heard.getheaders() if name.lower() not in OF_ONE_CONNECTION}
                return Response(heard.read(), heard.status, kept)
        except ConnectionRefusedError:  # it ended without taking its socket away
            place.unlink(missing_ok=True)
        except (OSError, HTTPException):
            continue
        finally:
            connection.close()
    return None


class _Local(HTTPConnection):
    """HTTP over a socket that is a file."""

    def connect(self) -> None:
        self.sock = socket(AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.host)


def _folder() -> Path:
    """Where the processes started together have their sockets."""
    return Path(tempfile.gettempdir(), f"telemedicine-{os.getuid()}-{os.getppid()}")


def _others() -> list[Path]:
    if not multiprocessing.parent_process():
        return []
    return [place for place in _folder().glob("*.sock") if place.stem != str(os.getpid())]


@asynccontextmanager
async def listening(app: ASGIApp) -> AsyncIterator[None]:
    """Answer the neighbours of this process while open, where it is one of several."""
    if not multiprocessing.parent_process():
        yield
        return
    folder = _folder()
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise PermissionError(f"{folder} belongs to another user: delete it and start again.")
    place = folder / f"{os.getpid()}.sock"
    beside = _Beside(uvicorn.Config(app, uds=str(place), lifespan="off", ws="none", log_level="warning"))
    task = asyncio.create_task(beside.serve())
    try:
        yield
    finally:
        beside.should_exit = True
        await task
        place.unlink(missing_ok=True)
        with suppress(OSError):  # others are still there
            folder.rmdir()


class _Beside(uvicorn.Server):
    """A server beside the main one of its process, which alone hears signals."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
