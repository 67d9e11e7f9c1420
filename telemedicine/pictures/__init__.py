"""Pictures of charts: any figure of the dashboard as PNG or SVG, with heading, dates and sources burnt in.

The figure on screen is read and drawn again by matplotlib, so a picture is the chart its reader saw, and a new chart
needs no second drawing. Read is what our charts use of plotly: bars, lines, points, filled and stacked areas, areas
and points on a map, notes, lines across, axes, legend and key. Whatever else a figure holds is an error, not a gap.
"""

from telemedicine.pictures.page import FORMS, WIDTH, draw, warm

__all__ = ["FORMS", "WIDTH", "draw", "warm"]
