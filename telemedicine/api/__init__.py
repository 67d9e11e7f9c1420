"""Addresses beside the pages: health, outlines for the map, tables to download."""

from starlette.routing import Mount, Route

from telemedicine.api import files, health

# Mounted, so that an address that is none of these is a plain 404 and not the dashboard's first page.
ROUTES = [
    Mount("/api", routes=[Route("/health", health.health)]),
    Mount(
        "/geo",
        routes=[
            Route("/topology/{file}", files.topology),
            Route("/{release}/outlines.geojson", files.outlines),
        ],
    ),
    Mount("/download", routes=[Route("/{release}/{file}", files.table)]),
]
