"""The Quality page: how often the answers are right, by the latest evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import streamlit as st

from corpus.errors import LibraryMissing, UsageError
from evals.history import PUBLISHED, PastRun, latest_of_each, read_history
from ui.web import safe, session
from ui.web.quality.readers import show_readers_word
from ui.web.quality.table import chief_table, history_table, kinds_table
from ui.web.quality.words import run_words, speed_words, suite_words, weakest_words

_LOCAL = "history.jsonl"
"""In the library's folder: runs on this library, written by `scrutineer eval --history`."""


def show() -> None:
    """Draw the page."""
    st.title("Quality", anchor=False)
    st.markdown(
        "How often are the answers right? Questions with known answers are asked, "
        "and what comes back is held against them. No person and no language model marks them."
    )
    place = session.settings().library
    local = place / _LOCAL if isinstance(place, Path) else None
    own = _runs(local, _changed(local)) if local and local.is_file() else ()
    if own:
        _draw_part("On your own documents", own)
    _draw_part("As published with this version", _runs(PUBLISHED, _changed(PUBLISHED)))
    _draw_reading()
    if not own:
        _draw_how()
    with suppress(LibraryMissing):
        show_readers_word(session.library())


@st.cache_data(max_entries=8, show_spinner=False)
def _runs(file: Path, changed: int) -> tuple[PastRun, ...]:
    """The file's runs; none, with the reason said, where it can't be read."""
    del changed
    try:
        return read_history(file)
    except UsageError as fault:
        st.warning(safe.text(str(fault)))
        return ()


def _changed(file: Path) -> int:
    return file.stat().st_mtime_ns


def _draw_part(name: str, runs: Sequence[PastRun]) -> None:
    st.header(name, anchor=False)
    for run in latest_of_each(tuple(runs)):
        _draw_run(run, [each for each in runs if each.suite == run.suite])


def _draw_run(run: PastRun, history: Sequence[PastRun]) -> None:
    """The latest of a suite: the chief figures, then by kind, then how they moved."""
    name, what = suite_words(run)
    st.subheader(safe.text(name), anchor=False)
    st.markdown(safe.text(f"{what} {run_words(run)}"))
    st.markdown(" ".join(filter(None, (weakest_words(run), safe.text(speed_words(run))))))
    st.table(chief_table(run), alt=f"{name}: what was measured")
    if run.kinds:
        with st.expander("By kind of question"):
            st.table(kinds_table(run), alt=f"{name}: by kind of question")
    if len(history) > 1:
        with st.expander("How it moved"):
            st.table(history_table(history), alt=f"{name}: earlier runs")


def _draw_reading() -> None:
    st.header("How to read this", anchor=False)
    st.markdown(
        "- **81 in 100** means: of a hundred facts asked for, the answers gave 81.\n"
        "- **Likely between** says how far chance may have moved the figure. "
        "Few questions give a wide range.\n"
        "- A right refusal is a good answer. It is better to say nothing than to guess.\n"
        "- The figures hold for these questions and documents. Yours may be harder, or easier.\n"
        "- Always look at the page that an answer cites before you rely on it."
    )


def _draw_how() -> None:
    st.header("Measure it on your own documents", anchor=False)
    st.markdown(
        "Whoever runs this service can do so in an hour. The results then show here. "
        "LIBRARY stands for the folder of the library."
    )
    st.code(
        "scrutineer eval --new-case --cases questions.jsonl --library LIBRARY\n"
        "scrutineer eval --cases questions.jsonl --library LIBRARY "
        f"--history LIBRARY/{_LOCAL}",
        language=None,
        wrap_lines=True,
    )
