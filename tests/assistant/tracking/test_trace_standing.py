"""Sure, to check, none: what a link counts for, and that nothing takes a rejected one's place."""

from __future__ import annotations

from dataclasses import replace

from assistant.tracking.link_probability import MAY_ANSWER, SURE, WORTH_CHECKING
from assistant.tracking.story import Story
from assistant.tracking.trace import Link, Traced, TraceStatus, sorted_links
from corpus.plans import Action, StatusWord
from corpus.types import Quote, Recommendation
from tests.answers import document

ITEM = Recommendation("d1", 1, None, "recommendations", "recommendation", None, "Visit on time.",
                      (Quote(1, "Visit on time."),))  # fmt: skip


def link(name: str, probability: float, confirmed: bool | None = None) -> Link:
    action = Action("d2", 1, name, None, f"Do {name}.", None, None, None, None, StatusWord.NONE,
                    None, None, None, (), "Plan", ())  # fmt: skip
    sure = confirmed is True or (confirmed is None and probability >= SURE)
    return Link(name, Story.begun(action, document()), probability, sure, "", confirmed)


def traced(*links: Link) -> Traced:
    return sorted_links(document(), document(id="d2"), ITEM, list(links))


def names(links: tuple[Link, ...]) -> list[str]:
    return [each.id for each in links]


def test_only_links_likelier_than_not_answer_and_the_rest_is_apart() -> None:
    row = traced(
        link("a", 0.9), link("b", SURE), link("c", 0.49), link("d", WORTH_CHECKING), link("e", 0.1)
    )
    assert row.status is TraceStatus.ANSWERED
    assert names(row.links) == ["a", "b"]
    assert names(row.to_check) == ["c", "d"]
    assert row.nearest == ()


def test_rejecting_a_link_lets_no_other_take_its_place() -> None:
    links = [link("a", 0.9), link("b", 0.45), link("c", 0.3), link("d", 0.1)]
    before = traced(*links)
    after = traced(replace(links[0], confirmed=False, sure=False), *links[1:])
    assert (names(after.links), names(after.rejected)) == ([], ["a"])
    assert names(after.to_check) == names(before.to_check) == ["b", "c"]
    assert after.status is TraceStatus.TO_CHECK
    again = traced(*(replace(each, confirmed=False, sure=False) for each in links[:3]), links[3])
    assert (again.to_check, again.status) == ((), TraceStatus.UNANSWERED)
    assert again.nearest == ()


def test_what_is_far_from_answering_is_a_gap_with_its_nearest() -> None:
    row = traced(link("a", MAY_ANSWER - 0.01), link("b", 0.1), link("c", 0.05), link("d", 0.01))
    assert row.status is TraceStatus.UNANSWERED
    assert (names(row.to_check), names(row.nearest)) == (["a"], ["b", "c"])


def test_an_officers_yes_counts_however_unlikely_it_was() -> None:
    row = traced(link("a", 0.02, confirmed=True), link("b", 0.6))
    assert names(row.links) == ["a", "b"]
