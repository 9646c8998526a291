import pypdfium2
import pytest
from PIL import Image

from tests.ingest.read.drawing import Drawing

pytest.importorskip("rapidocr", reason='the ocr extra is absent: pip install ".[ocr]"')

LINES = (
    "Inspectors visited the council in January and",
    "found that services for children were good.",
)


@pytest.fixture
def scan(tmp_path) -> bytes:
    """A page of two lines, as a scanner would make it."""
    page = pypdfium2.PdfDocument(Drawing().lines(*LINES, size=14, step=22).bytes())[0]
    picture = page.render(scale=2).to_pil().convert("L")
    path = tmp_path / "scan.pdf"
    Image.Image.save(picture, path, resolution=144)
    return path.read_bytes()


def test_a_scanned_page_is_read_with_its_words_in_their_places(read, scan):
    reading = read(scan)
    page = reading.pages[0]
    assert page.scanned
    assert reading.scanned == ()
    assert page.text.split() == " ".join(LINES).split()
    boxes = {page.text[start:end]: box for start, end, box in page.boxes}
    assert abs(boxes["Inspectors"].x0 - 72) < 4
    assert 60 < boxes["Inspectors"].y0 < boxes["good."].y0 < 120
