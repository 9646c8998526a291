import pytest

from ui.plain import one_line, plain


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;new title\x07text", "text"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bcreset", "reset"),
        ("bell\x07 back\x08 null\x00", "bell back null"),
        ("\x9b31mC1", "31mC1"),
        ("\u202egnp.exe", "gnp.exe"),
        ("line\r\nline\rover", "line\nlineover"),
        ("tab\tand\nfeed stay", "tab\tand\nfeed stay"),
        ("[bold]markup[/bold] stays as words", "[bold]markup[/bold] stays as words"),
        ("£58.2m – “quoted”", "£58.2m – “quoted”"),
    ],
)
def test_a_text_cannot_steer_the_terminal(text, safe):
    assert plain(text) == safe


def test_white_space_of_any_kind_is_one_blank():
    assert one_line(" a\n\t b\u00a0c ") == "a b c"
