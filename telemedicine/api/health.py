"""Whether the service can answer, for whoever watches it."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from telemedicine import releases


def health(request: Request) -> JSONResponse:
    """Answer `{"status": "ok", "release": id}`, or 503 and `no release` where there is nothing to show."""
    release = releases.current()
    status, code = ("ok", 200) if release else ("no release", 503)
    return JSONResponse({"status": status, "release": release}, code, {"Cache-Control": "no-store"})
