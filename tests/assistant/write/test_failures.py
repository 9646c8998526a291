"""A model that is dead, slow, busy or refuses: the answer without it, and a line that says so."""

import http.server
import json
import threading
import time

import pytest

from assistant import Assistant
from corpus.settings import Settings
from tests.assistant.write.scripted import saying
from tests.assistant.write.test_scripts import ASKED, QUOTE, TRUE


class Refused(Exception):
    """As the providers' packages raise them: with an HTTP status."""

    def __init__(self, status_code, words=""):
        super().__init__(words)
        self.status_code = status_code


FAILURES = {
    "can't be reached": ConnectionError("connection refused"),
    "didn't answer in time": TimeoutError("timed out"),
    "refused the key": Refused(401, "Incorrect API key provided: sk-abc"),
    "isn't known": Refused(404),
    "refused the request": Refused(400, "content policy"),
    "refused so long a request": Refused(413),
    "is busy": Refused(429),
    "failed on its own side": Refused(503),
    "failed (ValueError)": ValueError("anything\nat all"),
}


@pytest.mark.parametrize("line", FAILURES)
def test_a_failure_leaves_the_answer_without_a_model_and_says_so_in_a_line(written_by, demo, line):
    answer = written_by(saying(TRUE, QUOTE), fails_with=FAILURES[line]).ask(ASKED)
    assert answer.answer == demo.ask(ASKED, with_model=False).answer
    assert line in answer.note
    assert answer.note.startswith("fake:m ")
    assert "\n" not in answer.note
    assert "sk-abc" not in answer.note
    assert not answer.by_model


def test_a_model_that_stalls_is_left_when_its_time_is_up(written_by):
    assistant = written_by(saying(TRUE, QUOTE), pause=0.5, size=3, model_seconds=1)
    began = time.monotonic()
    answer = assistant.ask(ASKED)
    assert time.monotonic() - began < 5
    assert "took longer than 1 seconds" in answer.note
    assert not answer.by_model


def test_a_server_that_takes_no_schema_is_asked_without_one_and_remembered(written_by):
    def refuse_schemas(kwargs, _):
        if "response_format" in kwargs:
            raise Refused(400, "Unknown parameter: response_format")

    assistant = written_by(saying(TRUE, QUOTE), fails_with=refuse_schemas)
    assert assistant.ask(ASKED).answer == TRUE
    assert assistant.ask(ASKED).answer == TRUE
    asked = assistant.writer()._model.asked
    assert ["response_format" in kwargs for _, kwargs in asked] == [True, False, False]


def test_a_name_that_makes_no_sense_is_told_in_the_note(demo_library):
    settings = Settings(library=demo_library.library, model="gpt")
    answer = Assistant.open(settings).ask(ASKED)
    assert "provider:name" in answer.note
    assert answer.statements


def test_a_dead_address_is_told_in_the_note(demo_library):
    answer = asked_at(demo_library, 9)
    assert "can't be reached" in answer.note
    assert answer.statements


def test_no_model_set_leaves_no_note(demo):
    answer = demo.ask(ASKED)
    assert answer.note == ""
    assert answer.written is None


def test_a_busy_server_is_asked_again_after_a_pause(demo_library):
    server = Busy(busy=2)
    try:
        answer = asked_at(demo_library, server.port)
    finally:
        server.stop()
    assert server.asked == 2 + 1
    assert answer.answer == TRUE
    assert (answer.written.tokens_in, answer.written.tokens_out) == (700, 50)
    assert answer.written.cost == pytest.approx((700 * 2 + 50 * 8) / 1_000_000)


def test_a_server_that_stays_busy_is_given_up(demo_library):
    server = Busy(busy=99)
    try:
        answer = asked_at(demo_library, server.port)
    finally:
        server.stop()
    assert server.asked == 1 + 2
    assert "is busy" in answer.note


def asked_at(demo_library, port):
    settings = Settings(
        library=demo_library.library,
        model="openai:small",
        model_url=f"http://127.0.0.1:{port}/v1",
        model_retries=2,
        model_price_in=2,
        model_price_out=8,
    )
    return Assistant.open(settings).ask(ASKED)


class Busy:
    """A server of the OpenAI protocol that says 429 some times before it answers."""

    def __init__(self, busy):
        self.asked = 0
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked += 1
                if outer.asked <= busy:
                    self.send_response(429)
                    self.send_header("retry-after-ms", "10")
                    self.end_headers()
                    return
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.end_headers()
                for event in events(body["messages"][1]["content"]):
                    self.wfile.write(f"data: {event}\n\n".encode())

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()


def events(content):
    """The answer as server-sent events, in pieces, with its usage at the end."""
    from langchain_core.messages import HumanMessage, SystemMessage

    from tests.assistant.write.scripted import Given

    given = Given.of([SystemMessage(""), HumanMessage(content)])
    text = saying(TRUE, QUOTE)(given)
    base = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "small"}
    for at in range(0, len(text), 40):
        delta = {"role": "assistant", "content": text[at : at + 40]}
        piece = {"index": 0, "delta": delta, "finish_reason": None}
        yield json.dumps({**base, "choices": [piece]})
    yield json.dumps({**base, "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    usage = {"prompt_tokens": 700, "completion_tokens": 50, "total_tokens": 750}
    yield json.dumps({**base, "choices": [], "usage": usage})
    yield "[DONE]"
