"""What sort of paper it is: signs in its title, its opening and its text, added up."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from corpus.types import Kind
from ingest.describe.front import Front

_LEAST = 3


class Sign(NamedTuple):
    """A pattern that speaks for a kind, looked for in one place."""

    kind: Kind
    weight: int
    pattern: str


_TITLE = (
    Sign(Kind.IMPROVEMENT_PLAN, 5, r"\b(?:improvement|action|recovery|delivery) plan\b"),
    Sign(Kind.PROGRESS_PLAN, 7, r"\baccelerated progress plan\b|\bwritten statement of action\b"
                                r"|\bpriority action plan\b|\bstatement of action\b"),
    Sign(Kind.STRATEGY, 6, r"\bstrateg(?:y|ies|ic plan)\b|\bframework\b|\bpolicy\b"),
    Sign(Kind.NEWS, 3, r"\bblog\b|\bnews\b"),
    Sign(Kind.MINUTES, 5, r"\bminutes\b"),
    Sign(Kind.DECISION_RECORD, 5, r"\bdecision (?:record|notice|sheet)\b|\brecord of (?:a )?decision\b"),
)  # fmt: skip
_OPENING = (
    Sign(Kind.INSPECTION_LETTER, 4, r"^(?:re-?)?inspection of\b|^focused (?:assurance )?visit\b"
                                    r"|^monitoring visit\b|^joint (?:targeted |local )?area\b"
                                    r"|^area send\b"),
    Sign(Kind.INSPECTION_LETTER, 3, r"^inspection dates?\b ?:?"),
    Sign(Kind.INSPECTION_LETTER, 3, r"^(?:lead|reporting) inspectors?\b"),
    Sign(Kind.INSPECTION_LETTER, 2, r"^report published"),
    Sign(Kind.INSPECTION_LETTER, 2, r"\bpiccadilly gate\b|\bofsted\.gov\.uk\b|^ofsted$"),
    Sign(Kind.INSPECTION_LETTER, 3, r"\bsummarises the findings\b|^judgement grade$"),
    Sign(Kind.COMMITTEE_REPORT, 4, r"^(?:report (?:of|to|by|author|title)|title of report) ?[:–-]"
                                   r"|^report (?:of|to) (?:the )?(?:cabinet|executive|[\w ]*director|"
                                   r"[\w ]*committee|[\w ]*commission|[\w ]*panel)\b"),
    Sign(Kind.COMMITTEE_REPORT, 3, r"^officer presenting\b|^presenting officer\b|^contact officer\b"
                                   r"|^report author\b|^lead officer\b"),
    Sign(Kind.COMMITTEE_REPORT, 4, r"^(?:\d+\.?\d* ?)?purpose of (?:the |this )?report\b"
                                   r"|^decision pathway\b|^(?:cabinet|committee) report\b"),
    Sign(Kind.COMMITTEE_REPORT, 2, r"^(?:\d+\.?\d* ?)?recommendations?:?$|^recommended:?\b"),
    Sign(Kind.COMMITTEE_REPORT, 1, r"^(?:meeting|wards?(?:\(s\))?(?: affected)?|key decision"
                                   r"|cabinet (?:lead|member)|date|purpose) ?:"),
    Sign(Kind.MINUTES, 6, r"^(?:draft |confirmed |approved )?minutes(?: of\b|:|$| –| -)"
                          r"|^(?:draft |unconfirmed )minutes\b"),
    Sign(Kind.MINUTES, 6, r"^agenda item$|^minutes?:$"),
    Sign(Kind.MINUTES, 4, r"^(?:members |councillors |also )?(?:present|attendance|in attendance"
                          r"|apologies(?: for absence)?|in the chair)\b.{0,30}(?::|$)"),
    Sign(Kind.DECISION_RECORD, 6, r"^(?:\w+ ){0,3}(?:decision (?:record|notice|sheet)"
                                  r"|record of (?:(?:a|an|officer|executive) )*decision)\b(?!s)"),
    Sign(Kind.DECISION_RECORD, 3, r"^(?:decision (?:taken|made)(?: by)?|date of decision"
                                  r"|decision ref(?:erence)?|the decision|reasons? for (?:the )?decision)\b ?:?"),
    Sign(Kind.IMPROVEMENT_PLAN, 4, r"\bwhat inspectors said\b|\b(?:our )?action(?:s)?\b.*\b(?:lead|owner)\b"
                                   r".*\b(?:deadline|due|by when|timescale|date)\b"),
    Sign(Kind.NEWS, 5, r"\bthis blog\b|^blog\b|^(?:press|news) release\b|\bguest blog\b"),
    Sign(Kind.NEWS, 4, r"^(?:posted|published|written) (?:on|by)\b|^by (?:cllr|councillor)\b"
                       r"|^notes to editors\b|\bis pictured\b"),
)  # fmt: skip
_TEXT = (
    Sign(Kind.INSPECTION_LETTER, 2, r"\bofsted produces this report\b|\byou may (?:re-?)?use this information\b"
                                    r"|\boffice for standards in education, children['’]s services and skills\b"),
    Sign(Kind.COMMITTEE_REPORT, 2, r"\bbackground (?:papers|documents)\b"),
    Sign(Kind.COMMITTEE_REPORT, 2, r"\b(?:legal|financial|resource) implications\b|\bfinance advice\b"),
    Sign(Kind.MINUTES, 3, r"^resolved\b|\bwas resolved\b|\bit was agreed\b"),
    Sign(Kind.MINUTES, 2, r"\b(?:members|the (?:committee|commission|panel|board)) (?:noted|asked|"
                          r"agreed|resolved|thanked|heard|were (?:pleased|content))\b|\bnoted from members\b"),
    Sign(Kind.MINUTES, 2, r"\baction log\b|\bthe meeting (?:closed|ended|finished)\b"),
    Sign(Kind.PROGRESS_PLAN, 1, r"\barea of significant weakness\b"),
    Sign(Kind.IMPROVEMENT_PLAN, 2, r"\bB?RAG (?:rating|status)\b|\bsuccess measures?\b"),
    Sign(Kind.STRATEGY, 2, r"\bthis strateg(?:y|ic plan)\b"),
    Sign(Kind.STRATEGY, 1, r"\bour (?:vision|priorities|themes)\b"),
    Sign(Kind.NEWS, 2, r"\bI (?:am|was|have|approved|stated|believe|wrote|know)\b"),
)  # fmt: skip


def find_kind(front: Front, title: str) -> Kind:
    """The kind that most signs speak for; OTHER where they are too few."""
    scores: Counter[Kind] = Counter()
    places = ((_TITLE, title), (_OPENING, "\n".join(front.opening)), (_TEXT, "\n".join(front.lines)))
    for signs, place in places:
        for sign in signs:
            if re.search(sign.pattern, place, re.IGNORECASE | re.MULTILINE):
                scores[sign.kind] += sign.weight
    best = scores.most_common(1)
    return best[0][0] if best and best[0][1] >= _LEAST else Kind.OTHER
