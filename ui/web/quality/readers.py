"""What readers said of answers, and the evaluation cases that it makes."""

from __future__ import annotations

import streamlit as st

from corpus.library import Library
from ui.feedback_cases import cases_of


def show_readers_word(library: Library) -> None:
    """Draw how many answers readers judged, how many they found right, and a file of cases."""
    said = library.feedback()
    st.header("What readers said", anchor=False)
    if not said:
        st.markdown("Nobody has judged an answer yet. The thumbs stand below each answer.")
        return
    right = sum(each.helpful for each in said)
    judged = "1 answer was" if len(said) == 1 else f"{len(said)} answers were"
    st.markdown(f"{judged} judged by readers, and {right} found right. No names are kept.")
    cases, left = cases_of(said)
    if left:
        st.caption(
            f"{len(left)} can't be tested again: the reader didn't say what is right, "
            "or the search was narrowed."
        )
    if cases:
        st.download_button(
            "Download as evaluation cases",
            data=lambda: "".join(
                case.model_dump_json(exclude_defaults=True) + "\n" for case in cases
            ),
            file_name="cases-from-readers.jsonl",
            mime="application/jsonl",
            on_click="ignore",
        )
