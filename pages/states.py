"""States: how adoption compares over the 36 States and UTs, and one of them up close."""

import streamlit as st

from telemedicine import alts, charts
from telemedicine.releases import ALL_INDIA
from telemedicine.site import blocks, filters, frame, headline, player
from telemedicine.words import _

frame.title()
release = frame.release()
with st.container(horizontal=True, vertical_alignment="bottom"):
    state = filters.state(release)
    measure = filters.measure()
    variant = filters.variant()
by_state = frame.ask("consultations_by_state", variant=variant)
is_place = state != ALL_INDIA

if is_place:
    st.header(_(release.states[state]), anchor="state")
    blocks.facts(headline.place(by_state, state))
drawn, told = st.columns([3, 2], gap="large")
with drawn, st.container(key="compare-map"):
    plays = player.draw(release)
    latest = [frame.ask("consultations_by_state", variant=variant, as_of=release.last_day)] if plays else []
    blocks.figure(
        frame.choropleth(release),
        alts.choropleth,
        [by_state, *latest],
        _("{measure} of each State and UT").format(measure=filters.measures()[measure]),
        "map",
        credit=_(release.outlines["credit"]),
        on_select=lambda: filters.choose_place("chart-map"),
        measure=measure,
        selected=state,
    )
with told, st.container(key="compare-list"):
    blocks.places(by_state, measure, state)

if is_place:
    by_month = frame.ask("consultations_by_month", state=state)
    blocks.figure(charts.trend, alts.months, [by_month], _("Consultations of each month"), "trend")
    blocks.table(
        frame.ask("published_against_release", state=state),
        _("Published figures"),
        "published",
        "as_of metric as_printed release_value verdict title",
        newest_first=True,
    )
frame.if_computed("states")

with st.container(key="compare-all"):
    blocks.table(
        by_state,
        _("All States and UTs"),
        "all",
        "rank name consultations consultations_per_lakh consultations_28_days growth_percent share_percent basis",
    )
