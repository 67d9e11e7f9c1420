"""What a reader who cannot see a chart is told: whole sentences, true to the rows and to how they came about."""

import pandas as pd
import pytest
from test_charts import BY_DAY, BY_KIND, BY_MONTH, BY_STATE, MILESTONES, NETWORK, OPDS, PUBLISHED, RANKS, days

from telemedicine import alts

CROSSED = MILESTONES.assign(basis="counted")
STATES = pd.DataFrame(
    {
        "name": ["Andhra Pradesh", "Tamil Nadu", "Kerala", "Goa", "Sikkim", "Ladakh"],
        "rank": [1, 2, 3, 4, 5, 5],
        "rank_per_lakh": [1, 3, 4, 2, 5, 5],
        "consultations": [16_32_377, 12_66_667, 1_99_339, 40_000, 0, 0],
        "consultations_per_lakh": [3100.0, 1650.5, 560.0, 2500.0, 0.0, 0.0],
        "growth_percent": [12.0, -3.5, 0.0, 40.0, None, None],
        "basis": ["published", "published", "estimated", "simulated", "estimated", "estimated"],
    }
)


def test_the_total_rises_from_its_first_day_to_its_last_past_milestones_and_printed_totals():
    by_day = BY_DAY.assign(basis=["estimated", "estimated", "estimated", "published"])
    assert alts.cumulative(by_day, CROSSED, PUBLISHED) == (
        "Consultations completed rose from 68,50,000 (estimated) on 30 June 2021 to 70,00,000 (published) on "
        "3 July 2021. The last milestone, 70 lakh, was crossed on 3 July 2021. Statements printed 1 total on the way."
    )


def test_an_estimated_crossing_is_told_as_about_a_day():
    told = alts.cumulative(BY_DAY, CROSSED.assign(basis="estimated"), PUBLISHED)
    assert "The last milestone, 70 lakh, was crossed about 3 July 2021." in told


def test_the_first_day_alone_rises_from_nowhere():
    day = BY_DAY.head(1).assign(basis="counted")
    assert alts.cumulative(day, CROSSED.iloc[:0], PUBLISHED.iloc[:0]) == (
        "68,50,000 consultations were completed up to 30 June 2021."
    )


def test_months_tell_rise_highest_and_unfinished_month_each_with_its_basis():
    assert alts.months(BY_MONTH) == (
        "Consultations rose from 10,00,000 (estimated) in May 2021 to 12,50,000 (published) in June 2021. "
        "The highest month is June 2021 with 12,50,000 (published). "
        "July 2021 is unfinished, with 1,50,000 (estimated) so far."
    )


def test_months_that_fall_are_told_as_a_fall_and_counted_figures_need_no_remark():
    fallen = BY_MONTH.assign(consultations=[12_50_000, 10_00_000, 0], basis="counted", is_complete=True).head(2)
    assert alts.months(fallen) == (
        "Consultations fell from 12,50,000 in May 2021 to 10,00,000 in June 2021. "
        "The highest month is May 2021 with 12,50,000."
    )


def test_simulated_months_are_numbered_and_the_first_is_named():
    told = alts.months(BY_MONTH.assign(basis=["estimated", "simulated", "simulated"]))
    assert told.endswith("2 of 3 months are simulated, the first of them June 2021.")


def test_a_first_month_that_is_unfinished_has_nothing_to_rise_from():
    assert alts.months(BY_MONTH.tail(1)) == "July 2021 is unfinished, with 1,50,000 (estimated) so far."


def test_a_state_without_a_consultation_has_no_highest_month():
    assert alts.months(BY_MONTH.assign(consultations=0, is_complete=True, basis="counted")) == (
        "Consultations came to 0 both in May 2021 and in July 2021."
    )


def test_the_ranking_names_the_first_three_and_the_last_shown():
    assert alts.ranking(STATES, "consultations", top=4) == (
        "Consultations, from the most: Andhra Pradesh with 16,32,377 (published), Tamil Nadu with 12,66,667 "
        "(published) and Kerala with 1,99,339 (estimated). The last of the 4 shown is Goa with 40,000 (simulated)."
    )


def test_a_published_count_makes_an_estimated_rate_for_the_population_is_a_projection():
    assert alts.ranking(STATES, "consultations_per_lakh", top=2) == (
        "Consultations per lakh people, from the most: Andhra Pradesh with 3,100.0 (estimated) and Goa with 2,500.0 "
        "(simulated)."
    )


def test_who_has_no_consultation_is_not_the_last_of_a_ranking():
    assert alts.ranking(STATES, "consultations", top=36).endswith(
        "The last of the 4 shown is Goa with 40,000 (simulated)."
    )


def test_nothing_leads_before_the_first_consultation():
    nobody = STATES.assign(consultations=0, rank=1)
    assert alts.ranking(nobody, "consultations") == "No State or UT has a consultation yet."
    assert alts.rank_movement(RANKS.iloc[:0], []) == "No State or UT has a consultation yet."


def test_ranks_are_told_in_the_last_month_and_in_the_first():
    assert alts.rank_movement(RANKS, ["IN-AP", "IN-TN"]) == (
        "Ranks in June 2021: 1 Andhra Pradesh and 2 Tamil Nadu. "
        "They began in May 2021 with: 1 Tamil Nadu and 2 Andhra Pradesh."
    )


def test_the_map_tells_the_highest_the_lowest_and_the_places_without_any():
    assert alts.choropleth(STATES, measure="consultations") == (
        "Consultations of 4 States and UTs: highest in Andhra Pradesh with 16,32,377 (published), lowest in Goa with "
        "40,000 (simulated). 2 places have none so far."
    )


def test_on_the_map_no_growth_is_a_figure_and_a_missing_one_is_not():
    assert alts.choropleth(STATES, measure="growth_percent") == (
        "Growth of 4 States and UTs: highest in Goa with +40.0% (simulated), lowest in Tamil Nadu with −3.5% "
        "(estimated). 2 places have no figure."
    )


def test_a_map_on_the_first_day_says_that_there_is_nothing_yet():
    assert alts.choropleth(STATES.assign(consultations=0), measure="consultations") == "6 places have none so far."


def test_one_place_alone_is_both_highest_and_lowest_and_is_named_once():
    assert alts.choropleth(STATES.assign(consultations=[296, 0, 0, 0, 0, 0]), measure="consultations") == (
        "Consultations: only Andhra Pradesh with 296 (published). 5 places have none so far."
    )


def test_opds_on_the_two_sides_of_the_break_are_not_compared():
    assert alts.opds_hosted(BY_KIND, PUBLISHED, OPDS) == (
        "OPDs hosted came to 1,152 in February 2023. "
        "The series breaks in March 2023: 914 OPDs closed and 238 were left. "
        "OPDs hosted rose from 238 in March 2023 to 240 in April 2023. Statements printed 1 total on the way."
    )


def test_consultations_per_opd_are_told_on_each_side_of_the_break():
    assert alts.per_opd(OPDS) == (
        "Consultations per OPD per day came to 27.9 in February 2023. "
        "The series breaks in March 2023: 914 OPDs closed and 238 were left. "
        "Consultations per OPD per day rose from 108.4 in March 2023 to 122.2 in April 2023."
    )


def test_openings_and_closures_are_told_with_their_months():
    assert alts.opds_opened(OPDS) == (
        "Most OPDs opened in February 2023, 20; in April 2023 2 opened. Most OPDs closed in March 2023, 914."
    )


def test_a_last_month_with_the_most_openings_is_named_once():
    assert alts.opds_opened(OPDS.head(1)) == "Most OPDs opened in February 2023, 20."


def test_consultations_through_opds_are_told_as_months_are():
    assert alts.opd_consultations(OPDS) == (
        "OPD consultations fell from 9,00,000 in February 2023 to 8,80,000 in April 2023. "
        "The highest month is February 2023 with 9,00,000."
    )


def test_a_state_without_opds_is_told_in_words():
    none = OPDS.assign(opds=0, opened=0, closed=0, consultations_opd=0, per_opd_per_day=None, is_break=False)
    assert alts.opds_opened(none) == "No OPD opened up to April 2023."
    assert alts.per_opd(none) == "No OPD was hosted."
    assert alts.opds_hosted(BY_KIND, PUBLISHED.iloc[:0], none) == (
        "OPDs hosted came to 0 both in February 2023 and in April 2023."
    )


def test_the_network_is_told_as_it_was_printed():
    assert alts.network(NETWORK) == (
        "Hubs, as published: 15,731 on 16 February 2023, over 13,725 on 4 September 2023. "
        "Spokes, as published: 1,15,234 on 16 February 2023."
    )
    assert alts.network(NETWORK.iloc[:0]) == "No statement had printed hubs, spokes or doctors by then."


@pytest.mark.parametrize("measure", ["consultations", "consultations_per_lakh"])
def test_a_name_is_plain_text_for_no_label_is_ever_markup(measure):
    assert "Tamil <i>Nadu</i>" in alts.ranking(BY_STATE, measure)


def test_a_year_is_told_by_its_first_and_last_month_only():
    year = pd.DataFrame(
        {"month": days("2021-01-01", "2021-02-01", "2021-03-01"), "opds": [10, 99, 12], "closed": 0, "is_break": False}
    )
    assert (
        alts.opds_hosted(BY_KIND, PUBLISHED.iloc[:0], year)
        == "OPDs hosted rose from 10 in January 2021 to 12 in March 2021."
    )
