"""Statements as documents: they open again, say what the draft says, and can be read out."""

import datetime as dt
import io
import re

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from test_cli import run

from telemedicine import words
from telemedicine.statements import documents, draft, edited, pdftext, texts

SEED_DAY = dt.date(2021, 7, 3)
HEADLINES = {
    "en": "eSanjeevani crosses 70 lakh consultations",
    "hi": "ई-संजीवनी ने 70 लाख परामर्श का आंकड़ा पार किया",
}
LEADERS = {"en": ("Andhra Pradesh", "16,32,377"), "hi": ("आंध्र प्रदेश", "16,32,377")}


@pytest.fixture(scope="module", params=["en", "hi"])
def language(request):
    words.use(request.param)
    yield request.param
    words.use(words.DEFAULT)


@pytest.fixture(scope="module")
def made(shipped, language):
    """The draft of the 70 lakh day, and the same as every kind of file."""
    words.use(language)
    drafted = draft.draft(shipped, SEED_DAY)
    return {form: documents.write(drafted, form) for form in documents.FORMS} | {"draft": drafted}


def test_text_and_markdown_say_the_same_words(made, language):
    text, markdown = (made[form].decode() for form in ("txt", "md"))
    assert text.startswith(HEADLINES[language])
    assert markdown.startswith(f"# {HEADLINES[language]}")
    assert f"| {LEADERS[language][0]} | {LEADERS[language][1]} |" in markdown
    assert f"{LEADERS[language][0]}: {LEADERS[language][1]}" in text
    for told in made["draft"].paragraphs:
        assert all(sentence.text in text and sentence.text in markdown for sentence in told)


def test_a_word_document_has_headings_a_marked_table_head_and_words_for_pictures(made, language):
    opened = docx.Document(io.BytesIO(made["docx"]))
    styles = {paragraph.style.name: paragraph.text for paragraph in reversed(opened.paragraphs)}
    assert styles["Heading 1"].startswith(HEADLINES[language])
    assert "Heading 2" in styles
    table = opened.tables[0]
    assert len(table.rows) == 11
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert tuple(cell.text for cell in table.rows[1].cells)[:2] == LEADERS[language]
    described = [shape._inline.docPr.get("descr") for shape in opened.inline_shapes]
    assert len(described) == 2
    assert all(len(text) > 40 for text in described)


def test_a_word_document_holds_every_sentence_and_source_in_its_language(made, language):
    opened = docx.Document(io.BytesIO(made["docx"]))
    text = re.sub(r"\[\d+\]", "", "\n".join(paragraph.text for paragraph in opened.paragraphs))
    assert all(sentence.text in text for told in made["draft"].paragraphs for sentence in told)
    assert all(citation.line in text for citation in made["draft"].citations)
    assert opened.core_properties.language == f"{language}-IN"
    marks = opened.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert marks.get(qn("w:val")) == marks.get(qn("w:bidi")) == f"{language}-IN"


def test_a_pdf_is_tagged_and_names_its_title_and_language(made, language):
    opened = pypdf.PdfReader(io.BytesIO(made["pdf"]))
    root = opened.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == f"{language}-IN"
    assert opened.metadata.title == HEADLINES[language]
    tags = list(tag for tag, _alt in structure(root["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Figure"} <= set(tags)
    alts = [alt for tag, alt in structure(root["/StructTreeRoot"]) if tag == "/Figure"]
    assert len(alts) == 2
    assert all(len(alt) > 40 for alt in alts)


def structure(element):
    """Every tag of a PDF with its text for who cannot see it."""
    element = element.get_object()
    if not isinstance(element, dict):
        return
    if "/S" in element:
        yield element["/S"], element.get("/Alt")
    below = element.get("/K", [])
    below = below.get_object() if hasattr(below, "get_object") else below
    for child in below if isinstance(below, list) else [below]:
        if not isinstance(child, int):
            yield from structure(child)


def test_a_pdf_carries_its_letters_with_it(made, language):
    opened = pypdf.PdfReader(io.BytesIO(made["pdf"]))
    fonts = [font.get_object() for font in opened.pages[0]["/Resources"]["/Font"].values()]
    assert all("NotoSans" in font["/BaseFont"] for font in fonts)
    assert any("Devanagari" in font["/BaseFont"] for font in fonts) == (language == "hi")
    described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert all({"/FontFile2", "/FontFile3"} & set(entry) for entry in described)


def test_the_text_of_a_pdf_can_be_copied(made, language):
    text = "".join(pdftext.pages(pypdf.PdfReader(io.BytesIO(made["pdf"]))))
    text = re.sub(r"\[\d+\]|\s", "", text)
    wanted = [sentence.text for told in made["draft"].paragraphs for sentence in told]
    wanted += [
        HEADLINES[language],
        "".join(LEADERS[language]),
        *(citation.line for citation in made["draft"].citations),
    ]
    assert [words for words in wanted if re.sub(r"\s", "", words) not in text] == []


def test_page_numbers_are_no_part_of_a_pdfs_text(made):
    pages = list(pdftext.pages(pypdf.PdfReader(io.BytesIO(made["pdf"]))))
    assert len(pages) > 1
    assert not re.search(rf"\n{len(pages)}\s*$", pages[-1])


def test_the_same_draft_is_the_same_file(made):
    again = documents.write(made["draft"], "pdf")
    assert again == made["pdf"]


def test_the_command_line_writes_a_statement_to_standard_output_or_to_a_file(small, tmp_path):
    root = small.folder.parent
    told = run("statement", "--as-of", "2021-06-30", "--lang", "hi", "--format", "txt", root=root)
    assert (told.returncode, told.stderr) == (0, "")
    assert "2,07,000 परामर्श" in told.stdout
    out = tmp_path / "statement.docx"
    chosen = ("--facts", "states_operational,consultations_total", "--out", str(out), "--format", "docx")
    assert run("statement", *chosen, root=root).returncode == 0
    opened = docx.Document(str(out))
    assert "3 States and Union Territories" in opened.paragraphs[1].text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--facts", "nonsense"), "leading_states"),
        (("--as-of", "2031-01-01"), "2021-04-01 to 2021-06-30"),
        (("--lang", "xx"), "invalid choice"),
    ],
)
def test_a_statement_that_cannot_be_drafted_is_refused_with_code_2(small, arguments, said):
    done = run("statement", *arguments, root=small.folder.parent)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr


def test_letters_that_the_fonts_lack_stand_as_question_marks_in_the_pdf(shipped):
    words.use(words.DEFAULT)
    made = draft.draft(shipped, dt.date(2021, 7, 3))
    smiling = edited.edited(made, edited.body(made).replace("crossed", "crossed 😀 ௭"))
    assert "crossed ? ? 70 lakh" in texts.decode(documents.write(smiling, "pdf"))
