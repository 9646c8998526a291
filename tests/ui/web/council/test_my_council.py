"""My council: chosen once, in the address, and carried to every page."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui.web.pages import page, shown

OURS = "What was Wexcombe judged overall in 2025?"


def chooser(app: AppTest):
    return next(each for each in app.selectbox if each.label == "My council")


def words(app: AppTest) -> str:
    return " ".join(shown(app))


def test_before_any_is_chosen_the_start_page_asks_and_says_what_is_held(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert any(each.label == "Which council are you here for?" for each in app.selectbox)
    assert "council" not in app.query_params
    assert "It can be wrong" in words(app)


def test_the_one_chosen_is_in_the_address_and_in_the_examples(app: AppTest) -> None:
    app.run()
    chooser(app).select("Wexcombe").run()
    assert not app.exception
    assert app.query_params["council"] == "Wexcombe"
    assert "Held of Wexcombe" in words(app)
    offered = [b.label for b in app.button if (b.key or "").startswith("example-")]
    assert 3 <= len(offered) <= 5
    assert any("Wexcombe" in each for each in offered)


def test_the_address_chooses(app: AppTest) -> None:
    app.query_params["council"] = "Wexcombe"
    app.run()
    assert chooser(app).value == "Wexcombe"


def test_a_council_of_which_nothing_is_held_is_said_to_be_so(app: AppTest) -> None:
    app.query_params["council"] = "Cornwall"
    app.run()
    assert any("No papers of Cornwall are held" in each.value for each in app.info)
    assert chooser(app).value is None


def test_a_question_that_names_no_council_is_asked_of_mine(app: AppTest) -> None:
    app.query_params["council"] = "Wexcombe"
    app.run()
    app.chat_input[0].set_value("What was the overall grade in the latest inspection?").run()
    turn = app.session_state["conversation"].turns[0]
    assert turn.limits.authority == "Wexcombe"
    assert app.query_params["authority"] == ["Wexcombe", ""]


def test_a_question_that_names_another_is_not_narrowed_to_mine(app: AppTest) -> None:
    app.query_params["council"] = "Wexcombe"
    app.run()
    app.chat_input[0].set_value("What was Bristol judged overall in 2023?").run()
    assert app.session_state["conversation"].turns[0].limits.authority is None


def test_going_back_in_the_address_takes_the_last_question_away(app: AppTest) -> None:
    app.run()
    app.chat_input[0].set_value(OURS).run()
    app.chat_input[0].set_value("And in 2022?").run()
    app.query_params["q"] = OURS
    app.run()
    assert [turn.question for turn in app.session_state["conversation"].turns] == [OURS]
    assert app.query_params["q"] == OURS


def test_its_page_tells_where_it_stands_and_offers_the_briefing(demo_library, monkeypatch) -> None:
    app = page("council", demo_library.library, monkeypatch)
    app.session_state["my-council"] = "Wexcombe"
    app.run()
    assert not app.exception
    heads = [each.value for each in app.header]
    assert heads[:3] == ["Where it stands", "Every grade", "Questions to ask"]
    assert "Papers held" in heads
    assert [each.label for each in app.get("download_button")][:2] == [
        "Briefing (Word)", "Briefing to print (HTML)",
    ]  # fmt: skip


def test_compare_starts_from_mine_and_lists_every_council(demo_library, monkeypatch) -> None:
    app = page("compare", demo_library.library, monkeypatch)
    app.session_state["my-council"] = "Wexcombe"
    app.run()
    assert not app.exception
    assert app.multiselect("councils").value == ["Wexcombe"]
    assert "Wexcombe" in list(app.table[0].value.index)


def test_a_link_that_says_whose_council_alone_is_answered_of_it(app: AppTest) -> None:
    app.query_params["council"] = "Wexcombe"
    app.query_params["q"] = "What was the overall grade in the latest inspection?"
    app.run()
    turn = app.session_state["conversation"].turns[0]
    assert turn.limits.authority == "Wexcombe"


def test_under_an_answer_stand_the_council_s_page_and_what_to_ask_next(app: AppTest) -> None:
    app.query_params["council"] = "Wexcombe"
    app.run()
    app.chat_input[0].set_value(OURS).run()
    assert not app.exception
    assert "(council?council=Wexcombe)" in words(app)
    offered = [b for b in app.button if "-next-" in (b.key or "")]
    assert 2 <= len(offered) <= 3
    assert OURS not in [b.label for b in offered]
    offered[0].click().run()
    assert len(app.session_state["conversation"].turns) == 2


def test_a_question_in_another_language_gets_one_kind_line(app: AppTest) -> None:
    app.run()
    app.chat_input[0].set_value("Qu'est-ce que Wexcombe doit améliorer?").run()
    assert not app.exception
    answer = app.session_state["conversation"].turns[0].answer
    assert "ask in English" in answer.answer
    assert "red-badge" not in words(app)


def test_we_beside_another_council_is_mine(app: AppTest) -> None:
    app.query_params["council"] = "Wexcombe"
    app.run()
    app.chat_input[0].set_value("How do we compare with Cornwall?").run()
    assert app.session_state["conversation"].turns[0].limits.authority == "Wexcombe"
    app.chat_input[0].set_value("What was Cornwall judged?").run()
    assert app.session_state["conversation"].turns[1].limits.authority is None
