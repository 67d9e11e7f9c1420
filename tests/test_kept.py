"""What is kept for all readers: one answer is worked on once, and never said in another reader's language."""

from datetime import date

import pytest

from telemedicine import words
from telemedicine.site.kept import kept


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    words.use("en")


def test_what_was_said_of_an_answer_is_not_worked_out_again(small):
    worked = []

    @kept(8)
    def say(answer):
        worked.append(answer)
        return len(answer.rows)

    day = date(2021, 6, 30)
    first, again = (small.ask("milestones", as_of=day) for _time in range(2))
    assert say(first) == say(again)
    assert worked == [first]


def test_another_day_is_another_answer(small):
    asked = {small.ask("headline_figures", as_of=date(2021, 6, day)) for day in (29, 30, 30)}
    assert len(asked) == 2


def test_each_language_is_said_by_itself():
    say = kept(8)(lambda: words._("total"))
    english = say()
    words.use("hi")
    assert (english, say()) == ("total", "कुल")
