"""The Statement page in a real browser: what a press officer drafts and edits, and what becomes of a text to check.

The figures are those printed on 3 July 2021; see data/published/.
"""

import json
import subprocess
import sys
from contextlib import contextmanager

import pytest
from browser import PROJECT
from docx import Document
from test_browser import broken_rules, fonts_of_others, foreign, opened, unnamed, wrong_headings

DAY = "as_of=2021-07-03"
TEXT = (
    "New Delhi, 3 July 2021. eSanjeevani has crossed 70 lakh teleconsultations in 31 States and UTs.\n\n"
    "Andhra Pradesh (16,32,377), Tamil Nadu (12,66,677) and Karnataka (12,19,029) lead. Call 1800-11-4477."
)
HINDI = "नई दिल्ली, 3 जुलाई 2021। ई-संजीवनी ने 70 लाख परामर्श पूरे किए। तमिलनाडु (12,66,677) आगे है।"
FORMS = ["Markdown", "Plain text", "Word", "PDF"]


def text_area(visit):
    return visit.page.locator("textarea").first


def edit(visit, text):
    """Write a text and leave the field."""
    text_area(visit).fill(text)
    visit.page.keyboard.press("Control+Enter")
    visit.settle()


@contextmanager
def checking(browser, server, text=TEXT, language="en", upload=None, **reader):
    """The page after a text was handed in."""
    with opened(browser, server, "statement?part=check", language, **reader) as visit:
        text_area(visit).fill(text)
        if upload:
            visit.page.locator("input[type=file]").set_input_files(upload)
            visit.page.wait_for_selector("[data-testid=stFileUploaderFile], [data-testid=stFileChip]")
            visit.settle()
        visit.page.locator("[data-testid=stFormSubmitButton] button").click()
        visit.page.wait_for_selector("h2#marked, .note")
        visit.settle()
        yield visit


def notes(visit):
    return visit.page.locator(".note").all_inner_texts()


def test_the_draft_of_the_day_says_what_its_statement_said(server, browser):
    with opened(browser, server, f"statement?{DAY}") as visit:
        text = text_area(visit).input_value()
        assert text.startswith("eSanjeevani crosses 70 lakh consultations")
        assert "31 States and Union Territories" in text
        assert "Andhra Pradesh (16,32,377), Tamil Nadu (12,66,667), Karnataka (12,19,029)" in text
        assert notes(visit)[-1] == "✓ All 17 claims agree with the record."
        sources = visit.page.locator(".sources li a").all()
        assert len(sources) == 4
        assert all(DAY in source.get_attribute("href") for source in sources)


def test_a_figure_edited_to_what_is_not_so_is_flagged_in_words(server, browser):
    with opened(browser, server, f"statement?{DAY}") as visit:
        edit(visit, text_area(visit).input_value().replace("16,32,377", "16,32,378"))
        said = visit.page.locator(".doubts").inner_text()
        assert "1 claim does not agree" in said
        assert "disagrees: 16,32,378" in said
        assert "Our figure is 16,32,377, 1 apart." in said
        assert "16,32,378" in visit.page.locator("mark.disagrees").inner_text()


def test_the_facts_are_said_in_the_order_chosen(server, browser):
    with opened(browser, server, f"statement?{DAY}&facts=opds_online,consultations_total") as visit:
        text = text_area(visit).input_value()
        assert text.index("420 online OPDs") < text.index("has crossed 70 lakh")
        assert "Andhra Pradesh" not in text


def test_facts_are_chosen_with_the_keyboard_and_stand_in_the_address(server, browser):
    with opened(browser, server, f"statement?{DAY}&facts=opds_online") as visit:
        visit.page.get_by_role("combobox").focus()
        visit.page.keyboard.type("States and UTs operational")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**facts=opds_online%2Cstates_operational*")
        visit.settle()
        assert text_area(visit).input_value().endswith("is available in 31 States and Union Territories. [2]")


def test_an_edited_text_is_not_thrown_away_when_another_day_is_chosen(server, browser):
    with opened(browser, server, f"statement?{DAY}&facts=opds_online") as visit:
        edit(visit, "Mine. " + text_area(visit).input_value())
        visit.page.get_by_role("combobox").focus()
        visit.page.keyboard.type("Hubs")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**hubs*")
        visit.settle()
        assert text_area(visit).input_value().startswith("Mine. ")
        visit.page.keyboard.press("Escape")  # the list stays open, and the rest of the page is hidden from readers
        visit.page.get_by_role("button", name="Draft it anew").click()
        visit.settle()
        assert "hubs" in text_area(visit).input_value()
        assert "Mine." not in text_area(visit).input_value()


@pytest.mark.parametrize("form", FORMS)
def test_the_edited_text_is_downloaded_in_every_form(server, browser, form, tmp_path):
    with opened(browser, server, f"statement?{DAY}") as visit:
        edit(visit, text_area(visit).input_value().replace("The service hosts", "Today the service hosts"))
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name=form, exact=True).click()
        content = download.value.path().read_bytes()
    if form == "Word":
        (tmp_path / "statement.docx").write_bytes(content)
        assert any("Today the service" in part.text for part in Document(tmp_path / "statement.docx").paragraphs)
    elif form == "PDF":
        assert content.startswith(b"%PDF-")
    else:
        assert "Today the service hosts 420 online OPDs. [3]" in content.decode()
        assert "Uttarakhand" in content.decode().split("Today")[1]  # the table


def test_a_pasted_text_is_shown_with_its_claims_marked(server, browser):
    with checking(browser, server) as visit:
        marks = visit.page.locator(".marked mark").all()
        assert [mark.get_attribute("class").split()[-1] for mark in marks] == [
            "agrees", "agrees", "agrees", "disagrees", "agrees",
        ]  # fmt: skip
        assert "disagrees" in marks[3].inner_text()
        row = visit.page.locator(".claims tbody tr").nth(3).inner_text()
        assert "12,66,677" in row
        assert "12,66,667" in row
        assert "10 apart" in row
        assert "a phone number" in visit.page.locator(".figures").nth(1).inner_text()
        assert "1800" not in visit.page.url
        assert visit.errors == []


def test_a_hindi_text_is_marked_too(server, browser):
    with checking(browser, server, HINDI, "hi") as visit:
        assert visit.page.locator(".marked mark").all_inner_texts()[0].startswith("70 लाख")
        assert visit.page.locator(".marked").get_attribute("lang") == "hi"
        assert "मेल नहीं खाता" in visit.page.locator(".claims").inner_text()


def test_the_permalink_of_a_receipt_opens_its_question_rows_and_sql_and_holds_nothing_of_the_text(server, browser):
    with checking(browser, server) as visit:
        link = visit.page.get_by_role("link", name="Receipt 3").get_attribute("href")
    assert "16,32,377" not in link
    with opened(browser, server, link.removeprefix("/")) as visit:
        assert visit.page.locator("h2#receipt-opened").count() == 1
        assert visit.page.locator("dl.facts dd").first.inner_text() == "16,32,377"
        written = visit.page.locator("[data-testid=stMain]").inner_text()
        assert "consultations_by_state" in written
        assert "FROM" in visit.page.locator("[data-testid=stCode]").nth(1).inner_text()
        assert link in visit.page.locator("[data-testid=stCode]").first.inner_text()
        assert broken_rules(visit.page) == []


@pytest.mark.parametrize("receipt", ["x", "people.IN.all", "hubs.XX.all", "hubs.IN.all.1.2", "milestone.IN.all.<b>"])
def test_an_impossible_receipt_is_told_in_a_note(server, browser, receipt):
    with opened(browser, server, f"statement?receipt={receipt}") as visit:
        assert "asks for something there is not" in notes(visit)[0]


def test_the_receipt_is_downloaded_as_json_just_as_the_command_line_prints_it(server, browser, tmp_path):
    file = tmp_path / "text.txt"
    file.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "telemedicine", "check", str(file), "--json"]
    printed = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True, text=True).stdout
    with checking(browser, server) as visit:
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name="Receipt as JSON").click()
        assert download.value.path().read_text(encoding="utf-8") == printed
        assert json.loads(printed)["numbers_in_text"] == 7
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name="Receipt as PDF").click()
        assert download.value.path().read_bytes().startswith(b"%PDF-")


def test_a_word_document_is_read(server, browser, tmp_path):
    document = Document()
    document.add_paragraph(TEXT)
    document.save(tmp_path / "statement.docx")
    with checking(browser, server, "", upload=str(tmp_path / "statement.docx")) as visit:
        assert visit.page.locator(".marked mark").count() == 5


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("junk.txt", bytes(range(256)) * 50, "neither plain text"),
        ("junk.docx", b"PK\x03\x04" + b"\0" * 500, "cannot be read"),
        ("junk.pdf", b"%PDF-1.7\n" + b"\0" * 500, "cannot be read"),
        ("long.txt", b"70 lakh consultations. " * 90_000, "longer than 2,00,000 characters"),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(server, browser, tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    with checking(browser, server, "", upload=str(tmp_path / name)) as visit:
        assert said in notes(visit)[-1]
        assert visit.page.locator("[data-testid=stException], .marked").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "hi"])
def test_a_checked_text_is_whole_in_every_language_theme_and_width(server, browser, language, scheme, width):
    text = HINDI if language == "hi" else TEXT
    # A statement is named by its code, which has "lakh" in it.
    with checking(browser, server, text, language, width=width, scheme=scheme) as visit:
        visit.page.wait_for_selector("[data-testid=stCode] .token")
        assert broken_rules(visit.page) == []
        assert list(unnamed(visit.page)) == []
        assert wrong_headings(visit.page) == []
        assert list(fonts_of_others(visit.page)) == []
        assert foreign(visit.page, language, {"MB", "TXT", "DOCX", "PDF", "JSON", "Word", "docx", "lakh"}) == []
        assert visit.errors == []
        assert visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
