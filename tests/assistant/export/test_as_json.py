from datetime import date

from assistant.export.answers import (
    answer_row,
    document_row,
    judgement_row,
    passage_row,
    recommendation_row,
)
from assistant.types import Dropped, Evidence, Written
from corpus.types import (
    Area,
    Framework,
    Grade,
    Judgement,
    Part,
    Passage,
    Quote,
    Recommendation,
)
from tests.answers import PATH, answer, citation, document, refusal


def test_an_answer_has_exactly_the_contracts_keys_and_iso_dates():
    assert answer_row(answer()) == {
        "id": "q1",
        "question": "what grade?",
        "understood": "What overall grade did Wexcombe get?",
        "status": "complete",
        "answer": "Overall effectiveness was Good.",
        "statements": [
            {"text": "Overall effectiveness was Good.", "voice": "Ofsted", "citations": [0]}
        ],
        "citations": [
            {
                "document": PATH,
                "title": "Inspection of Wexcombe",
                "date": "2023-03-10",
                "page": 1,
                "section": "Judgements",
                "quote": "Overall effectiveness Good",
            }
        ],
        "searched": {
            "documents": 3,
            "kinds": ["inspection letter"],
            "earliest": "2016-09-30",
            "latest": "2023-03-10",
            "filters": [],
        },
        "missing": [],
        "choices": [],
        "probability": 0.0,
        "see_also": [],
        "seconds": 0.1235,
        "written": None,
        "note": "",
    }


def test_what_a_model_did_is_told_without_the_words_that_were_dropped():
    written = Written(
        model="openai:small",
        prompt="answer-1",
        tokens_in=900,
        tokens_out=80,
        cost=0.002,
        tried=3,
        kept=1,
        dropped=(Dropped("A lie.", "number"), Dropped("Another.", "number")),
    )
    row = answer_row(answer(written=written))
    assert row["written"] == {
        "model": "openai:small",
        "provider": "openai",
        "prompt": "answer-1",
        "tokens_in": 900,
        "tokens_out": 80,
        "cost": 0.002,
        "tried": 3,
        "kept": 1,
        "dropped": {"number": 2},
    }
    assert "Another" not in str(row)


def test_a_refusal_says_what_is_missing_and_what_bears_on_it():
    row = answer_row(refusal())
    assert row["status"] == "none"
    assert row["missing"] == ["a report of 2025"]
    assert row["see_also"] == [
        {
            "document": PATH,
            "title": "Inspection of Wexcombe",
            "date": "2023-03-10",
            "note": "the latest",
            "page": 2,
            "quote": "as found",
        }
    ]


def test_a_citation_without_date_or_page_has_null_for_them():
    row = answer_row(answer(citations=(citation(date=None, page=None),)))
    assert (row["citations"][0]["date"], row["citations"][0]["page"]) == (None, None)


def passage():
    parts = (Part(2, 0, 9, 0, 9), Part(3, 0, 5, 10, 5))
    return Passage("d1", 0, ("Findings", "Care leavers"), "Some text here.", parts)


def test_a_passage_names_its_pages_and_section():
    assert passage_row(Evidence(passage(), document(), 0.5)) == {
        "document": PATH,
        "pages": [2, 3],
        "section": "Findings > Care leavers",
        "score": 0.5,
        "text": "Some text here.",
    }


def test_a_passage_of_a_document_without_pages_names_none():
    assert passage_row(Evidence(passage(), document(paged=False), 0.5))["pages"] == []


def test_a_judgement_row_has_exactly_the_contracts_keys():
    judgement = Judgement("d1", Area.OVERALL, "Overall effectiveness", Grade.GOOD, 1, "so it says")
    row = judgement_row(judgement, document(framework=Framework.ILACS_SHORT))
    assert row == {
        "id": judgement.id,
        "document": PATH,
        "authority": "Wexcombe",
        "area": "overall effectiveness",
        "area_text": "Overall effectiveness",
        "grade": "Good",
        "framework": "ILACS short",
        "inspected_from": "2023-01-16",
        "inspected_to": "2023-01-27",
        "published": "2023-03-10",
        "page": 1,
        "quote": "so it says",
    }


def test_a_recommendation_over_a_page_break_names_both_pages():
    quotes = (Quote(4, "Plan for"), Quote(5, "the move."))
    made = Recommendation("d1", 1, "1.", "Areas", "improvement", None, "Plan for the move.", quotes)
    assert recommendation_row(made, document()) == {
        "id": made.id,
        "document": PATH,
        "authority": "Wexcombe",
        "n": 1,
        "printed_no": "1.",
        "list": "Areas",
        "kind": "improvement",
        "theme": None,
        "whose": None,
        "text": "Plan for the move.",
        "pages": [4, 5],
        "quote": "Plan for the move.",
    }


def test_a_document_row_gives_what_the_text_gave_and_null_for_the_rest():
    row = document_row(document(published=None, meeting_date=date(2024, 9, 10)))
    assert row["document"] == PATH
    assert row["published"] is None
    assert row["meeting_date"] == "2024-09-10"
    assert row["pages"] == 12
