"""The HTTP interface over the demo documents, by its client."""

from __future__ import annotations

import io
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pydantic import TypeAdapter
from typer.testing import CliRunner

from corpus.settings import Settings
from tests.ui.api.conftest import SECRET, Client
from ui.api.shapes.answers import AnswerShape, PassageShape
from ui.api.shapes.base import Problem
from ui.api.shapes.councils import BriefShape, CouncilShape, FindingShape
from ui.api.shapes.papers import DocumentShape, JudgementShape, RecommendationShape, TimelineShape
from ui.api.shapes.tracker import ActionShape, TraceShape
from ui.terminal import app as terminal

QUESTION = "What was the overall grade in 2025?"
PROBLEM = "application/problem+json"


def bearing(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def paths(rows: list[dict[str, str]]) -> set[str]:
    return {Path(row["document"]).name for row in rows}


def test_an_answer_has_its_page_and_words(client: Client) -> None:
    got = client().post("/v1/ask", json={"question": QUESTION})
    assert got.status_code == 200
    answer = AnswerShape.model_validate(got.json())
    assert answer.status == "complete"
    cited = answer.citations[answer.statements[0].citations[0]]
    found = client().get("/v1/documents").json()
    (held,) = [row for row in found if row["document"] == cited.document]
    page = client().get(f"/v1/documents/{held['id']}/pages/{cited.page}").json()
    assert cited.quote in page["text"]


def test_a_follow_up_is_answered_from_the_earlier_turn(client: Client) -> None:
    earlier = "What grade did Wexcombe get for care leavers in 2016?"
    asked = {"question": "and at the latest inspection?", "history": [earlier]}
    answer = client().post("/v1/ask", json=asked).json()
    assert "care leavers" in answer["understood"]


def test_an_answer_streams_as_events_that_end_with_it(client: Client) -> None:
    with client().stream("POST", "/v1/ask/stream", json={"question": QUESTION}) as got:
        assert got.headers["content-type"].startswith("text/event-stream")
        events = got.read().decode().strip().split("\n\n")
    name, data = events[-1].split("\n", 1)
    assert name == "event: answer"
    whole = client().post("/v1/ask", json={"question": QUESTION}).json()
    streamed = json.loads(data.removeprefix("data: "))
    assert {**streamed, "seconds": 0} == {**whole, "seconds": 0}


@pytest.mark.parametrize(
    ("address", "shape"),
    [
        ("/v1/search?q=care leavers", list[PassageShape]),
        ("/v1/documents", list[DocumentShape]),
        ("/v1/judgements", list[JudgementShape]),
        ("/v1/recommendations", list[RecommendationShape]),
        ("/v1/actions", list[ActionShape]),
        ("/v1/timeline?authority=Wexcombe", list[TimelineShape]),
        ("/v1/findings?authority=Wexcombe&leaning=weakness", list[FindingShape]),
        ("/v1/councils", list[CouncilShape]),
        ("/v1/brief?authority=wexcombe&topic=early help", BriefShape),
    ],
)
def test_rows_are_as_documented(client: Client, address: str, shape: type[object]) -> None:
    got = client().get(address)
    assert got.status_code == 200
    assert TypeAdapter(shape).validate_python(got.json())


def test_a_trace_is_as_documented_and_finds_what_nothing_answers(client: Client) -> None:
    got = client(cleared="c").get("/v1/trace", headers=bearing("c")).json()
    trace = TraceShape.model_validate(got)
    assert {row.status for row in trace.rows} == {"answered", "unanswered"}


def test_a_briefing_and_findings_are_as_the_commands_give_them(
    client: Client, guarded: Settings
) -> None:
    told = {"authority": "Wexcombe", "as_of": "2024-03-01", "since": "2022-01-01"}
    options = [
        word for name, value in told.items() for word in (f"--{name.replace('_', '-')}", value)
    ]
    assert client().get("/v1/brief", params=told).json() == by_command(guarded, "brief", *options)
    told = {"authority": "Wexcombe", "leaning": "strength", "topic": "early help"}
    options = [word for name, value in told.items() for word in (f"--{name}", value)]
    rows = client().get("/v1/findings", params=told).json()
    assert rows
    assert rows == by_command(guarded, "findings", *options)


def by_command(settings: Settings, *words: str) -> Any:
    """What a command prints as JSON."""
    command = [*words, "--library", str(settings.library), "--json"]
    done = CliRunner().invoke(terminal, command, catch_exceptions=False)
    assert done.exit_code == 0
    return json.loads(done.stdout)


def test_councils_side_by_side_are_two_or_more(client: Client) -> None:
    names = [row["authority"] for row in client().get("/v1/councils").json()]
    assert names == ["Wexcombe"]
    for twice in (names * 2, [*names, "Atlantis"]):
        got = client().get("/v1/compare", params={"authority": twice})
        assert (got.status_code, got.headers["content-type"]) == (422, PROBLEM)


def test_registers_are_narrowed_by_authority_and_document(client: Client) -> None:
    rows = client().get("/v1/recommendations?authority=wexcombe").json()
    assert rows
    assert {row["authority"] for row in rows} == {rows[0]["authority"]}
    one = client().get("/v1/recommendations", params={"document": rows[0]["document"]}).json()
    assert [row for row in rows if row["document"] == rows[0]["document"]] == one


def test_a_quotes_boxes_lie_on_the_page_and_its_picture_is_marked_there(client: Client) -> None:
    answer = client().post("/v1/ask", json={"question": QUESTION}).json()
    cited = answer["citations"][0]
    (held,) = [
        row for row in client().get("/v1/documents").json() if row["document"] == cited["document"]
    ]
    where = f"/v1/documents/{held['id']}/pages/{cited['page']}"
    page = client().get(where, params={"quote": cited["quote"]}).json()
    assert page["boxes"]
    bare = client().get(f"{where}/picture")
    marked = client().get(f"{where}/picture", params={"quote": cited["quote"]})
    assert bare.headers["content-type"] == marked.headers["content-type"] == "image/png"
    plain, drawn = (Image.open(io.BytesIO(got.content)).convert("RGB") for got in (bare, marked))
    assert plain.size == (round(page["width"] * 2), round(page["height"] * 2))
    x0, y0, _, _ = page["boxes"][0]
    inside = (int(x0 * 2) + 1, int(y0 * 2) + 1)
    assert plain.getpixel(inside) != drawn.getpixel(inside)
    assert plain.getpixel((3, 3)) == drawn.getpixel((3, 3))


def test_words_that_are_not_on_the_page_mark_nothing_and_are_a_problem(client: Client) -> None:
    held = client().get("/v1/documents").json()[0]
    got = client().get(f"/v1/documents/{held['id']}/pages/1?quote=no such words at all")
    assert (got.status_code, got.headers["content-type"]) == (422, PROBLEM)


def test_what_only_changes_with_the_library_is_not_sent_twice(client: Client) -> None:
    first = client().get("/v1/recommendations")
    again = client().get("/v1/recommendations", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    other = client().get("/v1/judgements", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/v1/documents/nothing", 404),
        ("/v1/documents/nothing/pages/1", 404),
        ("/v1/nothing", 404),
        ("/v1/recommendations?authority=Atlantis", 422),
        ("/v1/documents?kind=poem", 422),
        ("/v1/search", 422),
        ("/v1/search?q=x&k=0", 422),
        ("/v1/search?q=x&as_of=someday", 422),
    ],
)
def test_errors_are_problems(client: Client, address: str, status: int) -> None:
    got = client().get(address)
    assert (got.status_code, got.headers["content-type"]) == (status, PROBLEM)
    told = Problem.model_validate(got.json())
    assert told.status == status
    assert told.detail


def test_an_empty_question_is_a_problem_in_a_stream_too(client: Client) -> None:
    for address in ("/v1/ask", "/v1/ask/stream"):
        got = client().post(address, json={"question": "  "})
        assert (got.status_code, got.headers["content-type"]) == (422, PROBLEM)


def test_too_much_is_refused_unread(client: Client) -> None:
    got = client().post("/v1/ask", json={"question": "x" * 70_000})
    assert (got.status_code, got.headers["content-type"]) == (413, PROBLEM)
    parts = client().post("/v1/ask", content=iter([b"{}"]))
    assert parts.status_code == 411


def test_another_name_is_refused(client: Client) -> None:
    got = client().get("/v1/documents", headers={"Host": "rebound.example"})
    assert (got.status_code, got.headers["content-type"]) == (421, PROBLEM)


# Who may see what


def test_an_exempt_paper_is_not_there_without_the_token_that_clears(client: Client) -> None:
    served = client(cleared="clear-me")
    (hidden,) = [
        row
        for row in served.get("/v1/documents", headers=bearing("clear-me")).json()
        if Path(row["document"]).name == SECRET
    ]
    assert SECRET not in paths(served.get("/v1/documents").json())
    assert SECRET not in paths(served.get("/v1/actions").json())
    assert SECRET not in paths(served.get("/v1/search?q=action plan owner&k=100").json())
    assert all(Path(row["plan"]).name != SECRET for row in served.get("/v1/trace").json()["rows"])
    where = f"/v1/documents/{hidden['id']}"
    for address in (where, f"{where}/pages/1", f"{where}/pages/1/picture"):
        got = served.get(address)
        unknown = served.get(address.replace(hidden["id"], "0" * 16))
        assert got.status_code == 404
        assert got.json()["detail"].replace(hidden["id"], "0" * 16) == unknown.json()["detail"]
    assert SECRET in paths(served.get("/v1/actions", headers=bearing("clear-me")).json())


def test_the_settings_own_clearance_does_not_clear_who_brings_no_token(guarded, started) -> None:  # type: ignore[no-untyped-def]
    from fastapi.testclient import TestClient

    from ui.api.app import make_app, make_service

    app = make_app(make_service(guarded.model_copy(update={"cleared_for_exempt": True})))
    served = started.enter_context(TestClient(app, base_url="http://localhost"))
    assert SECRET not in paths(served.get("/v1/documents").json())


def test_where_tokens_are_set_one_must_be_brought(client: Client) -> None:
    served = client(tokens="one, two", cleared="three")
    for headers in ({}, bearing("four"), bearing(""), {"Authorization": "Basic one"}):
        got = served.get("/v1/documents", headers=headers)
        assert (got.status_code, got.headers["content-type"]) == (401, PROBLEM)
        assert got.headers["www-authenticate"] == "Bearer"
    for token in ("one", "two", "three"):
        assert served.get("/v1/documents", headers=bearing(token)).status_code == 200
    assert served.get("/v1/health").status_code == 200


def test_a_tag_of_the_cleared_is_no_tag_of_others(client: Client) -> None:
    served = client(cleared="clear-me")
    tag = served.get("/v1/documents", headers=bearing("clear-me")).headers["etag"]
    assert served.get("/v1/documents", headers={"If-None-Match": tag}).status_code == 200


def test_who_asks_too_often_is_told_when_to_come_again(client: Client) -> None:
    served = client(per_minute=3)
    got = [served.get("/v1/documents").status_code for _ in range(4)]
    assert got == [200, 200, 200, 429]
    refused = served.get("/v1/documents")
    assert refused.headers["content-type"] == PROBLEM
    # Three a minute is one in twenty seconds.
    assert 0 < int(refused.headers["retry-after"]) <= 20
    assert served.get("/v1/health").status_code == 200


def test_a_guessed_token_counts_as_a_request(client: Client) -> None:
    served = client(tokens="right", per_minute=2)
    got = [served.get("/v1/documents", headers=bearing(f"no{n}")).status_code for n in range(3)]
    assert got == [401, 401, 429]


def test_the_log_has_no_question_in_it(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "scrutineer.api"):
        client().get("/v1/search?q=Councillor Smith")
        client().post("/v1/ask", json={"question": "Who is Councillor Smith?"})
    told = [json.loads(record.getMessage()) for record in caplog.records]
    assert [(line["method"], line["status"]) for line in told] == [("GET", 200), ("POST", 200)]
    assert "Smith" not in caplog.text
    assert told[0]["ms"] > 0


def test_it_is_ready_once_what_the_first_question_needs_is_loaded(client: Client) -> None:
    import time

    for _ in range(600):
        got = client().get("/v1/ready")
        if got.status_code == 200:
            break
        assert got.json() == {"status": "warming"}
        time.sleep(0.1)
    assert got.json() == {"status": "ok"}
