"""The checker of statements meets its aims on the corpus."""

import json

import pytest
from scoring import outcomes

from telemedicine.statements import check

AIM = 0.98


@pytest.fixture(scope="module")
def rows(shipped):
    return outcomes(shipped, lambda text, release, as_of: json.loads(check(text, release, as_of).json()))


def test_the_numbers_of_the_corpus_are_read(rows):
    counted = [row for row in rows if row.counted]
    assert sum(row.read for row in counted) >= AIM * len(counted), [row for row in counted if not row.read]


def test_the_verdicts_on_the_corpus_are_right(rows):
    due = [row for row in rows if row.right is not None]
    assert sum(row.right for row in due) >= AIM * len(due), [row for row in due if not row.right]


def test_no_seeded_error_is_passed_as_agreeing(rows):
    assert not [row for row in rows if row.passed]
