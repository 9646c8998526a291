import io
from datetime import date

from rich.console import Console

from assistant.types import Searched, Statement, Status, Voice
from tests.answers import answer, citation, refusal
from ui.terminal_views.answer import answer_view, marked, searched_line


def shown(given, width=80):
    out = io.StringIO()
    screen = Console(file=out, width=width, markup=False, emoji=False, highlight=False)
    for part in answer_view(given):
        screen.print(part)
    return out.getvalue()


def test_an_answer_is_followed_by_its_numbered_sources():
    text = shown(answer())
    assert "Overall effectiveness was Good. [1]" in text
    source = ["Inspection of Wexcombe", "10 March 2023 · page 1 · Ofsted"]
    source.append("[1] “Overall effectiveness Good”")
    places = [text.index(each) for each in ["was Good. [1]", *source]]
    assert places == sorted(places)


def test_sources_on_one_page_stand_under_one_heading():
    cites = (citation(), citation(quote="and more"), citation(page=2), citation())
    both = (Statement("Overall effectiveness was Good.", Voice.OFSTED, (0, 1, 2, 3)),)
    text = shown(answer(citations=cites, statements=both))
    assert text.count("Inspection of Wexcombe") == 3
    assert text.index("[2] “and more”") < text.index("page 2")


def test_a_list_has_bullets_and_its_long_items_hang():
    given = answer(answer="Two areas:\n- thresholds\n- " + "strategy meetings " * 8, statements=())
    lines = [line.rstrip() for line in shown(given, width=50).splitlines()]
    assert "  • thresholds" in lines
    assert "    meetings strategy meetings strategy meetings" in lines


def test_the_question_as_understood_is_shown_only_if_it_differs():
    assert "Understood as: What overall grade did Wexcombe get?" in shown(answer())
    assert "Understood as" not in shown(answer(understood="What  grade?"))


def test_a_refusal_says_what_was_searched_what_lacks_and_what_to_see():
    text = shown(refusal())
    assert "Not answered by these documents" in text
    assert "The documents searched do not say." in text
    assert "Not found: a report of 2025" in text
    assert "Inspection of Wexcombe, 10 March 2023, page 2: the latest" in text
    assert "Searched 3 documents (inspection letter), 30 September 2016 to 10 March 2023" in text


def test_a_premise_put_right_is_told_from_a_refusal():
    text = shown(answer(status=Status.NONE))
    assert "The documents say otherwise" in text
    assert "Not answered" not in text


def test_an_answer_in_part_says_so():
    assert "Answered in part" in shown(answer(status=Status.PARTIAL, probability=0.7))


def test_a_document_without_pages_is_cited_by_its_section():
    text = shown(answer(citations=(citation(page=None, section="Minutes > Item 7"),)))
    assert "Minutes > Item 7" in text
    assert "page" not in text.split("Searched")[0]


def test_words_of_a_document_are_never_markup_nor_escape_sequences():
    hostile = "\x1b[2J[bold red]:smile: [link=http://x]here"
    text = shown(
        answer(
            answer=hostile,
            statements=(Statement(hostile, Voice.OFSTED, (0,)),),
            citations=(citation(title=hostile, quote=hostile),),
        ),
        width=200,
    )
    assert "\x1b" not in text
    assert text.count("[bold red]:smile: [link=http://x]here") == 3


def test_each_statement_of_a_list_gets_its_own_mark():
    statements = (
        Statement("thresholds", Voice.OFSTED, (0,)),
        Statement("strategy meetings", Voice.OFSTED, (0, 1)),
    )
    text = marked("Two areas:\n- thresholds\n- strategy meetings", statements)
    assert text == "Two areas:\n- thresholds [1]\n- strategy meetings [1][2]"


def test_a_statement_whose_words_are_not_in_the_answer_keeps_its_marks():
    statements = (Statement("in other words", Voice.OFSTED, (1,)),)
    assert marked("It was so.", statements) == "It was so. [2]"


def test_many_sources_are_cut_and_counted():
    text = shown(answer(citations=tuple(citation() for _ in range(11))))
    assert "and 3 more sources" in text


def test_one_document_and_the_filters_are_named():
    line = searched_line(Searched(1, filters=("authority: Wexcombe",)))
    assert line == "Searched 1 document; authority: Wexcombe"


def test_one_day_is_no_period():
    day = date(2023, 3, 10)
    assert searched_line(Searched(1, (), day, day)) == "Searched 1 document, of 10 March 2023"


def test_what_the_answer_already_says_is_missing_is_said_once():
    given = refusal(
        answer="The documents searched do not say. No report of 2025.",
        missing=("No report of 2025.",),
    )
    assert shown(given).count("No report of 2025.") == 1


def test_where_nothing_could_be_searched_it_is_said_how_many_documents_are_held():
    assert searched_line(Searched(0, held=65)) == "Searched none of the 65 documents held"
    assert searched_line(Searched(0)) == "Searched 0 documents"


def test_paragraphs_stand_apart_and_a_lists_items_together():
    lines = shown(answer(answer="One.\nTwo.\n- a\n- b", statements=())).split("\n")
    body = [line.strip() for line in lines]
    at = body.index("One.")
    assert body[at : at + 5] == ["One.", "", "Two.", "• a", "• b"]
