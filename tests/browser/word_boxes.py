"""Where words stand on a PDF's page, read from the file itself and not from our catalogue."""

import pypdfium2


def letters(path, number, words):
    """A box for each letter of `words` on page `number`, as shares of the page from its top left.

    Blanks and line breaks count for nothing, as PDFium has its own idea of them.
    """
    wanted = "".join(words.split())
    assert wanted
    with pypdfium2.PdfDocument(path) as document:
        page = document[number - 1]
        width, height = page.get_size()
        text = page.get_textpage()
        characters = [text.get_text_range(at, 1) for at in range(text.count_chars())]
        places = [at for at, c in enumerate(characters) if c.strip()]
        begin = "".join(characters[at] for at in places).find(wanted)
        assert begin >= 0, f"not on page {number} of {path}: {words}"
        boxes = [text.get_charbox(at) for at in places[begin : begin + len(wanted)]]
    return [(x0 / width, 1 - y1 / height, x1 / width, 1 - y0 / height) for x0, y0, x1, y1 in boxes]
