"""My council: chosen once, in the address of every page, and remembered on the reader's device.

The address wins (`?council=Bristol`), then what was chosen in this session, then the device's cookie,
which holds the council's name and nothing else. The server keeps nothing.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

import streamlit as st

from corpus.places.linker import find_authorities
from ui.web import session
from ui.web.assets import component
from ui.web.documents.listing import authorities_of

NAME = "council"
_HELD, _UNKNOWN, _WIDGET = "my-council", "my-council-unknown", "council-choice"
_COOKIE = "scrutineer_council"
_FOLLOWS: dict[str, bool] = {"authority": False, "whose": True}
"""Widgets of pages that start from my council, and whether they may hold several."""


def mine() -> str | None:
    """The council chosen, None where none is, or where none of its papers is held."""
    held: str | None = st.session_state.get(_HELD)
    return held or None


def unknown() -> str:
    """The council that the address names and no paper is held of; "" where that isn't so."""
    return str(st.session_state.get(_UNKNOWN, ""))


def settle() -> None:
    """Take the council from the address, the session or the device; write it to the address.

    Called once a run, before the page is drawn.
    """
    known = councils()
    named = st.query_params.get(NAME)
    if named and named not in known:
        st.session_state[_UNKNOWN] = named
    wanted = named or st.session_state.get(_HELD) or _remembered()
    if wanted in known and wanted != mine():
        st.session_state[_HELD] = wanted
        st.session_state.pop(_UNKNOWN, None)
    _write_address()


def councils() -> list[str]:
    """Those of which papers are held, by name."""
    return authorities_of(session.library().documents())


def show_choice(label: str = "My council", *, key: str = _WIDGET) -> None:
    """Draw the control that chooses it."""
    known = councils()
    if not known:
        return
    st.session_state[key] = mine()

    def choose() -> None:
        take(st.session_state[key])

    st.selectbox(
        label,
        known,
        index=None,
        placeholder="Choose a council",
        key=key,
        on_change=choose,
    )


def take(name: str | None) -> None:
    """Make this my council from now on; None is none."""
    st.session_state[_HELD] = name or ""
    st.session_state.pop(_UNKNOWN, None)
    for widget, several in _FOLLOWS.items():
        if name:
            st.session_state[widget] = [name] if several else name
        else:
            st.session_state.pop(widget, None)
    _write_address()


def start_from(widget: str) -> None:
    """Have a page's own choice of whose papers start from my council, where nothing was chosen."""
    if (name := mine()) and widget not in st.query_params:
        st.session_state.setdefault(widget, [name] if _FOLLOWS[widget] else name)


def names_another(question: str) -> bool:
    """Whether a question names an authority itself."""
    return bool(find_authorities(question, councils()))


def councils_named(text: str) -> list[str]:
    """The authorities that a text names and papers are held of, in order, each once."""
    found = find_authorities(text, councils())
    return list(dict.fromkeys(each.name for each in found if each.held))


def remember() -> None:
    """Have the device remember it, or forget it."""
    component("ui.web.council", "remember")(
        key="remember-council", data={"name": _COOKIE, "value": quote(mine() or "")}
    )


def _remembered() -> str | None:
    if _HELD in st.session_state:
        return None
    kept = st.context.cookies.get(_COOKIE)
    return unquote(kept) if kept else None


def _write_address() -> None:
    name = mine()
    if name and st.query_params.get(NAME) != name:
        st.query_params[NAME] = name
    elif not name and NAME in st.query_params:
        del st.query_params[NAME]
