"""What a question can want: the fields that the small models fill, each label with a probability."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.types import Area


class Wanted(StrEnum):
    """What sort of answer is wanted."""

    GRADE = "grade"
    DATE = "date"
    PERSON = "person"
    NUMBER = "number"
    NAME = "name"
    DEFINITION = "definition"
    LIST = "list"
    DESCRIPTION = "description"
    REASON = "reason"
    COMPARISON = "comparison"
    MOVEMENT = "movement"
    STANDING = "standing"
    YES_NO = "yesno"
    WHO_SAID = "who_said"
    PLACES = "places"
    OVERVIEW = "overview"
    SMALL_TALK = "smalltalk"


class About(StrEnum):
    """What it is wanted of."""

    JUDGEMENT = "judgement"
    RECOMMENDATION = "recommendation"
    ACTION = "action"
    PROGRESS = "progress"
    DECISION = "decision"
    FINDING = "finding"
    FIGURE = "figure"
    INSPECTION = "inspection"
    OTHER_BODY = "other_body"
    NOTHING = "none"


class AreaAsked(StrEnum):
    """The area of judgement that is asked of."""

    OVERALL = "overall"
    LEADERSHIP = "leadership"
    HELP_AND_PROTECTION = "help_protection"
    IN_CARE = "care"
    CARE_LEAVERS = "care_leavers"
    ADOPTION = "adoption"
    SEND = "send"
    PARTNERSHIP = "partnership"
    NONE = "none"


ASKED_AREA = {
    AreaAsked.OVERALL: Area.OVERALL,
    AreaAsked.LEADERSHIP: Area.LEADERS,
    AreaAsked.HELP_AND_PROTECTION: Area.HELP_AND_PROTECTION,
    AreaAsked.IN_CARE: Area.IN_CARE,
    AreaAsked.CARE_LEAVERS: Area.CARE_LEAVERS,
    AreaAsked.ADOPTION: Area.ADOPTION,
    AreaAsked.SEND: Area.AREA_SEND,
    AreaAsked.PARTNERSHIP: Area.SAFEGUARDING_BOARD,
}
SHARED_AREAS = frozenset({Area.IN_CARE, Area.CARE_LEAVERS})
"""Those that one grade may be given for together."""


class Order(StrEnum):
    """Which in time."""

    LATEST = "latest"
    FIRST = "first"
    PREVIOUS = "previous"
    EACH = "each"
    SINCE = "since"
    AS_OF = "asof"
    NONE = "none"


class Polarity(StrEnum):
    """Whether what goes well or badly is asked after."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    BOTH = "both"
    NONE = "none"


class PlanView(StrEnum):
    """What of the tracker is wanted: a list over a plan, or something of one action."""

    OVERDUE = "overdue"
    DUE = "due list"
    CHANGES = "changes"
    OWNER = "owner list"
    STATUS = "status list"
    SUMMARY = "plan summary"
    GAPS = "gaps"
    LINKS = "links"
    TOPIC = "promised"
    ACTION = "action"
    ACTION_OWNER = "action owner"
    ACTION_DUE = "action due"
    ACTION_MEASURE = "action measure"
    NONE = "none"


OF_WHOLE_PLANS = frozenset(
    {
        PlanView.OVERDUE, PlanView.DUE, PlanView.CHANGES, PlanView.OWNER, PlanView.STATUS,
        PlanView.SUMMARY, PlanView.GAPS, PlanView.LINKS,
    }
)  # fmt: skip
"""Lists and counts that the tracker alone can give: no paper says them."""
OF_ACTIONS = frozenset(
    {
        PlanView.ACTION, PlanView.ACTION_OWNER, PlanView.ACTION_DUE, PlanView.ACTION_MEASURE,
        PlanView.TOPIC,
    }
)  # fmt: skip
"""What is wanted of one action, or of those on a topic."""

FACTS = frozenset({Wanted.DATE, Wanted.PERSON, Wanted.NUMBER, Wanted.NAME, Wanted.DEFINITION})
"""What one short statement gives."""

FIELDS: Mapping[str, type[StrEnum]] = {
    "wanted": Wanted,
    "about": About,
    "area": AreaAsked,
    "order": Order,
    "polarity": Polarity,
}


@dataclass(frozen=True)
class Reading:
    """What each field may be, with its probability, by label."""

    fields: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def p(self, *labels: StrEnum) -> float:
        """The probability that the labels' field is one of them; all are of one field."""
        name = _FIELD_OF[type(labels[0])]
        return sum(self.fields.get(name, {}).get(label.value, 0.0) for label in labels)

    def of_plans(self, *views: PlanView) -> float:
        """The probability that one of these views is wanted, did nearly as many questions ask for one as
        don't: by it the tracker answers. `p` has them as rare as they are.
        """
        held = self.fields.get("view", {})
        return sum(held.get(view.value, 0.0) for view in views)

    def best(self, name: str) -> str:
        """The likeliest label of a field; "none" where it isn't filled."""
        held = self.fields.get(name, {})
        return max(held, key=lambda label: held[label], default="none")

    @property
    def wanted(self) -> Wanted:
        """The likeliest sort of answer."""
        return Wanted(self.best("wanted")) if self.fields else Wanted.DESCRIPTION

    @property
    def signs(self) -> dict[str, float]:
        """Every probability, as features: `wanted=grade` and the like."""
        return {
            f"{name}={label}": probability
            for name, held in self.fields.items()
            for label, probability in held.items()
        }


_FIELD_OF: Mapping[type[StrEnum], str] = {
    **{kind: name for name, kind in FIELDS.items()},
    PlanView: "plan",
}


def labels_of(names: Iterable[str]) -> dict[str, list[str]]:
    """The labels of fields, in the order in which models give them."""
    return {name: [label.value for label in FIELDS[name]] for name in names}
