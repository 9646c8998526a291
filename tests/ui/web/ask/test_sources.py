from assistant.types import Statement, Voice
from tests.answers import answer, citation
from ui.web.ask.sources import marks_of, source_name
from ui.web.viewer import Mark

END = citation(page=3, place=3, start=900, end=950)
START = citation(page=4, place=4, start=0, end=40)
ELSEWHERE = citation(page=9, place=9, start=5, end=6)


def cited(*sources):
    return answer(
        statements=(Statement("It is so.", Voice.OFSTED, tuple(range(len(sources)))),),
        citations=sources,
    )


def test_a_quote_over_a_page_break_is_marked_on_both_pages_whichever_is_opened():
    both = (Mark(3, 900, 950), Mark(4, 0, 40))
    for wanted in (END, START):
        assert marks_of(cited(ELSEWHERE, END, START), wanted) == both


def test_a_quote_of_its_own_is_marked_alone():
    assert marks_of(cited(ELSEWHERE, END, START), ELSEWHERE) == (Mark(9, 5, 6),)
    assert marks_of(cited(END, citation(document_id="d2", place=4)), END) == (Mark(3, 900, 950),)


def test_a_source_is_called_by_paper_date_and_place():
    assert source_name(END) == "Inspection of Wexcombe, 10 March 2023, page 3"
    unpaged = citation(page=None, date=None, section="Actions > Theme 1")
    assert source_name(unpaged) == "Inspection of Wexcombe, Actions > Theme 1"
