"""How minutes put it that an action was taken out, handed over, or given another date."""

from __future__ import annotations

import re

from ingest.registers.owners import OWNER

_REF = r"(?-i:(?!Q[1-4]\b)[A-Z]{1,3}[-/]?\d+(?:\.\d+)?)"
OFF = re.compile(
    r"\b(?:withdrawn|superseded|dropped from the plan|taken out of the plan"
    r"|removed from the plan|discontinued|(?:will|would|is|does) not (?:now )?(?:to )?go ahead"
    r"|no longer (?:be )?(?:pursued|needed|required|going ahead)|be (?:dropped|withdrawn|deleted)"
    r"|(?:been|is|was|are) (?:dropped|deleted|replaced)|replaces it|takes? its place"
    r"|t(?:ook|aken|akes?) (?:this|it|the action) out"
    r"|merge[ds]? (?:this |the |it )?(?:action )?(?:with|into))\b"
    rf"|\b{_REF}\b[^.;|]{{0,20}} \w+ed into {_REF}\b",
    re.IGNORECASE,
)
INSTEAD = (
    re.compile(rf"\b{_REF}\b[^.;|]{{0,20}} \w+ed into (?P<what>{_REF})\b"),
    re.compile(
        r"\bmerge[ds]? (?:this |the |it )?(?:action )?(?:with|into) "
        r"(?P<what>(?:[^.;|]|\.(?=\d)){4,80})"
    ),
    re.compile(r"\b(?:replaced|superseded) (?:by|with) (?P<what>[^.;|]{4,120})", re.IGNORECASE),
    re.compile(r"\bthe plan,? (?:and )?(?P<what>[^.;|]{4,160}?),? tak(?:ing|es?) its place", re.I),
    re.compile(r"\binstead,? (?P<what>[^.;|]{4,120}?)(?:,? which (?:replaces|takes)|[.;|])", re.I),
    re.compile(r"(?P<what>[^.;|]{4,100}?) (?:will )?(?:take|takes) its place", re.IGNORECASE),
)
AGAIN = re.compile(
    r"(?:^|[.;|]\s+)re-?opened\b|\b(?:it|action|this|which) (?:is|was|has been|be) re-?opened\b",
    re.IGNORECASE,
)
_NAME = r"(?:(?:Cllr|Councillor|Dr|Mrs?|Ms) )?[A-Z][a-z’'-]+ [A-Z][A-Za-z’'-]+"
_WHO = rf"(?:{OWNER}|{_NAME})"
HANDED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<after>{_WHO}),? (?:takes?|took|taking|ha[sd] taken|to take|w(?:ill|ould) take) (?:[\w.]{{1,5}} )?over\b"
        rf"(?:[^.;|]*? from (?:the )?(?P<before>{_WHO}))?",
        rf"\bled (?:from now on |now |in future )?by (?:the )?(?P<after>{_WHO})"
        rf"(?:,? (?:in place of|instead of|rather than) (?:the )?(?P<before>{_WHO}))",
        rf"(?P<after>{_WHO}),? (?:replaces|will replace|to replace|replacing) "
        rf"(?:the )?(?P<before>{_WHO}) as (?:the )?(?:lead|owner)",
        rf"\b(?:[Rr]esponsibility|[Ll]ead(?:ership| officer)?|[Oo]wner(?:ship)?) "
        rf"(?:for [^.;|]{{3,60}} )?"
        rf"(?:passes|passed|moves|moved|transfers|transferred|changes|changed)(?: from (?:the )?"
        rf"(?P<before>{_WHO}))? to (?:the )?(?P<after>{_WHO})",
        rf"\b(?:successor|replacement)(?: as [a-z ]{{2,24}})? is (?:the )?(?P<after>{_WHO})",
        rf"\b(?:is|are|lies?|rests?|sits?) now (?:with|in the hands of) (?:the )?(?P<after>{_WHO})",
        rf"(?P<after>{_WHO}),? now answer(?:s|ed) for\b",
        rf"(?P<after>{_WHO}),? (?:picks?|picked) (?:it|this|the action) up",
        rf"\b(?:new|now the) (?:lead|owner)(?: officer)?(?: is|:)? (?:the )?(?P<after>{_WHO})",
        rf"\b(?:[Ll]ead|[Oo]wner)(?: officer)? is now (?:the )?(?P<after>{_WHO})",
        rf"\b(?:reassigned|handed over|handed|passed|transferred)(?: from (?:the )?"
        rf"(?P<before>{_WHO}))? to (?:the )?(?P<after>{_WHO})",
    )
)
_DAY = r"\x00(?P<{}>\d+)\x00"
REDATED = tuple(
    re.compile(pattern.replace("{B}", _DAY.format("b")).replace("{A}", _DAY.format("a")), re.I)
    for pattern in (
        r"\b(?:date|deadline|moved?s?|put back|brought forward|extend\w*|slip\w*|opening|defer\w*"
        r"|completion|target|revis\w+|delay\w*|push\w*)\b[^.;"
        r"|]{0,60}?\bfrom (?:the )?(?:end of )?{B}"
        r" (?:to|until) {A}",
        r"\b(?:new|revised|agreed|later)(?: target| due| completion)? (?:date|deadline)\b[^.;"
        r"|]{0,30}?{A}",
        r"{A}(?: as (?:its|the) (?:new |revised )?(?:date|deadline))",
        r"\b(?:has|have|had|gave|given|granted|allow(?:s|ed)|needs?|gets?) until {A}",
        r"\bmore time\b[^.;|]{0,30}?{A}",
        r"\b(?:put (?:back|off)|moved?s?|extended|deferred|postponed|delayed|slipped|slips|pushed back"
        r"|rescheduled|re-?dated|brought forward|now due|re-?profiled)\b[^.;|\x00]{0,30}?{A}",
        r"{A},? in its place\b",
        r"\bis to be (?:\w+ ){1,2}by {A}",
        r"\bnow (?:to|due to|expected to|expects to|will)\b[^.;|\x00]{0,40}?\b(?:by|in|on|until) {A}",
        r"{A}[^.;|\x00]{0,60}\bthe (?:new|revised|later) (?:date|deadline)\b(?! of)",
        r"{A},? which is the (?:date|deadline) now\b",
        r"(?<!was )(?<!were )\bagreed {A}",
        r"\bwith a (?:new |revised )?(?:date|deadline) of {A}",
        r"{A},? (?:instead of|rather than|in place of|not) (?:[a-z ]{0,20})?{B}",
        r"{A},? \((?:was|previously|originally|formerly) {B}",
        r"\bre-?opened\b[^|]{0,80}?\bby {A}",
        r"\b(?:date|deadline)\b[^.;|\x00]{0,30}? (?:is|will be|becomes|to|now) (?:now )?{A}",
    )
)
KEPT_DATE = re.compile(
    r"\b(?:no change to (?:its|the) (?:date|deadline)"
    r"|(?:date|deadline)(?: of [^.;,|]{4,20})? (?:is|stays|remains) (?:unchanged|the same|as it was)"
    r"|(?:date|deadline) stands|with no change to the date)\b",
    re.IGNORECASE,
)
