import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from evals.ask.sources import Sources


@pytest.fixture
def pdf(tmp_path):
    path = tmp_path / "letter.pdf"
    canvas = Canvas(str(path))
    for words in ("First page words", "Second page words"):
        canvas.drawString(72, 720, words)
        canvas.showPage()
    canvas.save()
    return path


def test_a_page_is_read_by_two_readers(pdf):
    texts = Sources({"letter.pdf": pdf}).raw_texts("letter.pdf", 2)
    assert [text.strip() for text in texts] == ["Second page words"] * 2


def test_a_page_beyond_the_last_gives_no_text(pdf):
    assert Sources({"letter.pdf": pdf}).raw_texts("letter.pdf", 3) == ()


def test_a_file_that_is_not_at_hand_gives_no_text(tmp_path):
    assert Sources({"gone.pdf": tmp_path / "gone.pdf"}).raw_texts("gone.pdf", 1) == ()
    assert Sources({}).raw_texts("other.pdf", 1) == ()


def test_a_web_page_is_read_with_and_without_its_tags(tmp_path):
    path = tmp_path / "minutes.html"
    path.write_text("<p>Members <b>noted</b> it.</p>")
    texts = Sources({"minutes.html": path}).raw_texts("minutes.html", None)
    assert any("Members noted it." in " ".join(text.split()) for text in texts)


def test_a_word_file_is_read_tables_too(tmp_path):
    path = tmp_path / "plan.docx"
    made = docx.Document()
    made.add_paragraph("Plan of action")
    made.add_table(1, 1).cell(0, 0).text = "Owner: director"
    made.save(str(path))
    (text,) = Sources({"plan.docx": path}).raw_texts("plan.docx", None)
    assert "Plan of action" in text
    assert "Owner: director" in text
