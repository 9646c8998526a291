"""How much of a report a plan answers, as a picture and in words that say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.tracking.due_days import overdue
from assistant.tracking.trace import Trace, Traced, TraceStatus
from corpus.plans import StatusWord
from ui.exports.plan_words import STATUS_WORDS
from ui.plain import many

if TYPE_CHECKING:
    import altair as alt

_FILLS = {
    StatusWord.RED: ("#c5301c", "#ffffff", "R"),
    StatusWord.AMBER: ("#f5b335", "#0b0c0c", "A"),
    StatusWord.NOT_STARTED: ("#d0d4d8", "#0b0c0c", "N"),
    StatusWord.GREEN: ("#0f7a52", "#ffffff", "G"),
    StatusWord.COMPLETE: ("#16548f", "#ffffff", "C"),
    StatusWord.SUPERSEDED: ("#6d4e9c", "#ffffff", "S"),
    StatusWord.NONE: ("#ffffff", "#0b0c0c", "–"),
}
"""Each status with its colour, the colour of its letter, and the letter that stands for it."""

_SAID = {TraceStatus.UNANSWERED: "nothing answers it", TraceStatus.TO_CHECK: "to be checked"}
"""What stands in the row of a recommendation that has no block."""

_ROW, _AXIS = 28, 60
"""Pixels: of a row, and of the axis below; Streamlit takes the second from the whole."""


@dataclass(frozen=True)
class Coverage:
    """The counts that a reader wants first."""

    recommendations: int
    gaps: tuple[int, ...]
    to_check: tuple[int, ...]
    actions: int
    by_status: tuple[tuple[StatusWord, int], ...]
    overdue: int

    @classmethod
    def of(cls, trace: Trace, day: date) -> Coverage:
        """Of all of a trace and of every action of its plan, with what is overdue on a day."""
        told = trace.told
        counts = Counter(story.status for story in told)
        return cls(
            recommendations=len(trace.rows),
            gaps=_numbers(trace.rows, TraceStatus.UNANSWERED),
            to_check=_numbers(trace.rows, TraceStatus.TO_CHECK),
            actions=len(told),
            by_status=tuple((each, counts[each]) for each in STATUS_WORDS if counts[each]),
            overdue=sum(overdue(story, day) for story in told),
        )

    @property
    def answered(self) -> int:
        """How many recommendations an action surely answers."""
        return self.recommendations - len(self.gaps) - len(self.to_check)

    def sentences(self) -> str:
        """The picture in words."""
        whole = many(self.recommendations, "recommendation")
        said = [f"The plan answers {self.answered} of {whole}."]
        if self.to_check:
            which = _listed([f"number {n}" for n in self.to_check])
            said.append(f"Matches for {which} are to be checked, and not counted.")
        if self.gaps:
            said.append(f"Nothing answers {_listed([f'number {n}' for n in self.gaps])}.")
        if self.by_status:
            counts = [f"{n} {STATUS_WORDS[status].lower()}" for status, n in self.by_status]
            said.append(f"{many(self.actions, 'action')}: {', '.join(counts)}.")
        return " ".join(said)


def picture(rows: Sequence[Traced], ink: str) -> alt.LayerChart | alt.FacetChart:
    """A row a recommendation, a lettered block an action, coloured by how it stands.

    `ink` is the colour of what is written on the page's ground.
    """
    import altair as alt

    order = [str(row.recommendation.n) for row in rows]
    y = alt.Y(
        "n:N",
        sort=order,
        title="Recommendation",
        scale=alt.Scale(paddingInner=0.15),
        axis=alt.Axis(labelColor=ink, titleColor=ink),
    )
    squares = alt.Chart(alt.InlineData(values=_squares(rows)))
    at = {"x": alt.X("from:Q", title="Actions that answer it", axis=alt.Axis(labelColor=ink, titleColor=ink, tickMinStep=1)),
          "x2": "to:Q"}  # fmt: skip
    words = [STATUS_WORDS[status] for status in _FILLS]
    colour = alt.Color(
        "status:N",
        scale=alt.Scale(domain=words, range=[fill for fill, _, _ in _FILLS.values()]),
        legend=None,
    )
    tips = [alt.Tooltip("action:N", title="Action"), alt.Tooltip("status:N", title="Now")]
    bars = squares.mark_bar(stroke="#6b7280", strokeWidth=1).encode(
        y=y, color=colour, tooltip=tips, **at
    )
    letters = squares.mark_text(fontWeight="bold").encode(
        y=y, x="middle:Q", text="letter:N", color=alt.Color("ink:N", scale=None)
    )
    gaps = alt.Chart(alt.InlineData(values=_gaps(rows))).mark_text(
        align="left", dx=6, fontWeight="bold"
    )
    told = gaps.encode(y=y, x=alt.datum(0), text="said:N", color=alt.value(ink))
    return alt.layer(bars, letters, told).properties(height=_ROW * len(order) + _AXIS)


def key_words() -> str:
    """What the picture's letters stand for."""
    return ", ".join(f"{letter} {STATUS_WORDS[s].lower()}" for s, (_, _, letter) in _FILLS.items())


def _squares(rows: Sequence[Traced]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    rank = list(STATUS_WORDS)
    for row in rows:
        told = sorted((link.story for link in row.links), key=lambda s: rank.index(s.status))
        for place, story in enumerate(told):
            _, ink, letter = _FILLS[story.status]
            found.append(
                {
                    "n": str(row.recommendation.n),
                    "from": place,
                    "to": place + 1,
                    "middle": place + 0.5,
                    "status": STATUS_WORDS[story.status],
                    "letter": letter,
                    "ink": ink,
                    "action": story.action.ref or story.action.text[:60],
                }
            )
    return found


def _gaps(rows: Sequence[Traced]) -> list[dict[str, object]]:
    return [
        {"n": str(row.recommendation.n), "said": _SAID[row.status]}
        for row in rows
        if row.status in _SAID
    ]


def _numbers(rows: Sequence[Traced], status: TraceStatus) -> tuple[int, ...]:
    return tuple(row.recommendation.n for row in rows if row.status is status)


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
