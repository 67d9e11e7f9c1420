"""What pages load beside Streamlit's own files: style sheet, script and fonts, under names that change with them."""

import hashlib
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from telemedicine import fonts
from telemedicine.site import templates

FOLDER = Path(__file__).parent
TYPES = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2"}
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


@cache
def files() -> dict[str, bytes]:
    """Return what is in each file, by its name in an address: `style.1a2b3c4d.css`."""
    sheets = [_named(path.name, path.read_bytes()) for path in fonts.FOLDER.glob("*.woff2")]
    addresses = {name.split(".")[0].replace("-", "_"): f"/assets/{name}" for name, _content in sheets}
    style = templates.style(**addresses).encode()
    return dict([*sheets, _named("style.css", style), _named("browser.js", (FOLDER / "browser.js").read_bytes())])


def _named(name: str, content: bytes) -> tuple[str, bytes]:
    path = Path(name)
    return f"{path.stem}.{hashlib.sha256(content).hexdigest()[:8]}{path.suffix}", content


def address(name: str) -> str:
    """Address of a file by its plain name, as in `style.css`."""
    stem, suffix = name.split(".")
    return next(f"/assets/{known}" for known in files() if known.startswith(f"{stem}.") and known.endswith(suffix))


def asset(request: Request) -> Response:
    """Answer a file; 404 where there is none of that name."""
    content = files().get(request.path_params["file"])
    if content is None:
        raise HTTPException(404)
    return Response(content, media_type=TYPES[Path(request.path_params["file"]).suffix], headers=FOR_EVER)
