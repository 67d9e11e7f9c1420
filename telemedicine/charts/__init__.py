"""Rows in, figure out: one function a chart. Nothing is counted here, only picked, ordered and drawn."""

from plotly.graph_objects import Figure

from telemedicine.charts.network import network
from telemedicine.charts.opds import opd_consultations, opds_hosted, opds_opened, per_opd
from telemedicine.charts.sheet import config, painted
from telemedicine.charts.states import rank_movement, ranking
from telemedicine.charts.time import cumulative, months, trend

__all__ = [
    "Figure",
    "config",
    "cumulative",
    "months",
    "network",
    "opd_consultations",
    "opds_hosted",
    "opds_opened",
    "painted",
    "per_opd",
    "rank_movement",
    "ranking",
    "trend",
]
