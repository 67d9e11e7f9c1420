"""The score of a checker: what counts as read, as right, as a false alarm, as an error passed."""

import corpus
import pytest
import scoring

STATEMENTS = {each.text: each for each in corpus.statements().values()}
EDITED = {seed.statement.text: seed.statement for seed in corpus.seeds()}


def claim(mark, verdict, **changed):
    """What a checker prints that took a mark as it is marked, or otherwise where `changed` says so."""
    found = {"text": mark.text, "start": mark.start, "end": mark.end, "kind": mark.kind, "state": mark.state}
    return found | {"value": mark.value, "qualifier": mark.qualifier, "verdict": verdict} | changed


def report(marks, verdict):
    ours = [mark for mark in marks if not mark.why]
    rest = [mark for mark in marks if mark.why]
    return {
        "claims": [claim(mark, verdict(mark)) for mark in ours],
        "unread": [{"text": mark.text, "start": mark.start, "end": mark.end, "why": mark.why} for mark in rest],
    }


def by_hand(text, release, as_of):
    """Reads every text as its marks do. Edited texts it does not know: nothing in them is read."""
    marks = STATEMENTS[text].marks if text in STATEMENTS else ()
    return report(marks, lambda mark: min(mark.verdicts))


def credulous(text, release, as_of):
    """Agrees with every number of every text, of the edited ones too."""
    return report((EDITED | STATEMENTS)[text].marks, lambda mark: "agrees")


def one(text, *found):
    """The outcome of a statement of one mark, of which a checker found these claims."""
    plain, marks = corpus.unmarked(text)
    day = corpus.dt.date(2021, 7, 3)
    statement = corpus.Statement("one", "en", "tweet", day, True, text, plain, marks)
    return next(scoring._statement(statement, {"claims": [claim(marks[0], *each) for each in found], "unread": []}))


def test_a_checker_that_reads_as_the_marks_do_has_the_full_score():
    written = [row for row in scoring.outcomes(None, by_hand) if not row.error]
    assert all(row.read for row in written if row.counted)
    assert all(row.right for row in written if row.right is not None)
    assert not [row for row in written if row.false_agree or row.false_alarm]


def test_a_checker_that_agrees_with_everything_passes_every_error():
    rows = scoring.outcomes(None, credulous)
    assert all(row.passed and not row.right for row in rows if row.error)
    assert [row for row in rows if row.false_agree and not row.error]


def test_a_number_nobody_found_is_not_read():
    found = one("over {70 lakh|consultations_total at_least}")
    assert (found.read, found.right) == (False, False)


@pytest.mark.parametrize(
    ("wrong", "value"),
    [("kind", "consultations_opd_total"), ("state", "IN-AP"), ("value", 7.0), ("qualifier", "exact")],
)
def test_a_number_is_read_only_with_value_measure_place_and_hedge(wrong, value):
    _, marks = corpus.unmarked("over {70 lakh|consultations_total at_least}")
    assert scoring._reads(marks[0], claim(marks[0], "agrees"))
    assert not scoring._reads(marks[0], claim(marks[0], "agrees", **{wrong: value}))


def test_a_month_stands_for_the_day_in_it():
    _, marks = corpus.unmarked("in {April 2020|launch_date =2020-04}")
    assert scoring._reads(marks[0], claim(marks[0], "agrees", value="2020-04-13"))
    assert not scoring._reads(marks[0], claim(marks[0], "agrees", value="2019-11-01"))


def test_a_verdict_against_a_true_figure_is_a_false_alarm():
    assert one("{70 lakh|consultations_total}", ["disagrees"]).false_alarm
    assert not one("{70 lakh|consultations_total}", ["cannot check"]).false_alarm


def test_agreeing_with_a_wrong_figure_is_a_false_agree():
    assert one("{71 lakh|consultations_total disagrees}", ["agrees"]).false_agree


def test_a_phone_number_taken_for_a_figure_is_not_read():
    assert not one("{1075|unread phone}", ["cannot check"]).read
    assert one("{4 crore|unread other} cards", ["cannot check"]).read
