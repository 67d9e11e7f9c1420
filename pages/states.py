"""States: how adoption compares over the 36 States and UTs, and one of them up close."""

import streamlit as st

from telemedicine import alts, charts, maps
from telemedicine.site import blocks, filters, frame, headline
from telemedicine.words import _

frame.title(_("States and UTs"), question=_("How does use of the service compare over the 36 States and UTs?"))

with st.container(horizontal=True, vertical_alignment="bottom"):
    measure = filters.measure()
    variant = filters.variant()
    state = filters.state(frame.release())
by_state = frame.ask("consultations_by_state", variant=variant)
selected = by_state.rows[by_state.rows.state == state]

blocks.figure(
    maps.choropleth(by_state.rows, measure, frame.outlines_url(), frame.release().points, selected=state),
    by_state,
    _("{measure} of each State and UT").format(measure=filters.measures()[measure]),
    "map",
    alt=alts.choropleth(by_state.rows, measure),
    config=maps.CONFIG,
    on_select=lambda: filters.choose_place("chart-map"),
    selection_mode="points",
)
st.caption(_(frame.release().outlines["credit"]))
frame.if_computed("states")

if len(selected):
    by_month = frame.ask("consultations_by_month", state=state)
    st.header(_(selected["name"].iloc[0]), anchor="state", divider="gray")
    blocks.facts(headline.place(selected.iloc[0]))
    blocks.figure(
        charts.trend(by_month.rows), by_month, _("Consultations of each month"), "trend", alt=alts.months(by_month.rows)
    )
    blocks.table(
        frame.ask("consultations_by_opd", state=state),
        _("Online OPDs"),
        "opds",
        "name kind opened_on closed_on consultations basis",
    )
    blocks.table(
        frame.ask("published_against_release", state=state),
        _("Published figures"),
        "published",
        "as_of metric as_printed release_value verdict title",
    )

blocks.table(
    by_state,
    _("All States and UTs"),
    "all",
    "rank name consultations consultations_per_lakh consultations_28_days growth_percent share_percent basis",
)
