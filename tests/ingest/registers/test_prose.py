"""Plans in prose and minutes of styles of their own: what each sentence or bullet gives."""

from __future__ import annotations

import re
from datetime import date

import pytest

from corpus.types import Document, Kind
from ingest.outline.sections import split_sections
from ingest.registers.minutes.progress import read_progress
from ingest.registers.plans.actions import read_actions
from tests.ingest.made_readings import reading

PARAGRAPHS = """
# Coming good: our answer to the inspectors
We were told in May that too many families wait. This paper says what we are doing about it and who has promised it.
## Families who wait
We shall open the duty desk on Saturdays from nine until one. This falls to Kim Odell, Head of Duty, who has until 31 March 2025. So far it stands at amber.
Letters to families will be rewritten in plain words with the help of six parents. The work is in the hands of the Practice Lead and is to be finished by the end of June 2025.
No family should have to tell its story twice. A single record will be kept from the first call, for which Dev Anand, Systems Manager, is answerable; it is wanted by September 2025.
## Children in our care
Each child will be seen alone by their own social worker at every visit. Heads of service have given their word on this. The Director of Practice will report on it to the board no later than 15 May 2025.
We want twelve more foster homes for teenagers. Recruiting them is the task of the Fostering Manager, to be done by December 2025, and we shall know it has worked when no teenager is placed more than twenty miles away.
"""
PARAGRAPHS_GOLD = [
    ("open the duty desk", "Kim Odell, Head of Duty", "2025-03-31"),
    ("Letters to families", "Practice Lead", "2025-06-30"),
    ("A single record", "Dev Anand, Systems Manager", "2025-09"),
    ("Each child will be seen|report on it", "Director of Practice", "2025-05-15"),
    ("twelve more foster", "Fostering Manager", "2025-12"),
]
BULLETS = """
# Improvement plan, spring edition
## Promise one: steady workers
- By 30 April 2025 a rota for newly qualified workers will be drawn up by the Workforce Lead. Measure: all have a protected day a week.
- Exit interviews: Human Resources Partner to hold one with every leaver, starting at once and reviewed in July 2025.
- The Assistant Director takes on the backlog of supervision, target 31 May 2025 (rated red in February).
- Pay supplement agreed for the Front Door – Director of Finance – in force from 1 April 2025.
## Promise two: plans that work
- Before the summer break, on 18 July 2025, the Reviewing Manager is to have looked again at every plan older than a year.
- Audits: forty a month; answerable: Quality Manager; wanted by: 30 June 2025; position: on course.
"""
BULLETS_GOLD = [
    ("rota for newly", "Workforce Lead", "2025-04-30"),
    ("Exit interviews|hold one with", "Human Resources Partner", "2025-07"),
    ("backlog of supervision", "Assistant Director", "2025-05-31"),
    ("Pay supplement", "Director of Finance", "2025-04-01"),
    ("looked again at every plan", "Reviewing Manager", "2025-07-18"),
    ("Audits", "Quality Manager", "2025-06-30"),
]
LABELS = """
# How we shall mend what was found
1. Strategy meetings. What: hold each within one working day. Who: Duty Manager. When: 28 February 2025. Now: green.
2. Return interviews. What: offer one within three days to every child who comes back. Who: Ann Lowe. When: autumn term 2025. Now: not begun.
3. Health checks for children new to care. What: book the first within two weeks. Who: Named Nurse, with the Placements Team. When: 31 January 2025. Now: amber.
4. Housing for young people who leave care. What: sign the agreement with the housing service. Who: Head of Care Leavers. When: end of May 2025. Now: red.
"""
LABELS_GOLD = [
    ("hold each within", "Duty Manager", "2025-02-28"),
    ("offer one within", "Ann Lowe", None),
    ("book the first", "Named Nurse, with the Placements Team", "2025-01-31"),
    ("sign the agreement", "Head of Care Leavers", "2025-05-31"),
]
SPOKEN = """
# Corporate Parenting Board, 11 February 2025
## Item 4: the improvement plan
Kim Odell told us the Saturday desk has been running since the new year. The board was glad to see it go green, having been amber all autumn.
On letters to families the Practice Lead asked for longer. She will have until 30 September 2025, three months more than was planned.
Dev Anand has left. The single record is now with Priya Shah, Systems Manager.
The visits report came on time and the board regards that action as finished.
Foster homes for teenagers: five found, seven to go. Still amber.
The Chair thanked the officers.
"""
SPOKEN_GOLD = [
    {("rag", "Amber", "Green")},
    {("due", None, "2025-09-30")},
    {("owner", "Dev Anand", "Priya Shah, Systems Manager")},
    {("rag", None, "Complete"), ("completed", None, None)},
    {("rag", None, "Amber")},
    set(),
]
NOTES = """
# Notes of the improvement panel held on 11 February 2025
## Going through the plan
- Rota: in place. Close it.
- Exit interviews: put off to October 2025; leavers have not come.
- Supervision backlog: red to amber. Two thirds cleared.
- Pay supplement: the panel took this out, as the pay award overtakes it.
- Old plans: Reviewing Manager off sick, so the Quality Manager picks it up.
- Audits: no movement. Green as before.
"""
NOTES_GOLD = [
    {("rag", None, "Complete"), ("completed", None, None)},
    {("due", None, "2025-10")},
    {("rag", "Red", "Amber")},
    {("superseded", None, None)},
    {("owner", "Reviewing Manager off", "Quality Manager")},
    {("rag", None, "Green")},
]


@pytest.mark.parametrize(
    ("text", "gold"),
    [(PARAGRAPHS, PARAGRAPHS_GOLD), (BULLETS, BULLETS_GOLD), (LABELS, LABELS_GOLD)],
)
def test_every_action_is_found_with_who_and_when(text, gold):
    made = reading(text)
    document = Document("d", "p.pdf", "Plan", Kind.IMPROVEMENT_PLAN, "application/pdf", 1, True)
    found = read_actions(made, document, split_sections(made))
    assert len(found) == len(gold)
    for words, owner, due in gold:
        (action,) = [each for each in found if re.search(words, each.text)]
        assert action.owner == owner
        assert action.due == due


@pytest.mark.parametrize(("text", "gold"), [(SPOKEN, SPOKEN_GOLD), (NOTES, NOTES_GOLD)])
def test_every_entry_of_minutes_changes_what_it_says_and_no_more(text, gold):
    made = reading(text)
    met = date(2025, 2, 11)
    document = Document(
        "m",
        "m.pdf",
        "Minutes",
        Kind.MINUTES,
        "text/plain",
        1,
        False,
        body="Board",
        meeting_date=met,
    )
    rows = read_progress(made, document, split_sections(made))
    lines = [line.lstrip("- ") for line in text.strip().splitlines() if not line.startswith("#")]
    for line, wanted in zip(lines, gold, strict=True):
        told = {(r.change.value, r.before, r.after) for r in rows if r.about.startswith(line[:30])}
        assert told == wanted


def test_a_paragraph_that_tells_what_was_done_is_no_action():
    made = reading(
        """
        # Where we have got to
        The Director of Children’s Services told the board in March 2023 that waiting times fell.
        Ofsted came back in May 2024. The Head of Practice showed them the audits of that year.
        """
    )
    document = Document("d", "p.pdf", "Plan", Kind.IMPROVEMENT_PLAN, "application/pdf", 1, True)
    assert read_actions(made, document, split_sections(made)) == ()
