"""Adding documents: files handed over, read in beside the server, and what became of each."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from corpus.library import Library
from ingest.pipeline import FileOutcome, IngestReport
from ingest.uploads import ENDINGS, keep_original, originals_of
from ui.web import accessibility, safe
from ui.web.documents.reading import Job, Reading

_ROUND = "upload-round"
_TOLD = "upload-told"
_EVERY = 1.0


def draw_adding(library: Library, reading: Reading, most_mb: int) -> None:
    """The form, and below it how far reading has got."""
    st.header("Add documents", anchor=False)
    st.markdown(
        "Files are kept with the library and read in the background. "
        "Questions are answered as usual meanwhile."
    )
    round_ = st.session_state.setdefault(_ROUND, 0)
    with st.form(f"upload-{round_}", border=False):
        files = st.file_uploader(
            "PDF, Word (.docx), web page, Markdown or plain text",
            type=list(ENDINGS),
            accept_multiple_files=True,
            max_upload_size=most_mb,
            key=f"files-{round_}",
        )
        if st.form_submit_button("Add these documents", type="primary") and files:
            for file in files:
                keep_original(library.folder, file.name, file.getvalue())
            # A form of its own for the next files: these are no longer in it.
            st.session_state[_ROUND] = round_ + 1
            reading.start()
            st.rerun()
    _draw_waiting(library, reading)
    st.fragment(_draw_progress, run_every=_EVERY if reading.job.under_way else None)(reading)
    _draw_outcome(library, reading.job)


def _draw_waiting(library: Library, reading: Reading) -> None:
    """Files that were handed over and not read, because the server stopped."""
    waiting = [] if reading.job.under_way else _unread(library)
    if waiting:
        many = "1 file is" if len(waiting) == 1 else f"{len(waiting)} files are"
        st.info(f"{many} kept with the library and not yet read.")
        st.button("Read now", on_click=reading.start)


def _unread(library: Library) -> list[Path]:
    folder = originals_of(library.folder)
    known = library.files()
    kept = folder.iterdir() if folder.is_dir() else ()
    return [f for f in kept if not f.name.startswith(".") and str(f.resolve()) not in known]


def _draw_progress(reading: Reading) -> None:
    """A bar, drawn every second; when the job has ended, the page is drawn anew."""
    job = reading.job
    if not job.under_way:
        if st.session_state.get(_TOLD, -1) == ("watching", job.number):
            st.session_state[_TOLD] = ("ended", job.number)
            st.rerun()
        return
    st.session_state[_TOLD] = ("watching", job.number)
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
    """What became of the files of the last job that this reader has watched."""
    if st.session_state.get(_TOLD) == ("ended", job.number):
        accessibility.announce("Reading has ended.")
        st.session_state[_TOLD] = ("told", job.number)
    if st.session_state.get(_TOLD) != ("told", job.number) or job.under_way:
        return
    if job.fault:
        st.error(safe.text(job.fault))
    if job.report:
        _draw_report(library, job.report)


def _draw_report(library: Library, report: IngestReport) -> None:
    seen = {document.id for document in library.documents()}
    read = [outcome for outcome in report.read if outcome.document_id in seen]
    hidden = len(report.read) - len(read)
    if read:
        st.success(f"Added: {_listed(read)}.")
    for outcome in read:
        if outcome.note:
            st.caption(safe.text(f"{outcome.path}: {outcome.note}."))
    if hidden:
        many = "1 document is" if hidden == 1 else f"{hidden} documents are"
        st.warning(f"{many} marked as exempt. It was read, and is hidden from this page.")
    if report.failed:
        st.warning(f"Could not be read: {_listed(report.failed)}. The reasons stand below.")
    if not report.read and not report.failed:
        st.info("Nothing new: these files are held already.")


def _listed(outcomes: list[FileOutcome] | tuple[FileOutcome, ...]) -> str:
    return ", ".join(safe.text(outcome.path) for outcome in outcomes)
