"""The checker of statements meets its aims on the corpus."""

import json

import pytest
from corpus import HARD
from scoring import outcomes

from telemedicine.statements import check

AIM = 0.98
HARD_READ, HARD_RIGHT, HARD_PASSED = 0.95, 0.90, 1  # what is reached; less would be a step back


def as_printed(text, release, as_of):
    return json.loads(check(text, release, as_of).json())


@pytest.fixture(scope="module")
def rows(shipped):
    return outcomes(shipped, as_printed)


def test_the_numbers_of_the_corpus_are_read(rows):
    counted = [row for row in rows if row.counted]
    assert sum(row.read for row in counted) >= AIM * len(counted), [row for row in counted if not row.read]


def test_the_verdicts_on_the_corpus_are_right(rows):
    due = [row for row in rows if row.right is not None]
    assert sum(row.right for row in due) >= AIM * len(due), [row for row in due if not row.right]


def test_no_seeded_error_is_passed_as_agreeing(rows):
    assert not [row for row in rows if row.passed]


def test_the_hard_corpus_is_read_no_worse_than_before(shipped):
    rows = outcomes(shipped, as_printed, HARD)
    counted = [row.read for row in rows if row.counted]
    due = [row.right for row in rows if row.right is not None and not row.error]
    assert sum(counted) >= HARD_READ * len(counted)
    assert sum(due) >= HARD_RIGHT * len(due)
    assert sum(row.passed for row in rows) <= HARD_PASSED
