"""Every question, asked of an extract small enough to count with a pencil.

`tests/extracts/consultations.csv` has eleven rows over April, May and June 2021. In thousands:

            Kerala          Tamil Nadu     Andhra Pradesh   not stated
    April   10 OPD (1st)    20 OPD (15th)  30 AB (30th)
    May     5 + 15 OPD (3rd)               40 AB (20th)     7 OPD (31st)
    June    25 OPD (29th)   3 AB (1st)     50 OPD (10th)
                            2 OPD (30th)
    total   55              25             120              7              = 207
"""

import datetime as dt

import pytest

from telemedicine.queries import UnknownQuestion
from telemedicine.releases import BadParameter

LAST = dt.date(2021, 6, 30)
WITHHELD = None


def one(small, question, **params):
    rows = small.ask(question, **{"as_of": LAST} | params).rows
    assert len(rows) == 1
    return rows.iloc[0]


def column(rows, key, value):
    return dict(zip(rows[key], rows[value].astype(object).where(rows[value].notna(), None), strict=True))


def test_the_total_is_the_sum_of_its_parts_both_ways(small):
    row = one(small, "headline_figures")
    assert row.consultations == 207_000
    assert (row.consultations_states, row.consultations_not_stated) == (200_000, 7_000)
    assert (row.consultations_opd, row.consultations_abhwc) == (134_000, 73_000)


def test_the_headline_counts_states_with_a_consultation_and_opds_that_are_open(small):
    row = one(small, "headline_figures")
    assert row.states_operational == 3
    assert row.opds == 4  # five in the register, one of them closed on 1 June


def test_pace_is_the_mean_over_all_days_also_those_without_consultations(small):
    row = one(small, "headline_figures")
    assert row.per_day_7 == pytest.approx(27_000 / 7)  # 24 to 30 June: 25 + 2 thousand
    assert row.per_day_28 == pytest.approx(77_000 / 28)  # 3 to 30 June: 50 + 25 + 2 thousand


def test_the_busiest_day_is_the_one_with_the_most_consultations_of_all_places(small):
    row = one(small, "headline_figures")
    assert (row.busiest_day.date(), row.busiest_day_consultations) == (dt.date(2021, 6, 10), 50_000)


def test_as_of_an_earlier_day_nothing_later_is_counted(small):
    row = one(small, "headline_figures", as_of="2021-05-03")
    assert row.consultations == 80_000  # 10 + 20 + 30 in April, 5 + 15 on 3 May
    assert row.states_operational == 3
    assert row.opds == 3  # the national OPD opens on 15 May, Andhra Pradesh's on 5 June


def test_a_milestone_is_crossed_on_the_first_day_that_ends_at_or_above_it(small):
    rows = small.ask("milestones", as_of=LAST).rows
    assert rows.milestone.tolist() == [100_000, 200_000]
    # 80 thousand on 3 May, 120 on 20 May; 180 on 10 June, 205 on 29 June
    assert rows.crossed_on.dt.date.tolist() == [dt.date(2021, 5, 20), dt.date(2021, 6, 29)]
    assert rows.days_taken.tolist()[1] == 40
    assert rows.per_day.tolist()[1] == 100_000 / 40
    assert rows.leading_states[1] == "Andhra Pradesh, Kerala, Tamil Nadu"


def test_counted_milestones_have_no_range_of_days(small):
    rows = small.ask("milestones", as_of=LAST).rows
    assert (rows.crossed_from == rows.crossed_on).all()
    assert (rows.crossed_to == rows.crossed_on).all()
    assert set(rows.basis) == {"counted"}


def test_a_milestone_not_yet_crossed_is_not_listed(small):
    assert small.ask("milestones", as_of="2021-06-28").rows.milestone.tolist() == [100_000]


def test_the_next_milestone_is_expected_between_the_fastest_and_the_slowest_weeks_pace(small):
    row = one(small, "next_milestone", as_of="2021-05-28")
    assert (row.milestone, row.consultations, row.remaining) == (200_000, 120_000, 80_000)
    assert row.percent == 60
    # Weeks back from 28 May: 0, 40, 0 and, from 1 to 7 May, 20 thousand; the fastest is 40 thousand in 7 days.
    assert row.expected_from.date() == dt.date(2021, 5, 28) + dt.timedelta(days=14)
    assert row.isna().expected_to  # at the slowest, never


def test_days_without_consultations_are_kept_and_the_total_never_falls(small):
    rows = small.ask("consultations_by_day", state="IN", as_of=LAST).rows
    assert len(rows) == 91  # April 30, May 31, June 30
    assert rows.consultations_total.is_monotonic_increasing
    assert rows.consultations_total.iloc[-1] == 207_000
    kerala = small.ask("consultations_by_day", state="IN-KL", as_of=LAST).rows
    assert kerala[kerala.consultations > 0].consultations.tolist() == [10_000, 20_000, 25_000]


def test_months_are_compared_with_the_month_before_and_the_record(small):
    rows = small.ask("consultations_by_month", state="IN", as_of=LAST).rows
    assert rows.consultations.tolist() == [60_000, 67_000, 80_000]
    assert rows.consultations_opd.tolist() == [30_000, 27_000, 77_000]
    assert rows.change_percent.tolist()[1:] == pytest.approx([100 * 7 / 60, 100 * 13 / 67])
    assert rows.is_record.tolist() == [False, True, True]  # the first month has nothing to beat
    assert rows.consultations_total.tolist() == [60_000, 127_000, 207_000]


def test_an_unfinished_month_is_neither_complete_nor_a_record(small):
    last = small.ask("consultations_by_month", state="IN", as_of="2021-06-29").rows.iloc[-1]
    assert (last.consultations, last.days_counted) == (78_000, 29)
    assert not last.is_complete
    assert not last.is_record


def test_all_36_are_listed_and_those_without_consultations_have_zero(small):
    rows = small.ask("consultations_by_state", as_of=LAST, variant="all").rows
    assert len(rows) == 36
    assert rows.state.head(3).tolist() == ["IN-AP", "IN-KL", "IN-TN"]
    assert rows.consultations.head(3).tolist() == [120_000, 55_000, 25_000]
    assert (rows.consultations[3:] == 0).all()
    assert (rows["rank"][3:] == 4).all()  # equals share a rank


def test_shares_are_of_all_india_not_stated_included(small):
    rows = small.ask("consultations_by_state", as_of=LAST, variant="all").rows
    assert rows.share_percent[0] == pytest.approx(100 * 120 / 207)


def test_per_lakh_people_uses_the_population_of_that_year(small):
    rows = small.ask("consultations_by_state", as_of=LAST, variant="all").rows.set_index("state")
    # Projected for 1 March 2021: Andhra Pradesh 5,27,87,000 and Kerala 3,54,89,000.
    assert rows.consultations_per_lakh["IN-AP"] == pytest.approx(120_000 / 527.87)
    assert rows.consultations_per_lakh["IN-KL"] == pytest.approx(55_000 / 354.89)
    assert rows.rank_per_lakh["IN-KL"] == 2


def test_growth_is_of_the_last_28_days_on_the_28_before(small):
    rows = small.ask("consultations_by_state", as_of=LAST, variant="all").rows.set_index("state")
    assert rows.consultations_28_days["IN-AP"] == 50_000
    assert rows.growth_percent["IN-AP"] == 25  # 40 thousand from 6 May to 2 June
    assert rows.isna().growth_percent["IN-KL"]  # none in the 28 days before: no growth can be said


def test_a_variant_counts_only_itself(small):
    rows = small.ask("consultations_by_state", as_of=LAST, variant="AB-HWC").rows.set_index("state")
    assert rows.consultations["IN-AP"] == 70_000
    assert rows.consultations["IN-TN"] == 3_000
    assert rows.consultations["IN-KL"] == 0


def test_movement_is_against_the_end_of_the_month_before(small):
    rows = small.ask("consultations_by_state", as_of="2021-05-31", variant="all").rows.set_index("state")
    # End of April: Andhra Pradesh 30, Tamil Nadu 20, Kerala 10. End of May: 70, 20 and Kerala 30.
    assert rows.movement["IN-KL"] == 1
    assert rows.movement["IN-TN"] == -1
    assert rows.movement["IN-AP"] == 0


def test_who_had_no_consultation_a_month_before_has_no_movement(small):
    for question, more in (("consultations_by_state", {}), ("consultations_by_rank", {"top": 36})):
        rows = small.ask(question, as_of="2021-04-30", variant="all", **more).rows
        assert rows.movement.isna().all()  # April is the first month


def test_leaders_and_all_others_add_up_to_all_india(small):
    rows = small.ask("consultations_by_rank", as_of=LAST, variant="all", top=2).rows
    assert rows["name"].tolist() == ["Andhra Pradesh", "Kerala", "All others", "State/UT not stated", "All India"]
    assert rows.consultations.tolist() == [120_000, 55_000, 25_000, 7_000, 207_000]
    assert rows.share_percent.tolist()[-1] == 100


def test_with_all_36_listed_there_are_no_others(small):
    rows = small.ask("consultations_by_rank", as_of=LAST, variant="all", top=36).rows
    assert "All others" not in rows["name"].tolist()
    assert len(rows) == 38


def test_months_of_each_state_add_up(small):
    rows = small.ask("consultations_by_state_and_month", as_of=LAST, variant="all").rows
    assert len(rows) == 36 * 3
    kerala = rows[rows.state == "IN-KL"]
    assert kerala.consultations.tolist() == [10_000, 20_000, 25_000]
    assert kerala.consultations_total.tolist() == [10_000, 30_000, 55_000]


def test_ranks_leave_out_who_has_no_consultation_yet(small):
    rows = small.ask("ranks_by_state_and_month", as_of=LAST, variant="all").rows
    assert len(rows) == 9
    assert rows[rows.state == "IN-KL"]["rank"].tolist() == [3, 2, 2]


def test_opds_are_counted_at_the_end_of_each_month(small):
    rows = small.ask("opds_by_month", state="IN", as_of=LAST).rows
    assert rows.opds.tolist() == [2, 4, 4]
    assert rows.opened.tolist() == [1, 2, 1]  # Kerala's first opened in March, before the first day counted
    assert rows.closed.tolist() == [0, 0, 1]
    assert rows.consultations_opd.tolist() == [30_000, 27_000, 77_000]
    assert rows.growth_percent.tolist()[1] == -10
    assert rows.per_opd_per_day.tolist() == pytest.approx([30_000 / 60, 27_000 / 124, 77_000 / 120])
    assert not rows.is_break.any()


def test_an_opd_that_closed_is_not_hosted_from_that_day(small):
    assert one(small, "headline_figures", as_of="2021-05-31").opds == 4
    assert one(small, "headline_figures", as_of="2021-06-01").opds == 3


def test_opds_by_kind_at_each_months_end(small):
    rows = small.ask("opds_by_kind_and_month", state="IN", as_of=LAST).rows
    june = column(rows[rows.month == "2021-06-01"], "kind", "opds")
    assert june == {"general": 2, "speciality": 1, "national": 1}


def test_opds_by_kind_count_what_went_through_closed_ones_too(small):
    rows = small.ask("opds_by_kind", state="IN", as_of=LAST).rows
    assert column(rows, "kind", "opds") == {"general": 2, "speciality": 1, "national": 1}
    # general: Kerala 15 and Tamil Nadu 22, each without its withheld months; speciality: 15 + 25
    assert column(rows, "kind", "consultations_shown") == {
        "general": 37_000,
        "speciality": 40_000,
        "national": WITHHELD,
    }
    # Tamil Nadu and the national one in May, Andhra Pradesh and the national one in June; see below
    assert column(rows, "kind", "months_withheld") == {"general": 2, "speciality": 0, "national": 2}


def test_opds_by_state_leave_out_the_national_one(small):
    rows = small.ask("opds_by_state", as_of=LAST).rows.set_index("state")
    assert rows.opds.sum() == 3
    assert rows.consultations_opd["IN-KL"] == 55_000
    assert rows.per_opd_per_day["IN-KL"] == pytest.approx(25_000 / 28)


def test_the_register_counts_consultations_of_each_opd_in_the_months_that_had_ended(small):
    rows = small.ask("consultations_by_opd", state="IN", as_of=LAST).rows
    # In May Tamil Nadu's had none, and in June the national one. Both are alone at their hosts, so the OPD that opened
    # last in the country stands in: the national one in May, Andhra Pradesh's in June.
    assert column(rows, "opd_id", "months_withheld") == {
        "OPD-KL-1": 0,
        "OPD-KL-2": 0,
        "OPD-TN-1": 1,
        "OPD-AP-1": 1,
        "OPD-IN-1": 2,
    }
    assert column(rows, "opd_id", "consultations_shown") == {
        "OPD-KL-1": 15_000,
        "OPD-KL-2": 40_000,
        "OPD-TN-1": 22_000,
        "OPD-AP-1": WITHHELD,
        "OPD-IN-1": WITHHELD,
    }
    assert set(rows.counted_to.dt.date) == {LAST}


def test_the_register_does_not_count_a_month_that_has_not_ended(small):
    rows = small.ask("consultations_by_opd", state="IN", as_of="2021-06-29").rows
    assert column(rows, "opd_id", "consultations_shown")["OPD-KL-2"] == 15_000  # not the 25,000 of that day
    assert column(rows, "opd_id", "consultations_shown")["OPD-AP-1"] == 0  # opened in June, so nothing is withheld yet
    assert set(rows.counted_to.dt.date) == {dt.date(2021, 5, 31)}


def test_a_closing_that_has_not_happened_yet_is_not_told(small):
    rows = small.ask("consultations_by_opd", state="IN-KL", as_of="2021-05-31").rows.set_index("opd_id")
    assert rows.isna().closed_on["OPD-KL-1"]


def test_published_values_are_those_of_the_record_up_to_the_day(small):
    rows = small.ask("published_by_statement", state="IN-AP", metric="state_consultations_total", as_of=LAST).rows
    assert rows.value.iloc[-1] == 1_219_689  # printed on 10 June 2021
    assert "2021-07-03-70-lakh" not in rows.statement_id.tolist()


def test_the_network_is_only_what_was_published_for_all_india(small):
    rows = small.ask("network_by_statement", as_of=LAST).rows
    hubs = rows[rows.metric == "hubs"]
    assert hubs.value.tolist() == [175, 240, 1000, 1500, 1800]
    assert set(rows.metric) == {"hubs", "spokes", "doctors"}


def test_a_published_figure_is_held_against_the_release(small):
    rows = small.ask("published_against_release", state="IN-AP", as_of=LAST).rows
    row = rows[rows.statement_id == "2021-06-10-60-lakh"].iloc[0]
    assert (row.value, row.release_value, row.verdict) == (1_219_689, 120_000, "differs")


def test_what_the_release_does_not_count_has_no_verdict(small):
    rows = small.ask("published_against_release", state="IN", as_of=LAST).rows
    assert set(rows[rows.metric == "hubs"].verdict) == {"not counted"}


def test_every_file_is_accounted_for(small):
    rows = small.ask("extracts_by_file").rows
    assert column(rows, "file", "rows_accepted") == {"consultations.csv": 11, "opds.csv": 5}
    assert (rows.rows_set_aside == 0).all()


def test_days_counted_are_those_of_the_extract(small):
    row = small.ask("days_counted").rows.iloc[0]
    assert (row.first_day.date(), row.last_day.date()) == (dt.date(2021, 4, 1), LAST)
    assert not row.is_reference


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Orissa", "IN-OD"),
        ("ORISSA ", "IN-OD"),
        ("तमिलनाडु", "IN-TN"),
        ("तमिल नाडु", "IN-TN"),
        ("Pondicherry", "IN-PY"),
        ("J & K", "IN-JK"),
        ("jammu and kashmir", "IN-JK"),
        ("जम्मू एवं कश्मीर", "IN-JK"),
        ("छत्तीसगढ", "IN-CG"),  # without its nukta
        ("Kérala", "IN-KL"),
        ("U.P.", "IN-UP"),
        ("UP", "IN-UP"),
        ("TN", "IN-TN"),
        ("in-tn", "IN-TN"),
        ("IN-TG", "IN-TS"),  # its code until 2023
        ("Daman", "IN-DH"),
    ],
)
def test_a_state_is_found_by_any_spelling_in_either_language_and_by_its_code(small, text, state):
    rows = small.ask("states_by_spelling", text=text).rows
    assert rows[["state", "found"]].values.tolist() == [[state, "exact"]]


def test_the_first_letters_of_a_name_find_every_state_that_begins_so(small):
    assert set(small.ask("states_by_spelling", text="Uttar").rows.state) == {"IN-UP", "IN-UK"}
    assert small.ask("states_by_spelling", text="Dadra").rows.state.tolist() == ["IN-DH"]  # one of two that merged
    assert small.ask("states_by_spelling", text="तमि").rows.state.tolist() == ["IN-TN"]


def test_a_part_of_a_name_finds_every_state_that_has_it(small):
    rows = small.ask("states_by_spelling", text="Pradesh").rows  # with Uttarakhand, once Uttaranchal Pradesh
    assert set(rows.state) == {"IN-AP", "IN-AR", "IN-HP", "IN-MP", "IN-UP", "IN-UK"}
    assert small.ask("states_by_spelling", text="Kashmir").rows.state.tolist() == ["IN-JK"]


def test_a_mistyped_name_finds_the_state_most_like_it(small):
    assert small.ask("states_by_spelling", text="Utar Pradesh").rows.state[0] == "IN-UP"
    assert small.ask("states_by_spelling", text="उतर प्रदेश").rows.state[0] == "IN-UP"
    assert small.ask("states_by_spelling", text="Karnataca").rows.state[0] == "IN-KA"


@pytest.mark.parametrize("column", ["name", "name_hi"])
def test_a_name_with_its_middle_letter_left_out_is_still_found(small, column):
    for row in small.ask("states_by_name").rows.to_dict("records"):
        name, middle = row[column], len(row[column]) // 2
        if len(name) > 4:
            found = small.ask("states_by_spelling", text=name[:middle] + name[middle + 1 :]).rows
            assert found.state[0] == row["state"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " & ",
        "xyz",
        "IN",
        "Mumbai",
        "नेपाल",
        "%",
        "x" * 1000,
        "Kerala " * 200,
        "'; DROP TABLE states; --",
        "SELECT * FROM states",
        "\0",
        "\ud800",  # half a letter, as a broken terminal sends it
    ],
)
def test_what_is_no_state_finds_nothing(small, text):
    assert small.ask("states_by_spelling", text=text).rows.empty


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"as_of": "2021-13-01"}, "write it as 2021-07-03"),
        ({"as_of": "2031-01-01"}, "2021-04-01 to 2021-06-30"),
        ({"as_of": "2021-06-30", "variant": "HWC"}, "all, OPD, AB-HWC"),
        ({"variant": "all"}, "takes as_of, variant"),
    ],
)
def test_an_impossible_parameter_is_refused_with_what_it_can_be(small, params, said):
    with pytest.raises(BadParameter, match=said):
        small.ask("consultations_by_state", **{"variant": "all"} | params)


def test_an_unknown_state_is_refused(small):
    with pytest.raises(BadParameter, match="IN-KL"):
        small.ask("opds_by_kind", state="IN-XX", as_of=LAST)


def test_an_unknown_measure_is_refused_with_those_there_are(small):
    with pytest.raises(BadParameter, match="consultations_total"):
        small.ask("published_by_statement", state="IN", metric="patients", as_of=LAST)


def test_an_unknown_question_names_those_there_are(small):
    with pytest.raises(UnknownQuestion, match="headline_figures"):
        small.ask("headlines")


def test_opds_are_told_apart_as_statements_tell_them(small):
    # Open on 30 June: general OPDs in Tamil Nadu and Andhra Pradesh, cardiology in Kerala, and the national one.
    row = one(small, "opds_in_statements", state="IN")
    assert (row.opds, row.opds_general, row.opds_speciality) == (4, 2, 1)
    row = one(small, "opds_in_statements", state="IN-KL")
    assert (row.opds, row.opds_general, row.opds_speciality) == (1, 0, 1)


def test_the_two_variants_share_the_total(small):
    rows = small.ask("consultations_by_variant", state="IN", as_of=LAST).rows
    assert column(rows, "variant", "consultations") == {"OPD": 134_000, "AB-HWC": 73_000}
    assert rows.share_percent.tolist() == pytest.approx([100 * 134 / 207, 100 * 73 / 207])
    kerala = small.ask("consultations_by_variant", state="IN-KL", as_of=LAST).rows
    assert column(kerala, "variant", "share_percent") == {"OPD": 100, "AB-HWC": 0}


def test_a_launch_is_known_as_far_as_it_was_printed(small):
    rows = small.ask("launches_by_variant").rows
    assert column(rows, "variant", "launched") == {"OPD": "2020-04-13", "AB-HWC": "2019-11"}
