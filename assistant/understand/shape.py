"""What sort of answer a question wants, read from how it is put."""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.types import Area


class Shape(StrEnum):
    """The sorts of answer."""

    PERCENT = "a percentage"
    MONEY = "a sum of money"
    COUNT = "a number"
    FIGURE = "a figure"
    DURATION = "a length of time"
    DATE = "a date"
    PERSON = "a person or role"
    SPEAKER = "who said so"
    MEANING = "what an abbreviation stands for"
    LIST = "a list"
    EXPLAIN = "an explanation"
    YES_NO = "whether something is so"
    TELL = "what is said"


# In order: the first that fits is the shape.
_SHAPES = tuple(
    (shape, re.compile(pattern, re.IGNORECASE))
    for shape, pattern in (
        (
            Shape.MEANING,
            r"\b(stands? for|short for|(?:meaning|definition) of|what does [\"“']?[\w&-]+[\"”']? mean"
            r"|spell out|in full)\b",
        ),
        (
            Shape.PERCENT,
            r"(\b(?:what|which|give)\b.{0,12}(?:%|\bper ?cent(?:age)?\b|\bproportion\b|\bshare\b)"
            r"|(?:%|\bpercentage\b|\bproportion\b|\bshare\b) of\b"
            r"|\bwhat (?:was|is|were)\b.*\brates?\b|\bhow (?:high|low)\b|\brate\?$)",
        ),
        (
            Shape.MONEY,
            r"\bhow much (?:of (?:the )?)?£|\bhow much (?!of|has|had|have|did|does|better|worse)|\b(cost|worth|budget of)\b.*\?$|£\?",
        ),
        (Shape.DURATION, r"\bhow (long|many (days|weeks|months|years))\b"),
        (
            Shape.COUNT,
            r"\b(how many|how old|what age|which age|what number|total number|number of|how often"
            r"|how much|(?:average|avg|mean) (?:\w+ ){0,3}?(?:caseloads?|number|size|no)|headcount)\b",
        ),
        (
            Shape.DATE,
            r"(\bwhen (?:is|was|were|did|do|does|will|are|has|had|can)\b|^\W*when\?"
            r"|\b(?:what|which) (?:\w+ )?(?:date|day|year|month)s?\b|\bdates? of\b)",
        ),
        (
            Shape.SPEAKER,
            r"(\bwho(?:'s)?\b.{0,30}\b(said|says|say|praised|worried|thought|thinks?|complained|asked|claiming"
            r"|argued|claimed|claims|warned|noted|believed?s?|critici[sz]ed|raised|questioned|felt"
            r"|welcomed|suggested|stated|told|described|called|concerned|unhappy|wanted)\b"
            r"|\bwhose (view|opinion|words|claim|concern|idea)\b|\baccording to whom\b"
            r"|\bwhere does the (?:claim|idea|view)\b)",
        ),
        (
            Shape.PERSON,
            r"\b(who|whose|whom|lead inspector|which (?:\w+ )?(officer|councillor|cllr|inspector"
            r"|director|minister|person|member|partner)s?|(?:exec\w*)? ?director lead|name of"
            r"|(?:cabinet|exec\w*|director) lead)\b",
        ),
        (
            Shape.EXPLAIN,
            r"\b(why|how come|what (?:caused|was causing|is causing|led to|went wrong|explains)"
            r"|wrong with|reasons?\b|explain|because of what|what(?:'s| is| was| were)? (?:the )?"
            r"(?:\w+ )?(?:concerns?|problems?|issues?|weaknesses|impact|effect))\b",
        ),
        (
            Shape.LIST,
            r"(^\W*(?:list|name)\b|\blist\W*$"
            r"|^\W*(?:the )?(?:\w+ ){0,3}?(?:themes|objectives|priorities|commitments|promises|options|aims)\b|\bwhat (?:are|were) (?:the |its |their )?(?:\w+ ){0,6}?\w+s\b"
            r"|\b(?:which|what) (?:\w+ ){0,3}?(?:things|options|areas?|themes|objectives|priorities"
            r"|recommendations|actions|commitments|strengths|points|items|improvements)\b"
            r"|\bneeds? to improve\b|\bareas? for (?:priority )?(?:improvement|action)\b"
            r"|\bwhat (?:does|did|do) .* (?:promise|commit)\b"
            r"|\brecommend(?:ation|ed)s?\b|\b(?:all|the) (?:two|three|four|five|six|seven|\d) \w+s\b)",
        ),
        (
            Shape.YES_NO,
            r"^\W*(?:and |so |but |then )*(is|are|was|were|did|does|do|has|have|had|can|could|will"
            r"|should|would|any)\b",
        ),
    )
)


# "Children who need help" asks for nobody.
_RELATIVE = re.compile(
    r"\b(child|children|people|kids|leavers|those|carers|workers|families|parents|staff|youngsters"
    r"|teens|teenagers|members|women|men|girls|boys|adults|ones?|pupils|students|mums|dads|persons?"
    r"|seekers|adopters|families|siblings),? who\b",
    re.IGNORECASE,
)


def shape_of(question: str) -> Shape:
    """The first shape whose signs the question bears; otherwise what is said."""
    question = _RELATIVE.sub(r"\1 that", question)
    for shape, pattern in _SHAPES:
        if pattern.search(question):
            return shape
    return Shape.TELL


_BRIEF = re.compile(
    r"\b(what|who|which|why|how|when|where|tell|list|is|are|was|were|did|does|do|has|have|had|can"
    r"|could|will|should|say|said|find|found|inspection|report|visit|letter|grades?|judged?|rat(?:ed|ing)s?|outcome|themes?"
    r"|actions?|recommendations?|areas?|improve\w*|who|history|timeline)\b",
    re.IGNORECASE,
)
_BRIEF_WORDS = 14


def wants_figure(question: str) -> bool:
    """Whether a question is a measure's name beside its time, with no word that asks."""
    return not _BRIEF.search(question) and len(question.split()) <= _BRIEF_WORDS


NUMERIC = frozenset({Shape.PERCENT, Shape.MONEY, Shape.COUNT, Shape.FIGURE, Shape.DURATION})
FACTUAL = NUMERIC | {Shape.DATE, Shape.PERSON, Shape.SPEAKER, Shape.MEANING}

_COMPARES = re.compile(
    r"\b(compar\w+|against|rise or fall|more or (?:less|fewer)|versus|vs?\.?|up or down|moved|changed?|better or worse|difference"
    r"|more\b.*\bthan|better\b.*\bthan|worse\b.*\bthan|fewer\b.*\bthan|less\b.*\bthan|higher\b.*\bthan|lower\b.*\bthan"
    r"|(?:rise|fall|grow|increase|decrease|drop|improve|go up|go down)\b.*\b(?:between|from|since)"
    r"|since (?:the )?(?:last|previous)|each of|over time|trend|by how much)\b",
    re.IGNORECASE,
)


def compares(question: str) -> bool:
    """Whether the question sets two or more things side by side."""
    return bool(_COMPARES.search(question))


_GRADE = re.compile(
    r"\b(grad(?:e|es|ed|ing)|rat(?:ed|ing|ings)|(?:inspectors?|ofsted) rate|judge(?:d|ment|ments)?|judgments?"
    r"|ofsted (?:score|result|outcome|verdict)s?|overall effectiveness"
    r"|how did \w[\w ]* (?:do|fare)\b|(?:better|worse|doing|did) overall\b"
    r"|what did [\w ]{3,40} get\b|is \w[\w ]* (?:still )?RI\b)",
    re.IGNORECASE,
)
_GRADE_NAMES = re.compile(
    r"\b(outstanding|inadequate|adequate|requires? improvement|good)\b", re.IGNORECASE
)


def is_about_grades(question: str, shape: Shape) -> bool:
    """Whether a judgement's grade answers the question (a count of graded cases is not one)."""
    if shape in NUMERIC | {Shape.DATE, Shape.PERSON, Shape.SPEAKER, Shape.MEANING}:
        return False
    if re.search(
        r"re-?referral rate|rag rat|rated (red|amber|green)|\bactions? [A-Z]?\d|\b(?:this|that|the|which) action\b",
        question,
        re.IGNORECASE,
    ):
        return False
    return bool(_GRADE.search(question))


_PREMISE = re.compile(
    r"\b(?:(?:judged?|rated?|graded?|found|find|finds|end(?:ed)? up|called?|considered|deemed|were|"
    r"was|is|being|became|become|get|got|still|as|stay(?:ed)?|remain(?:ed)?)\b[^.?]{0,60}?\b)"
    r"(outstanding|inadequate|adequate|requires? improvement(?: to be good)?|good|RI)\b",
    re.IGNORECASE,
)


def asserted_grade(question: str) -> str | None:
    """The grade that the question takes as given ("why was X judged outstanding"); None if none."""
    match = _PREMISE.search(question)
    if not match:
        return None
    after = question[match.end() :].strip().lower()
    if match.group(1).lower() == "good" and re.match(
        r"(at|enough|for\b(?! child| care)|or better|practice|\w+ing\b|\w)", after
    ):
        only = re.match(r"(in|at|for|overall|on)\b|\d", after)
        if not only:
            return None
    grade = match.group(1).lower()
    return "requires improvement" if grade == "ri" else grade


_AREAS = tuple(
    (area, re.compile(pattern, re.IGNORECASE))
    for area, pattern in (
        (Area.ADOPTION, r"\badopt\w+"),
        (Area.SAFEGUARDING_BOARD, r"\b(lscb|safeguarding (?:children )?(?:'?s )?board)\b"),
        (Area.LEADERS, r"\b(leaders?(?:hip)?|management|governance)\b"),
        (
            Area.IN_CARE_AND_CARE_LEAVERS,
            r"\b(?:children in care|cic|lac|looked after children) (?:and|&) (?:care )?leavers\b",
        ),
        (Area.CARE_LEAVERS, r"\b(care leav\w+|leaving care|care experienced)\b"),
        (Area.IN_CARE, r"\b(in care|looked[- ]after|cic|lac|cla|permanence)\b"),
        (Area.HELP_AND_PROTECTION, r"\b(help and protection|need(?:ing)? help|protection)\b"),
        (Area.OVERALL, r"\b(overall)\b"),
    )
)


def areas_in(question: str) -> tuple[Area, ...]:
    """The judgement areas named; "in care" within "leaving care" is not one."""
    text = question
    found: list[Area] = []
    for area, pattern in _AREAS:
        if pattern.search(text):
            found.append(area)
            text = pattern.sub(" ", text)
    return tuple(found)


_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
_EXPECTED = re.compile(
    r"\b(?:the|what|which|all|its|these) (two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b"
    r" (?!year|month|week|day|inspect|percent|%)",
    re.IGNORECASE,
)


def expected_items(question: str) -> int | None:
    """How many items the question says there are ("the four objectives")."""
    match = _EXPECTED.search(question)
    if not match:
        return None
    word = match.group(1).lower()
    return _COUNTS.get(word) or int(word) if word in _COUNTS or word.isdigit() else None


def names_a_grade(question: str) -> bool:
    """Whether a grade's name occurs at all."""
    return bool(_GRADE_NAMES.search(question))
