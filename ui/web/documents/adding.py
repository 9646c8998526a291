"""Adding documents: files handed over, read in beside the server, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from corpus.library import Library
from ingest.uploads import ENDINGS, keep_original, originals_of
from ui.web import accessibility, safe
from ui.web.documents.outcome import Tone, outcome
from ui.web.documents.reading import Job, Reading

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

_ROUND = "upload-round"
_WATCHED = "upload-watched"
_SAID = "upload-said"
_BEGUN = "upload-begun"
_PLACE = "upload-progress"
_EVERY = 1.0


def draw_adding(library: Library, reading: Reading, most_mb: int) -> None:
    """The form, and below it how far reading has got."""
    st.header("Add documents", anchor=False)
    st.markdown(
        "Files are kept with the library and read in the background. "
        "Questions are answered as usual meanwhile."
    )
    _draw_form(library, reading, most_mb)
    with st.container(key=_PLACE):
        _draw_waiting(library, reading)
        st.fragment(_draw_progress, run_every=_EVERY if reading.job.under_way else None)(reading)
        _draw_outcome(library, reading.job)
    if st.session_state.pop(_BEGUN, False):
        # The form that was sent has gone, and the focus with it.
        accessibility.announce("The files are being read.")
        accessibility.focus_on(_PLACE)


def _draw_form(library: Library, reading: Reading, most_mb: int) -> None:
    round_ = st.session_state.setdefault(_ROUND, 0)
    with st.form(f"upload-{round_}", border=False):
        files = st.file_uploader(
            "PDF, Word (.docx), workbook (.xlsx), CSV, web page, Markdown or plain text",
            type=list(ENDINGS),
            accept_multiple_files=True,
            max_upload_size=most_mb,
            key=f"files-{round_}",
        )
        sent = st.form_submit_button("Add these documents", type="primary")
    if sent and not files:
        st.warning("Choose one file or more first.")
    elif sent and _kept(library, files):
        # A form of its own for the next files: these are no longer in it.
        st.session_state[_ROUND] = round_ + 1
        st.session_state[_SAID] = ()
        st.session_state[_BEGUN] = True
        reading.start()
        st.session_state[_WATCHED] = ("watching", reading.job.number)
        st.rerun()


def _kept(library: Library, files: Sequence[UploadedFile]) -> bool:
    """Whether all of them could be kept; says so where one couldn't."""
    for file in files:
        try:
            keep_original(library.settings.folder, file.name, file.getvalue())
        except OSError as error:
            st.error(safe.text(f"{file.name} could not be kept: {error.strerror}."))
            return False
    return True


def _draw_waiting(library: Library, reading: Reading) -> None:
    """Files that were handed over and not read, because the server stopped."""
    waiting = [] if reading.job.under_way else _unread(library)
    if waiting:
        many = "1 file is" if len(waiting) == 1 else f"{len(waiting)} files are"
        st.info(f"{many} kept with the library and not yet read.")
        st.button("Read now", on_click=reading.start)


def _unread(library: Library) -> list[Path]:
    folder = originals_of(library.settings.folder)
    known = library.files()
    kept = folder.iterdir() if folder.is_dir() else ()
    return [f for f in kept if not f.name.startswith(".") and str(f.resolve()) not in known]


def _draw_progress(reading: Reading) -> None:
    """A bar, drawn every second; when the job has ended, the page is drawn anew."""
    job = reading.job
    if not job.under_way:
        if st.session_state.get(_WATCHED) == ("watching", job.number):
            st.session_state[_WATCHED] = ("ended", job.number)
            st.rerun()
        return
    st.session_state[_WATCHED] = ("watching", job.number)
    st.progress(job.share, text=safe.text(_how_far(job)))


def _how_far(job: Job) -> str:
    if job.waiting:
        return "Waiting: the library is being changed elsewhere"
    if not job.total:
        return "Starting"
    if job.done >= job.total:
        return "All read. Making it findable"
    return f"Read {job.done} of {job.total}: {job.path}"


def _draw_outcome(library: Library, job: Job) -> None:
    """What became of the files of the job that this reader has watched, until the next."""
    if st.session_state.get(_WATCHED) == ("ended", job.number):
        st.session_state[_WATCHED] = None
        seen = {document.id for document in library.documents()}
        st.session_state[_SAID] = outcome(job, seen)
        accessibility.announce("Reading has ended.")
    tones = {
        Tone.DONE: st.success,
        Tone.NOTE: st.info,
        Tone.WARNING: st.warning,
        Tone.FAULT: st.error,
    }
    for said in st.session_state.get(_SAID, ()):
        tones[said.tone](said.words)
