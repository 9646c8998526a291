from pathlib import Path

import pytest

from ingest.uploads import is_original, keep_original, originals_of, safe_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Letter of March.pdf", "Letter of March.pdf"),
        ("../../etc/passwd", "passwd"),
        (r"C:\Users\ann\plan.docx", "plan.docx"),
        (".hidden.txt", "hidden.txt"),
        ("~$plan.docx", "plan.docx"),
        ("a\u202efdp.exe.txt", "a fdp.exe.txt"),
        ("bell\x07\nname.md", "bell name.md"),
        ('what? "now": <b>.html', "what now b.html"),
        ("CON.txt", "document CON.txt"),
        ("...", "document"),
        ("", "document"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
        ("Cafe\u0301.txt", "Café.txt"),
    ],
)
def test_a_name_is_made_safe_and_says_the_same(given, kept):
    assert safe_name(given) == kept


def test_a_file_is_kept_whole_within_the_library(tmp_path):
    place = keep_original(tmp_path, "../letter.pdf", b"all of it")
    assert place == originals_of(tmp_path) / "letter.pdf"
    assert place.read_bytes() == b"all of it"
    assert [each.name for each in place.parent.iterdir()] == ["letter.pdf"]


def test_two_files_of_one_name_are_both_kept_and_one_file_is_kept_once(tmp_path):
    first = keep_original(tmp_path, "letter.pdf", b"one")
    second = keep_original(tmp_path, "letter.pdf", b"two")
    assert (first.name, second.name) == ("letter.pdf", "letter (2).pdf")
    assert keep_original(tmp_path, "letter.pdf", b"two") == second
    assert first.read_bytes() == b"one"


def test_only_what_was_handed_over_is_an_original(tmp_path):
    kept = keep_original(tmp_path / "library", "letter.pdf", b"one")
    elsewhere = tmp_path / "papers" / "letter.pdf"
    assert is_original(tmp_path / "library", kept)
    assert not is_original(tmp_path / "library", elsewhere)
    assert not is_original(tmp_path / "library", kept.parent / ".." / "catalogue.sqlite")
    assert not is_original(tmp_path / "library", Path("originals/letter.pdf"))
