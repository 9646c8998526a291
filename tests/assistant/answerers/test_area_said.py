"""What was said of a judgement area in general: its grade, then the beginning of its own section."""

import pytest

from assistant.types import Status, Voice


def lead(answer):
    return answer.statements[0].text


@pytest.mark.parametrize(
    ("question", "begins", "section"),
    [
        (
            "What did Ofsted say about Wexcombe's leaders in 2025?",
            "Wexcombe – leadership: Requires improvement to be good (inspected 2 to 13 June 2025).",
            "impact of leaders",
        ),
        (
            "What did inspectors find about care leavers in Wexcombe?",
            "Wexcombe – care leavers: Good (inspected 2 to 13 June 2025).",
            "care leavers",
        ),
        (
            "What did inspectors say of children in care in the 2025 inspection of Wexcombe?",
            "Wexcombe – children in care: Good (inspected 2 to 13 June 2025).",
            "children in care",
        ),
    ],
)
def test_the_grade_comes_first_then_the_areas_own_section(ask, question, begins, section):
    answer = ask(question)
    assert (answer.status, lead(answer)) == (Status.COMPLETE, begins)
    rest = [answer.citations[n] for s in answer.statements[1:] for n in s.citations]
    assert rest
    assert all(section in cited.section.rsplit(" > ", 1)[-1] for cited in rest)
    assert {cited.document for cited in answer.citations} == {answer.citations[0].document}
    assert all(statement.voice is Voice.OFSTED for statement in answer.statements)
    assert len(answer.answer.split()) < 100


@pytest.mark.parametrize(
    "question",
    [
        "What did Ofsted say about care leavers' housing in Wexcombe?",
        "How are care leavers supported in Wexcombe?",
        "What did scrutiny say about the front door?",
    ],
)
def test_a_part_of_an_area_is_not_answered_with_the_whole(ask, question):
    assert "(inspected" not in lead(ask(question))


def test_a_table_of_contents_never_answers(ask):
    answer = ask("What has changed since the last inspection?")
    assert answer.citations
    assert all("Contents" not in cited.section for cited in answer.citations)
