"""Files of a release by address: outlines for the map, tables to download.

A name in an address is looked up among what there is and never becomes part of a path, so nothing else on the
disk can be asked for.
"""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse

from telemedicine import releases

# A release never changes, so what was fetched once need not be asked for again.
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
# The map library wants an outline of the world under every map. An empty one keeps it from fetching its own
# from elsewhere, with borders of India that are not the Survey of India's.
NO_WORLD = {"type": "Topology", "objects": {}, "arcs": []}


def topology(request: Request) -> JSONResponse:
    """Answer the outline of the world the map library asks for: empty, whatever its scope and resolution."""
    return JSONResponse(NO_WORLD, headers={"Cache-Control": "public, max-age=86400"})


def outlines(request: Request) -> FileResponse:
    """Answer the outlines of the States and UTs (GeoJSON) of a release; 404 where it does not exist."""
    file = _release(request) / "outlines.geojson"
    return FileResponse(file, media_type="application/geo+json", headers=FOR_EVER)


def table(request: Request) -> FileResponse:
    """Answer one table of a release to keep, CSV or Parquet; 404 where there is none of that name."""
    tables = {path.name: path for path in (_release(request) / "tables").iterdir()}
    file = tables.get(request.path_params["file"])
    if file is None:
        raise HTTPException(404)
    return FileResponse(file, filename=file.name, headers=FOR_EVER)


def _release(request: Request) -> Path:
    release = request.path_params["release"]
    if not releases.exists(release):
        raise HTTPException(404)
    return releases.ROOT / release
