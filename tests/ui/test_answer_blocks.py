from assistant.types import Statement, Status, Voice
from tests.answers import answer, citation, refusal
from ui.exports.answer_blocks import Run, blocks


def said(*pairs, text=None, joint=" "):
    statements = tuple(Statement(words, voice, sources) for words, voice, sources in pairs)
    return answer(
        answer=text or joint.join(s.text for s in statements),
        statements=statements,
        citations=(citation(), citation(page=2)),
    )


def test_statements_of_one_voice_read_on_in_one_paragraph():
    found = blocks(said(("One.", Voice.OFSTED, (0,)), ("Two.", Voice.OFSTED, (0, 1))))
    assert [block.runs for block in found] == [[Run("One.", (1,)), Run("Two.", (1, 2))]]
    assert found[0].voice == "Ofsted"


def test_another_voice_begins_a_paragraph_of_its_own():
    found = blocks(said(("One.", Voice.OFSTED, (0,)), ("Up.", Voice.SCRUTINEER, (0, 1))))
    assert [block.voice for block in found] == ["Ofsted", "Worked out by Scrutineer"]


def test_a_list_has_an_item_a_line_without_its_dash():
    found = blocks(
        said(("- One.", Voice.COUNCIL, (0,)), ("- Two.", Voice.COUNCIL, (1,)), joint="\n")
    )
    assert [(block.item, block.runs[0].words) for block in found] == [
        (True, "One."),
        (True, "Two."),
    ]


def test_a_statement_over_several_lines_has_its_sources_at_its_end():
    found = blocks(said(("Here:\n- a\n- b", Voice.COUNCIL, (0,))))
    assert [[run.sources for run in block.runs] for block in found] == [[()], [()], [(1,)]]


def test_words_between_statements_are_kept_and_stand_on_nothing():
    found = blocks(said(("One.", Voice.OFSTED, (0,)), text="Well. One. So much."))
    runs = [run for block in found for run in block.runs]
    assert runs == [Run("Well."), Run("One.", (1,)), Run("So much.")]


def test_a_statement_worded_otherwise_in_the_answer_still_names_its_sources():
    found = blocks(said(("One.", Voice.OFSTED, (1,)), text="It is one."))
    assert [run.sources for block in found for run in block.runs] == [(), (2,)]


def test_a_refusal_is_one_paragraph_in_no_voice():
    (block,) = blocks(refusal(status=Status.NONE))
    assert (block.voice, block.item) == ("", False)
    assert block.runs[0].sources == ()


def test_an_earlier_finding_begins_a_paragraph_that_says_so_apart():
    found = blocks(
        said(
            ("It is good.", Voice.OFSTED, (0,)),
            ("An earlier finding (May 2014): It was poor.", Voice.OFSTED, (1,)),
        )
    )
    assert [(block.label, block.runs) for block in found] == [
        ("", [Run("It is good.", (1,))]),
        ("An earlier finding (May 2014):", [Run("It was poor.", (2,))]),
    ]


def test_every_paragraph_says_apart_which_paper_it_is_of():
    found = blocks(
        said(
            ("Minutes on Wexcombe (May 2024): It fell.", Voice.COMMITTEE, (0,)),
            ("Plan (undated): It rose.", Voice.COUNCIL, (1,)),
            ("The report (3 of 4): it stayed.", Voice.COUNCIL, (1,)),
            joint="\n",
        )
    )
    assert [(block.label, block.runs[0].words) for block in found] == [
        ("Minutes on Wexcombe (May 2024):", "It fell."),
        ("Plan (undated):", "It rose."),
        ("", "The report (3 of 4): it stayed."),
    ]
