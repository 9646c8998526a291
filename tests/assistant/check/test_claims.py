"""True statements pass and false ones don't, on the demo papers."""

import pytest

from assistant.check.faults import Fault
from assistant.check.statement import support_of
from tests.assistant.check.claimed import groups, quoted_in

GROUPS = list(groups())
TRUE = [(group, text) for group in GROUPS for text in group.true]
FALSE = [(group, text, why) for group in GROUPS for text, why in group.false]
MUST_PASS = 0.95
"""Of the true ones; a false one never passes."""


def test_there_are_enough_of_both_to_tell():
    assert len(TRUE) >= 40
    assert len(FALSE) >= 120
    assert len({text for _, text in TRUE}) == len(TRUE)


@pytest.mark.parametrize(("group", "text", "why"), FALSE, ids=[text[:60] for _, text, _ in FALSE])
def test_a_false_statement_is_dropped(demo, group, text, why):
    assert isinstance(support_of(text, quoted_in(demo.library, group.quotes)), Fault), why


def test_true_statements_pass_and_stand_on_sentences_that_were_quoted(demo):
    passed = 0
    for group, text in TRUE:
        quoted = quoted_in(demo.library, group.quotes)
        carried = support_of(text, quoted)
        if not isinstance(carried, Fault):
            passed += 1
            assert carried
            assert set(carried) <= set(quoted)
    assert passed >= MUST_PASS * len(TRUE)
