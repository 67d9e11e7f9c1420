"""The server. `streamlit run dashboard.py` and `uvicorn dashboard:app` both start it."""

import streamlit as st
from starlette.middleware import Middleware

from telemedicine import api
from telemedicine.site import index, neighbours, server, static

app = st.App(
    "telemedicine/site/entry.py",
    lifespan=server.lifespan,
    routes=[*api.ROUTES, *index.ROUTES],
    middleware=[Middleware(server.Guard), Middleware(static.Static), Middleware(neighbours.Neighbours)],
    on_script_error=server.on_script_error,
)
