import io
import sys
import zipfile

import pypdf
import pytest

from corpus.errors import (
    EmptyDocument,
    EncryptedDocument,
    ReadingLimitExceeded,
    ScannedDocument,
    UnreadableDocument,
    UnsupportedFormat,
)
from ingest.read.blocks import BlockKind
from ingest.read.files import read_here
from ingest.read.limits import Limits
from ingest.read.sniff import Media
from tests.ingest.read.drawing import Drawing

SENTENCE = "Every page of this paper says one thing, and says it plainly."


TOPICS = ("visits", "plans", "health", "school", "money")


def pages(count: int = 1) -> bytes:
    drawing = Drawing()
    for number in range(count):
        drawing.lines(SENTENCE, f"This was about {TOPICS[number]}.")
        if number + 1 < count:
            drawing.page()
    return drawing.bytes()


def locked(password: str, owner: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pages()))
    writer.encrypt(password, owner)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def picture_page(count: int = 1, words: str = "") -> bytes:
    from PIL import Image

    drawing = Drawing()
    for _ in range(count):
        picture = Image.new("RGB", (300, 420), "lightgrey")
        drawing.canvas.drawInlineImage(picture, 0, 0, 595, 842)
        drawing.page()
    if words:
        drawing.lines(words, words)
    return drawing.bytes()


@pytest.fixture
def no_ocr(monkeypatch):
    monkeypatch.setitem(sys.modules, "rapidocr", None)


@pytest.mark.parametrize("content", [b"", b"  \n\n ", b"\x00" * 400])
def test_an_empty_file_is_called_empty(read, content):
    with pytest.raises(EmptyDocument, match=r"paper\.pdf: is empty"):
        read(content)


def test_a_file_that_needs_a_password_says_so(read):
    with pytest.raises(EncryptedDocument, match="save it without one"):
        read(locked("secret", "owner"))


def test_a_file_that_only_its_owner_may_change_is_read(read):
    assert SENTENCE in read(locked("", "owner")).pages[0].text


def test_a_file_cut_short_gives_what_is_left_with_a_warning(read):
    whole = pages(4)
    reading = read(whole[: len(whole) * 9 // 10])
    assert SENTENCE in reading.pages[0].text
    assert any("cut short" in warning for warning in reading.warnings)


def test_a_damaged_file_with_nothing_left_is_unreadable(read):
    with pytest.raises(UnreadableDocument, match="damaged beyond reading"):
        read(b"%PDF-1.7\n" + b"rubbish " * 50)


def test_a_web_page_by_the_name_of_a_pdf_is_read_as_the_page_it_is(read):
    reading = read("<!DOCTYPE html><html><body><h1>Not found</h1><p>It is gone.</p></body></html>")
    assert reading.media == Media.HTML
    assert [(b.kind, b.text) for b in reading.blocks] == [
        (BlockKind.HEADING, "Not found"),
        (BlockKind.PARAGRAPH, "It is gone."),
    ]
    assert reading.warnings == ("named .pdf, but its content is HTML: it was read as that",)


@pytest.mark.parametrize(
    ("content", "mend"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 50, "save it as a PDF"),
        (bytes(range(256)) * 20, "save it as one of these"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "save it as .docx"),
    ],
)
def test_what_is_of_no_kind_we_read_is_refused_with_a_mend(read, content, mend):
    with pytest.raises(UnsupportedFormat, match=mend):
        read(content)


def test_a_locked_word_file_needs_its_password(read):
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    with pytest.raises(EncryptedDocument):
        read(head + "EncryptedPackage".encode("utf-16-le"), "plan.docx")


def test_an_archive_of_another_kind_is_refused(read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("sheet.csv", "a,b")
    with pytest.raises(UnsupportedFormat, match="unpack it"):
        read(out.getvalue(), "papers.zip")


def test_a_word_file_that_unpacks_to_far_more_than_it_is_is_refused(read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 120_000_000)
    with pytest.raises(ReadingLimitExceeded, match="unpacks to 120 MB"):
        read(out.getvalue(), "plan.docx")


def test_a_file_over_the_size_limit_is_not_opened(tmp_path):
    path = tmp_path / "huge.txt"
    path.write_bytes(b"x" * 2_000_001)
    with pytest.raises(ReadingLimitExceeded, match="is 2 MB, more than the 1 MB"):
        read_here(path, Limits(1_000_000, 10, 10, 10**9))


def test_a_file_that_is_not_there_is_named(tmp_path, limits):
    with pytest.raises(UnreadableDocument, match=r"gone.pdf: can't be opened"):
        read_here(tmp_path / "gone.pdf", limits)


def test_pages_past_the_limit_are_left_out_with_a_warning(tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(pages(5))
    reading = read_here(path, Limits(10**7, 3, 10, 10**9))
    assert len(reading.pages) == 3
    assert reading.warnings == ("only the first 3 of its 5 pages were read",)


def test_pictures_of_pages_are_reported_where_the_ocr_extra_is_absent(read, no_ocr):
    with pytest.raises(ScannedDocument, match=r'pip install "\.\[ocr\]"'):
        read(picture_page(2))


def test_a_picture_among_pages_of_text_is_listed_and_the_rest_is_read(read, no_ocr):
    reading = read(picture_page(1, SENTENCE))
    assert reading.scanned == (1,)
    assert SENTENCE in reading.pages[1].text
    assert any("pictures were left out (1)" in warning for warning in reading.warnings)


def test_deeply_nested_html_is_read_to_its_end(read):
    deep = "<div>" * 3000 + "<p>At the bottom of it all.</p>" + "</div>" * 3000
    reading = read(f"<html><body><p>On top.</p>{deep}</body></html>", "deep.html")
    assert "On top." in reading.pages[0].text
