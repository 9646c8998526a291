import pytest

from ingest.read.joining import join, vocabulary


@pytest.mark.parametrize(
    ("seen", "lines", "joined"),
    [
        (
            "some co-ordinated plans",
            ("work that is co-", "ordinated well"),
            "work that is co-ordinated well",
        ),
        (
            "some coordinated plans",
            ("work that is co-", "ordinated well"),
            "work that is coordinated well",
        ),
        ("an agency", ("a multi-", "agency team"), "a multi-agency team"),
        ("nothing here", ("it was im-", "portant"), "it was important"),
        ("they develop it", ("its develop-", "ment"), "its development"),
        ("nothing", ("a one-", "to-one talk"), "a one-to-one talk"),
        ("nothing", ("a 16-", "year course"), "a 16-year course"),
        ("nothing", ("the Anglo-", "Irish talks"), "the Anglo-Irish talks"),
        ("nothing", ("from May –", "or June"), "from May – or June"),
        ("nothing", ("no hyphen", "here"), "no hyphen here"),
    ],
)
def test_a_hyphen_at_a_line_end_is_mended_by_what_the_document_writes(seen, lines, joined):
    assert join(lines, vocabulary([seen, *lines])) == joined


def test_no_lines_make_no_text():
    assert join([], vocabulary([])) == ""
