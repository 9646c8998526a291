import io

import pytest

from evals.evaluation import DEMO_DOCUMENTS
from ui.page_pictures import DrawingProcess, NoPicture

PDF = next(DEMO_DOCUMENTS.rglob("*.pdf"))


@pytest.fixture
def drawing():
    process = DrawingProcess()
    yield process
    process.close()


def size_of(png):
    from PIL import Image

    return Image.open(io.BytesIO(png)).size


def test_a_page_is_drawn_as_large_as_was_asked(drawing):
    import pypdfium2

    with pypdfium2.PdfDocument(PDF) as document:
        width, height = document[0].get_size()
    once, twice = (size_of(drawing.draw(PDF, 1, scale)) for scale in (1, 2))
    assert once == pytest.approx((width, height), abs=1)
    assert twice == pytest.approx((2 * width, 2 * height), abs=1)


def test_a_drawn_page_has_ink_on_it(drawing):
    from PIL import Image

    grey = Image.open(io.BytesIO(drawing.draw(PDF, 1, 1))).convert("L")
    assert grey.getextrema()[0] < 100 < 250 < grey.getextrema()[1]


def test_what_is_no_pdf_or_has_no_such_page_is_told_and_the_next_is_drawn(drawing, tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    for path, number in ((broken, 1), (PDF, 999), (tmp_path / "none.pdf", 1)):
        with pytest.raises(NoPicture):
            drawing.draw(path, number, 1)
    assert drawing.draw(PDF, 1, 1).startswith(b"\x89PNG")


def test_a_dead_child_is_told_and_replaced(drawing):
    drawing.draw(PDF, 1, 1)
    drawing._child.kill()
    drawing._child.wait()
    assert drawing.draw(PDF, 1, 1).startswith(b"\x89PNG")


def test_drawing_that_takes_too_long_is_stopped():
    process = DrawingProcess(seconds=0.001)
    with pytest.raises(NoPicture, match="too long"):
        process.draw(PDF, 1, 1)
    process.close()
