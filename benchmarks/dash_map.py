"""The map of the States page in a Dash app, as its guide would have one write it: the peer of `map_first_paint.py`."""

import json
import sys
from pathlib import Path

from dash import Dash, dcc
from flask import send_file

figure, outlines, address = sys.argv[1:]
app = Dash(serve_locally=True)
app.layout = dcc.Graph(figure=json.loads(Path(figure).read_text()), config={"topojsonURL": "/geo/topology/"})
empty = {"type": "Topology", "objects": {}, "arcs": []}
app.server.add_url_rule("/geo/topology/<file>", "topology", lambda file: empty)
app.server.add_url_rule(address, "outlines", lambda: send_file(outlines, mimetype="application/geo+json"))
app.run(host="127.0.0.1")
