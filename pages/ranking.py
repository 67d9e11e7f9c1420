"""Ranking: which States and UTs lead, by consultations and per lakh people, and how that changed."""

import streamlit as st

from telemedicine import alts, charts
from telemedicine.site import blocks, filters, frame
from telemedicine.statements import wording
from telemedicine.words import _

frame.title()

with st.container(horizontal=True, vertical_alignment="bottom"):
    top = filters.top()
    variant = filters.variant()

ranked = frame.ask("consultations_by_rank", variant=variant, top=top)
by_state = frame.ask("consultations_by_state", variant=variant)
ranks = frame.ask("ranks_by_state_and_month", variant=variant)

in_all, for_people = st.columns(2, gap="large")
for side, measure, heading, key in (
    (in_all, "consultations", _("By consultations"), "consultations"),
    (for_people, "consultations_per_lakh", _("Per lakh people"), "per-lakh"),
):
    with side:
        blocks.figure(charts.ranking, alts.ranking, [by_state], heading, key, measure=measure, top=top)

blocks.table(
    ranked,
    _("The leading States and UTs, and all others"),
    "leading",
    "rank name consultations share_percent movement consultations_per_lakh rank_per_lakh",
)
st.header(_("The list for a statement"), anchor="list")
st.code(wording.leading_states(ranked.rows), language=None, wrap_lines=True)

leaders = tuple(by_state.rows.state.head(min(top, 10)))
blocks.figure(charts.rank_movement, alts.rank_movement, [ranks], _("How ranks moved"), "movement", states=leaders)
