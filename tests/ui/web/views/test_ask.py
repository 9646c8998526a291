import re

import pytest

from corpus.feedback import Fault
from tests.answers import answer as answer_made

ASKED = "What was Wexcombe judged overall in 2025?"


def headings(app):
    return [each.value for each in app.header if "Narrow" not in each.value]


def ask(app, question):
    app.chat_input[0].set_value(question)
    return app.run()


def words(app):
    return " ".join([*(m.value for m in app.markdown), *(c.value for c in app.caption)])


def labelled(app, words):
    return next(button for button in app.button if words in button.label)


def test_an_example_is_answered_when_clicked(app):
    app.run()
    offered = [button for button in app.button if (button.key or "").startswith("example-")]
    assert len(offered) >= 4
    offered[0].click().run()
    assert len(headings(app)) == 1
    assert "green-badge[Answered]" in words(app)
    assert not [button for button in app.button if (button.key or "").startswith("example-")]


def test_an_answer_stands_in_the_address_and_comes_back_from_it(app):
    ask(app.run(), ASKED)
    assert app.query_params["q"] == ASKED
    before = headings(app)
    del app.session_state["conversation"]
    app.run()
    assert headings(app) == before
    assert "green-badge[Answered]" in words(app)


def test_a_follow_up_is_read_with_what_was_asked_before_and_says_how(app):
    ask(ask(app.run(), ASKED), "And in 2022?")
    assert "Understood as" in words(app)
    assert app.query_params["q"] == [ASKED, "And in 2022?"]


def test_a_question_understood_wrongly_is_put_right(app):
    ask(ask(app.run(), ASKED), "And in 2022?")
    other = next(field for field in app.text_area if field.label == "What did you mean?")
    other.set_value("Who led Wexcombe's 2022 inspection?")
    labelled(app, "Ask this").click().run()
    assert len(headings(app)) == 3
    assert "lead inspector" in app.session_state["conversation"].turns[2].answer.answer.lower()


def test_a_question_taken_for_a_follow_up_is_asked_anew(app):
    ask(ask(app.run(), ASKED), "What are the risks?")
    labelled(app, "Ask it as a new question").click().run()
    turn = app.session_state["conversation"].turns[2]
    assert turn.asked.alone and turn.answer.understood == "What are the risks?"
    assert app.query_params["alone"] == "3"


def test_starting_again_leaves_an_empty_page_with_its_filters(app):
    app.query_params["kind"] = "minutes"
    ask(app.run(), ASKED)
    labelled(app, "Start again").click().run()
    assert headings(app) == []
    assert (app.query_params["kind"], "q" in app.query_params) == ("minutes", False)


def test_a_source_opens_its_page(app):
    ask(app.run(), ASKED)
    cited = app.session_state["conversation"].turns[0].answer.citations[0]
    labelled(app, "Open source").click().run()
    assert app.query_params["document"] == cited.document_id
    assert str(cited.start) in app.query_params["from"]
    assert f"Page {cited.page} of" in words(app)


def test_a_question_on_what_is_not_held_is_refused_with_the_reason(app):
    ask(app.run(), "Why was Birmingham judged inadequate?")
    assert "Not answered by these documents" in words(app)
    assert re.search(r"Searched none of the \d+ documents held", words(app))


def test_a_filter_narrows_the_next_question_and_stands_in_the_address(app):
    app.run()
    kind = next(box for box in app.selectbox if box.label == "Kind of document")
    kind.select(next(o for o in kind.options if o == "Minutes")).run()
    ask(app, "What was said about return home interviews?")
    assert app.query_params["kind"] == "minutes"
    (turn,) = app.session_state["conversation"].turns
    assert {kind.value for kind in turn.answer.searched.kinds} == {"minutes"}


def test_a_shared_address_sets_the_filters(app):
    app.query_params["kind"] = "strategy"
    app.query_params["since"] = "2020"
    app.run()
    shown = {box.label: box.value for box in app.selectbox}
    assert (shown["Kind of document"].value, shown["Published from"]) == ("strategy", 2020)


def test_two_readers_share_nothing(app, demo_library):
    from streamlit.testing.v1 import AppTest

    from tests.ui.web.conftest import APP

    ask(app.run(), ASKED)
    other = AppTest.from_file(APP, default_timeout=60).run()
    assert headings(other) == []


def test_a_thumb_is_kept_and_taken_back(app, library):
    ask(app.run(), ASKED)
    kept = len(library.feedback())
    app.feedback[0].set_value(0).run()
    said = library.feedback()[-1]
    assert (said.question, said.helpful, said.status) == (ASKED, False, "complete")
    next(r for r in app.radio if "wrong" in r.label).set_value(Fault.WRONG)
    next(a for a in app.text_area).set_value("It was good.")
    labelled(app, "Send").click().run()
    assert library.feedback()[-1].expected == "It was good."
    assert len(library.feedback()) == kept + 1
    app.feedback[0].set_value(None).run()
    assert len(library.feedback()) == kept


def test_no_library_is_said_with_what_to_do(app, monkeypatch, tmp_path):
    import streamlit as st

    monkeypatch.setenv("SCRUTINEER_LIBRARY", str(tmp_path / "none"))
    st.cache_resource.clear()
    app.run()
    assert "scrutineer ingest" in app.error[0].value.replace("\\", "")


@pytest.mark.parametrize(
    "hostile", ["![x](http://evil.example/x.png)", "<script>alert(1)</script>"]
)
def test_what_a_reader_types_is_shown_as_words(app, hostile):
    ask(app.run(), hostile)
    assert "![" not in headings(app)[0]
    assert "<s" not in headings(app)[0].replace("\\<", "")


def test_a_models_answer_says_so():
    from assistant.types import Written
    from ui.web.ask.turn import written_by

    written = Written("ollama:small", "v1", 10, 5, None, 2, 2)
    assert "ollama:small" in written_by(answer_made(written=written))
    assert written_by(answer_made()) == "Made of quotations"
    told = answer_made(written=written, note="The model could not be had.")
    assert written_by(told) == "The model could not be had."
