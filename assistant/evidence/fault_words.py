"""Questions of what is wrong, and the words in which papers find fault."""

from __future__ import annotations

import re

from assistant.understand.question import Question
from assistant.understand.shape import Shape
from corpus.types import Passage, PassageKind

_ASKS = re.compile(
    r"\b(wrong|problems?|troubles?|fail\w*|not|nobody|no one|none|never|\w+n['’]t|arent|cant|didnt|doesnt"
    r"|dont|wont|isnt|wasnt|werent|havent|hasnt|couldnt|struggl\w*|poor\w*|bad\w*|worse\w*|critici\w*"
    r"|weak\w*|concerns?|worr\w+|issues?|late|delay\w*|lack\w*|without|hard|difficult\w*|miss(?:ing|ed)"
    r"|los(?:e|es|ing|t)|wait\w*|fragile|slow\w*|drift\w*|shortage\w*|suffer\w*|unable|inadequate"
    r"|unsafe|too (?:few|many|late|slow|long|often))\b",
    re.IGNORECASE,
)
_FINDS = re.compile(
    r"\b(not|no|never|nor|none|without|few|poor\w*|weak\w*|fail\w*|lack\w*|insufficient\w*|inadequate"
    r"|inconsistent\w*|ineffective\w*|inaccurate\w*|incomplete|delay\w*|drift|slow\w*|late|too|however"
    r"|limited|shortage\w*|unable|unclear|unmet|high (?:caseload|turnover|demand|vacanc)\w*|vacan\w+|backlog\w*"
    r"|difficult\w*|struggl\w*|challeng\w*|risk-averse|undermin\w*|hinder\w*|hamper\w*|despite"
    r"|overly|under-?developed|variable|fragil\w*|interim|turnover|churn|worse\w*|deteriorat\w*"
    r"|declin\w*|missed|blank|wait\w*|only|rarely|seldom)\b",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(
    r"\b(needs? to improve|recommendations?|areas? for (?:improvement|priority action))\b",
    re.IGNORECASE,
)


def asks_of_fault(question: Question) -> bool:
    """Whether an explanation of something that went wrong is wanted."""
    return question.shape is Shape.EXPLAIN and bool(_ASKS.search(question.understood))


def finds_fault(text: str) -> bool:
    """Whether a sentence finds something wanting."""
    return bool(_FINDS.search(text))


def is_asked_for(passage: Passage) -> bool:
    """Whether a passage lists what is to improve: it names a fault and explains none."""
    about = " ".join(passage.heading[-2:])
    return passage.kind is PassageKind.LIST and bool(_ASKED_FOR.search(about))
