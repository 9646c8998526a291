"""What speaks for each kind of paper: patterns with weights, by where they are looked for.

Patterns are matched line by line (^ and $ are a line's ends), whatever the case.
"""

from __future__ import annotations

from typing import NamedTuple

from corpus.types import Kind

_LETTER, _PLAN, _STRATEGY = Kind.INSPECTION_LETTER, Kind.IMPROVEMENT_PLAN, Kind.STRATEGY
_REPORT, _MINUTES, _DECISION = Kind.COMMITTEE_REPORT, Kind.MINUTES, Kind.DECISION_RECORD


class Sign(NamedTuple):
    """A pattern that speaks for a kind."""

    kind: Kind
    weight: int
    pattern: str


TITLE = (
    Sign(_PLAN, 5, r"\b(?:improvement|action|recovery|delivery) plan\b"),
    Sign(Kind.PROGRESS_PLAN, 7, r"\baccelerated progress plan\b|\bstatement of action\b"),
    Sign(Kind.PROGRESS_PLAN, 7, r"\bpriority action plan\b"),
    Sign(_STRATEGY, 6, r"\bstrateg(?:y|ies|ic plan)\b|\bframework\b|\bpolicy\b"),
    Sign(Kind.NEWS, 3, r"\bblog\b|\bnews\b"),
    Sign(_MINUTES, 5, r"\bminutes\b"),
    Sign(_REPORT, 4, r"\b(?:highlight|progress|monitoring|exception|performance|update) report\b"),
    Sign(_DECISION, 5, r"\bdecision (?:record|notice|sheet)\b|\brecord of (?:a )?decision\b"),
)
OPENING = (
    Sign(_LETTER, 4, r"^(?:re-?)?inspection of\b|^area send\b|^joint (?:targeted |local )?area\b"),
    Sign(_LETTER, 4, r"^(?:focused (?:assurance )?|monitoring )visit (?:to|of)\b"),
    Sign(_LETTER, 3, r"^inspection dates?\b"),
    Sign(_LETTER, 3, r"^(?:lead|reporting) inspectors?\b"),
    Sign(_LETTER, 2, r"^report published"),
    Sign(_LETTER, 2, r"\bpiccadilly gate\b|\bofsted\.gov\.uk\b|^ofsted$"),
    Sign(_LETTER, 3, r"\bsummaris\w+ (?:of )?the findings\b|^judgement grade$"),
    Sign(_REPORT, 4, r"^(?:report (?:of|to|by|author|title)|title of report) ?[:–-]"),
    Sign(_REPORT, 4, r"^report (?:of|to) (?:the )?(?:cabinet|executive|[\w ]*director)\b"),
    Sign(_REPORT, 4, r"^report to (?:the )?[\w ]*(?:committee|commission|panel|board)\b"),
    Sign(_REPORT, 3, r"^to ?: ?(?:the )?[\w ]*(?:cabinet|committee|commission|panel|board)\b"),
    Sign(_REPORT, 3, r"^(?:officer presenting|presenting officer|contact officer)\b"),
    Sign(_REPORT, 3, r"^(?:report author|lead officer)\b"),
    Sign(_REPORT, 4, r"^(?:\d+\.?\d* ?)?purpose of (?:the |this )?report\b"),
    Sign(_REPORT, 4, r"^decision pathway\b|^(?:cabinet|committee) report\b"),
    Sign(_REPORT, 2, r"^(?:\d+\.?\d* ?)?recommendations?:?$|^recommended:?\b"),
    Sign(_REPORT, 1, r"^(?:meeting|wards?(?:\(s\))?(?: affected)?|date|purpose) ?:"),
    Sign(_REPORT, 1, r"^(?:key decision|cabinet (?:lead|member)) ?:"),
    Sign(_MINUTES, 6, r"^(?:(?:draft|confirmed|approved) )?minutes(?: of\b|:|$| –| -)"),
    Sign(_MINUTES, 6, r"^(?:draft|unconfirmed) minutes\b"),
    Sign(_MINUTES, 6, r"^agenda item$|^minutes?:$"),
    Sign(_MINUTES, 4, r"^(?:members |councillors |also )?(?:present|attendance)\b.{0,30}(?::|$)"),
    Sign(
        _MINUTES, 4, r"^(?:in attendance|apologies(?: for absence)?|in the chair)\b.{0,30}(?::|$)"
    ),
    Sign(_DECISION, 6, r"^(?:\w+ ){0,3}decision (?:record|notice|sheet)\b"),
    Sign(_DECISION, 6, r"^(?:\w+ ){0,3}record of (?:(?:a|an|officer|executive) )*decision\b"),
    Sign(_DECISION, 3, r"^(?:decision (?:taken|made)(?: by)?|date of decision|the decision) ?:?"),
    Sign(_DECISION, 3, r"^(?:decision ref(?:erence)?|reasons? for (?:the )?decision)\b ?:?"),
    Sign(_PLAN, 4, r"\bwhat inspectors said\b"),
    Sign(_PLAN, 3, r"\b(?:our|this|council(?:’s|'s)?) (?:improvement|action|recovery) plan\b"),
    Sign(
        _PLAN, 4, r"\bactions?\b.*\b(?:lead|owner)\b.*\b(?:deadline|due|by when|timescale|date)\b"
    ),
    Sign(Kind.NEWS, 5, r"\bthis blog\b|^blog\b|\bguest blog\b|^(?:press|news) release\b"),
    Sign(Kind.NEWS, 4, r"^(?:posted|published|written) (?:on|by)\b|^by (?:cllr|councillor)\b"),
    Sign(Kind.NEWS, 4, r"^notes to editors\b|\bis pictured\b"),
)
TEXT = (
    Sign(_LETTER, 2, r"\bofsted produces this report\b|\byou may (?:re-?)?use this information\b"),
    Sign(_LETTER, 2, r"\boffice for standards in education, children['’]s services and skills\b"),
    Sign(_REPORT, 2, r"\bbackground (?:papers|documents)\b"),
    Sign(_REPORT, 2, r"\b(?:legal|financial|resource) implications\b|\bfinance advice\b"),
    Sign(_MINUTES, 3, r"^resolved\b|\bwas resolved\b|\bit was agreed\b"),
    Sign(_MINUTES, 2, r"\bmembers (?:noted|asked|agreed|resolved|thanked|heard|were)\b"),
    Sign(_MINUTES, 2, r"\bthe (?:committee|commission|panel|board) (?:noted|agreed|resolved)\b"),
    Sign(_MINUTES, 2, r"\bnoted from members\b|\bthe meeting (?:closed|ended|finished)\b"),
    Sign(_MINUTES, 2, r"\baction log\b"),
    Sign(Kind.PROGRESS_PLAN, 1, r"\barea of significant weakness\b"),
    Sign(_PLAN, 2, r"\bB?RAG (?:rating|status)\b|\bsuccess measures?\b"),
    Sign(_STRATEGY, 2, r"\bthis strateg(?:y|ic plan)\b"),
    Sign(_STRATEGY, 1, r"\bour (?:vision|priorities|themes)\b"),
    Sign(Kind.NEWS, 2, r"\bI (?:am|was|have|approved|stated|believe|wrote|know)\b"),
)
