"""OPDs: how many online out-patient departments are hosted, how they grew, and what goes through them."""

import streamlit as st

from telemedicine import alts, charts
from telemedicine.site import blocks, filters, frame, headline
from telemedicine.words import _

frame.title(_("OPDs"), question=_("How have online OPDs grown, and what goes through them?"))
state = filters.state(frame.release())

opds = frame.ask("opds_by_month", state=state)
by_month = opds.rows
by_kind_and_month = frame.ask("opds_by_kind_and_month", state=state)
published = frame.ask("published_by_statement", state=state, metric="opds_online")
network = frame.ask("network_by_statement")

blocks.facts(headline.opds(by_month))
frame.if_computed("opds")
blocks.figure(
    charts.opds_hosted(by_kind_and_month.rows, published.rows, by_month),
    by_kind_and_month,
    _("OPDs hosted"),
    "hosted",
    alt=alts.opds_hosted(by_month, published.rows),
    also=[published],
)
blocks.table(frame.ask("opds_by_kind", state=state), _("OPDs by kind"), "kinds", "kind opds consultations_opd")
blocks.figure(
    charts.opd_consultations(by_month),
    opds,
    _("Consultations through OPDs"),
    "consultations",
    alt=alts.opd_consultations(by_month),
)

left, right = st.columns(2, gap="large")
with left:
    blocks.figure(
        charts.opds_opened(by_month), opds, _("OPDs opened each month"), "opened", alt=alts.opds_opened(by_month)
    )
with right:
    blocks.figure(charts.per_opd(by_month), opds, _("Per OPD per day"), "per-opd", alt=alts.per_opd(by_month))

blocks.table(
    frame.ask("opds_by_state"), _("OPDs by State and UT"), "states", "name opds consultations_opd per_opd_per_day"
)
blocks.figure(
    charts.network(network.rows),
    network,
    _("Hubs, spokes and doctors, as published"),
    "network",
    alt=alts.network(network.rows),
)
blocks.table(
    frame.ask("consultations_by_opd", state=state),
    _("Register of OPDs"),
    "register",
    "name kind state_name speciality opened_on closed_on consultations basis",
)
