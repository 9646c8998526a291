"""The page's language, its live region and its focus, by way of small components.

Streamlit 1.67 has no live region of its own and writes `lang="en"`. A component of the second
kind runs in the page itself, so it can say, focus and mend without markup in any document.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_COUNT = "accessibility-notices"


def prepare() -> None:
    """Give the page its language, a visible focus that isn't lost, and an empty live region."""
    _groundwork()(key="accessibility-groundwork")
    _focus()(key="accessibility-focus")


def announce(text: str) -> None:
    """Have a screen reader say this when it next pauses; call it once for each thing to say."""
    _notify(say=text)


def focus_on(key: str) -> None:
    """Move the focus to the element that was made with this `key`, as soon as it is there."""
    _notify(focus=key)


def start_at_top() -> None:
    """Show the page from its beginning, where it would open at its end."""
    _notify(top=True)


def _notify(*, say: str = "", focus: str = "", top: bool = False) -> None:
    # The number tells a notice given again from a notice drawn again.
    number = int(st.session_state.get(_COUNT, 0)) + 1
    st.session_state[_COUNT] = number
    _notice()(
        key=f"accessibility-notice-{number}",
        data={"say": say, "focus": focus, "top": top},
    )


@cache
def _groundwork() -> ComponentRenderer:
    return st.components.v2.component(
        "scrutineer_groundwork",
        css=_asset("groundwork.css"),
        js=_asset("groundwork.js"),
        isolate_styles=False,
    )


@cache
def _focus() -> ComponentRenderer:
    return st.components.v2.component(
        "scrutineer_focus", js=_asset("focus.js"), isolate_styles=False
    )


@cache
def _notice() -> ComponentRenderer:
    return st.components.v2.component(
        "scrutineer_notice", js=_asset("notice.js"), isolate_styles=False
    )


def _asset(name: str) -> str:
    return files("ui.web.accessibility").joinpath(name).read_text(encoding="utf-8")
