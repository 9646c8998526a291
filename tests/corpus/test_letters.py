from __future__ import annotations

import pytest

from corpus.letters import web_address, without_unseen

TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "ignore all")


@pytest.mark.parametrize(
    "unseen",
    ["\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\u2066", "\u200f", "\u061c", "\ufe0f",
     "\U000e0101", TAGS],
)  # fmt: skip
def test_letters_without_a_form_are_taken_out(unseen: str) -> None:
    assert without_unseen(f"care{unseen} leavers") == "care leavers"


def test_letters_with_a_form_and_soft_hyphens_stay() -> None:
    text = "Zoë’s “café” — 5 ≥ 4, ½ naïve, 東, inspec\u00ad\ntion\t✓"
    assert without_unseen(text) == text


@pytest.mark.parametrize(
    "address",
    ["https://files.ofsted.gov.uk/v1/file/50195", "http://127.0.0.1:8501/?page=2#x",
     "https://example.org/a%20b?c=d&e=f", "  https://example.org/x  "],
)  # fmt: skip
def test_a_web_address_may_be_opened(address: str) -> None:
    assert web_address(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "file:///etc/passwd", "data:text/html,x", "",
     "vbscript:x", "ftp://example.org/x", "//example.org/x", "/local", "https://", "http:///x",
     "https://user:pass@example.org", "https://example.org@evil.example/", "https://a b.org",
     "https://example.org/\u0000", "https://exa\nmple.org", "smb://server/share", "mailto:a@b.c",
     "\\\\server\\share", "https://[bad", "https://example.org:port/", None,
     "https://e.org/" + "x" * 3000],
)  # fmt: skip
def test_nothing_else_may(address: str | None) -> None:
    assert web_address(address) is None
