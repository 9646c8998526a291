"""The web app's entry: its pages, and what every page has.

Run by `scrutineer ui`. Each page draws itself; the page viewer opens over any of them.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.web import accessibility, session, viewer
from ui.web.council import chosen
from ui.web.signing_in import show_sign_in
from ui.web.views import (
    about,
    ask,
    compare,
    council,
    documents,
    judgements,
    plans,
    quality,
    recommendations,
)

# An icon by name would be fetched from the network.
_ICON = Path(__file__).with_name("icon.svg")
_LOGO = Path(__file__).with_name("logo.svg")


def main() -> None:
    """Draw the page that the reader is on, and the opened page of a document, if there is one."""
    page = st.navigation(
        [
            st.Page(ask.show, title="Ask", url_path="ask", default=True),
            st.Page(council.show, title="My council", url_path="council"),
            st.Page(recommendations.show, title="Recommendations", url_path="recommendations"),
            st.Page(plans.show, title="Plans", url_path="plans"),
            st.Page(judgements.show, title="Judgements", url_path="judgements"),
            st.Page(compare.show, title="Compare", url_path="compare"),
            st.Page(documents.show, title="Documents", url_path="documents"),
            st.Page(quality.show, title="Quality", url_path="quality"),
            st.Page(about.show, title="About", url_path="about"),
        ]
    )
    st.set_page_config(page_title=f"{page.title} - Scrutineer", page_icon=str(_ICON))
    st.logo(str(_LOGO), size="large", icon_image=str(_ICON))
    accessibility.prepare()
    session.forget_another()
    with st.sidebar:
        show_sign_in()
    with session.faults_told():
        chosen.settle()
        with st.sidebar:
            chosen.show_choice()
        chosen.remember()
        page.run()
        session.note_page(page.title)
        viewer.show_opened()
    session.warm_up()


main()
