"""OPDs: how many online out-patient departments are hosted, how they grew, and what goes through them."""

import streamlit as st

from telemedicine import alts, charts
from telemedicine.site import blocks, filters, frame, headline
from telemedicine.words import _

frame.title()
state = filters.state(frame.release())

by_month = frame.ask("opds_by_month", state=state)
by_kind_and_month = frame.ask("opds_by_kind_and_month", state=state)
published = frame.ask("published_by_statement", state=state, metric="opds_online")
network = frame.ask("network_by_statement")

blocks.facts(headline.opds(by_month))
frame.if_computed("opds")
blocks.figure(
    charts.opds_hosted, alts.opds_hosted, [by_kind_and_month, published, by_month], _("OPDs hosted"), "hosted"
)
st.caption(
    _(
        "Consultations of single OPDs are counted in whole months, to the end of the last one. A month with fewer than "
        "8 is withheld, and so is one beside it from which those few could be told by subtraction. Figures of "
        "States/UTs and of all India are exact."
    )
)
blocks.table(
    frame.ask("opds_by_kind", state=state), _("OPDs by kind"), "kinds", "kind opds consultations_shown months_withheld"
)
blocks.figure(
    charts.opd_consultations, alts.opd_consultations, [by_month], _("Consultations through OPDs"), "consultations"
)

left, right = st.columns(2, gap="large")
with left:
    blocks.figure(charts.opds_opened, alts.opds_opened, [by_month], _("OPDs opened each month"), "opened")
with right:
    blocks.figure(charts.per_opd, alts.per_opd, [by_month], _("Per OPD per day"), "per-opd")

blocks.table(
    frame.ask("opds_by_state"), _("OPDs by State and UT"), "states", "name opds consultations_opd per_opd_per_day"
)
blocks.figure(charts.network, alts.network, [network], _("Hubs, spokes and doctors, as published"), "network")
blocks.table(
    frame.ask("consultations_by_opd", state=state),
    _("Register of OPDs"),
    "register",
    "name kind state_name speciality opened_on closed_on consultations_shown months_withheld basis",
    most=20,  # a glance at 1,400
)
