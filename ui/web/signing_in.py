"""The sidebar's word on who is signed in, and the button that changes it."""

from __future__ import annotations

import streamlit as st

from ui.web import safe, session


def show_sign_in() -> None:
    """Who reads, and what that lets them see; nothing where the app has no sign-in."""
    if session.settings().sign_in is None:
        return
    who = session.reader()
    if not who.name:
        st.caption("Not signed in: public papers alone.")
        st.button("Sign in", key="sign-in", on_click=st.login)
        return
    seen = "public and exempt papers" if who.cleared else "public papers alone"
    st.caption(f"Signed in as {safe.text(who.name)}: {seen}.")
    st.button("Sign out", key="sign-out", on_click=st.logout)
