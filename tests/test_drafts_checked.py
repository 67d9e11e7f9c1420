"""Drafts and checks rest on the same facts: what is drafted agrees, and what is changed does not."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from telemedicine import words
from telemedicine.statements import check, documents, draft, plain, sentences, texts

FIRST, LAST, SEED_DAY = dt.date(2020, 4, 13), dt.date(2026, 9, 15), dt.date(2021, 7, 3)
AGREES = "agrees"
slow = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def english_again():
    yield
    words.use(words.DEFAULT)


def any_choice():
    return st.lists(st.sampled_from(sentences.KINDS), min_size=1, unique=True)


def drafted(release, as_of, kinds, language):
    words.use(language)
    return draft.draft(release, as_of, kinds)


def doubted(report):
    """The claims that do not agree."""
    return [(one.kind, one.text, one.verdict) for one in report.claims if one.verdict.verdict != AGREES]


@settings(slow, max_examples=40)
@given(
    as_of=st.one_of(st.dates(FIRST, LAST), st.dates(FIRST, dt.date(2020, 6, 30))),
    kinds=any_choice(),
    language=st.sampled_from(["en", "hi"]),
    write=st.sampled_from([plain.text, plain.markdown]),
)
def test_a_draft_agrees_whatever_the_day_the_facts_and_the_language(shipped, as_of, kinds, language, write):
    text = write(drafted(shipped, as_of, kinds, language))
    found = check(text, shipped)
    assert found.as_of == as_of
    assert doubted(found) == []


@pytest.mark.parametrize("language", ["en", "hi"])
@pytest.mark.parametrize("kind", sentences.KINDS)
def test_a_draft_of_one_fact_alone_agrees(shipped, kind, language):
    for as_of in (dt.date(2020, 5, 9), SEED_DAY, dt.date(2022, 4, 16), dt.date(2024, 1, 31), LAST):
        assert doubted(check(plain.text(drafted(shipped, as_of, [kind], language)), shipped)) == []


@pytest.mark.parametrize("language", ["en", "hi"])
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_draft_read_from_a_document_agrees(shipped, form, language):
    made = drafted(shipped, SEED_DAY, sentences.KINDS, language)
    found = check(texts.decode(documents.write(made, form)), shipped)
    assert len(found.claims) > 30
    assert doubted(found) == []


@settings(slow, max_examples=40)
@given(
    as_of=st.dates(FIRST, LAST),
    kinds=any_choice(),
    language=st.sampled_from(["en", "hi"]),
    chance=st.randoms(use_true_random=False),
)
def test_a_draft_with_a_digit_changed_does_not_agree(shipped, as_of, kinds, language, chance):
    text = plain.text(drafted(shipped, as_of, kinds, language))
    figures = [one for one in check(text, shipped).claims if one.kind != "record_month"]
    # A nought may stand for what was cut: "over 50,000" is as true as "over 50,800", and "over 50,830" truer.
    places = [at for one in figures for at in range(one.start, one.end) if text[at] in "123456789"]
    if not places:
        return
    place = chance.choice(places)
    digit = chance.choice([digit for digit in "123456789" if digit != text[place]])
    assert doubted(check(text[:place] + digit + text[place + 1 :], shipped, as_of))
