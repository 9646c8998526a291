"""What is no plain file is named with its reason, and never ends the run."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from corpus.library import Library
from corpus.settings import Settings
from ingest.found_files import find_files, shown
from ingest.pipeline import ingest

MINUTES = "# Minutes of the Panel\n\nThe Panel asked about {}.\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(library=tmp_path / "library", jobs=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "papers"
    made.mkdir()
    (made / "good.md").write_text(MINUTES.format("zinc roofs"))
    return made


def fifo(place: Path) -> None:
    os.mkfifo(place / "pipe.pdf")


def unix_socket(place: Path) -> None:
    here = Path.cwd()
    os.chdir(place)  # a socket's whole path may have but a hundred letters
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("talk.pdf")
    finally:
        os.chdir(here)


def ring(place: Path) -> None:
    (place / "one.pdf").symlink_to("two.pdf")
    (place / "two.pdf").symlink_to("one.pdf")


def dead_link(place: Path) -> None:
    (place / "lost.pdf").symlink_to("nothing.pdf")


def way_out(place: Path) -> None:
    outside = place.parent / "secret.md"
    outside.write_text(MINUTES.format("the secret"))
    (place / "in.md").symlink_to(outside)


def folder_out(place: Path) -> None:
    outside = place.parent / "elsewhere"
    outside.mkdir()
    (outside / "secret.md").write_text(MINUTES.format("the secret"))
    (place / "more").symlink_to(outside)


def folder_named_as_file(place: Path) -> None:
    (place / "minutes.pdf").mkdir()
    (place / "minutes.pdf" / "june.md").write_text(MINUTES.format("copper pipes"))


def name_of_bytes(place: Path) -> None:
    (Path(os.fsdecode(os.fsencode(place) + b"/caf\xe9.md"))).write_text(MINUTES.format("coffee"))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (fifo, "is a pipe"),
        (unix_socket, "is a socket"),
        (ring, "leads to itself"),
        (dead_link, "leads nowhere"),
        (way_out, "leads out of the folder"),
        (folder_out, "leads out of the folder"),
        (folder_named_as_file, "is a folder"),
        (name_of_bytes, "no UTF-8"),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_it_is_named_with_its_reason_and_the_good_ones_are_read(folder, settings, make, why):
    make(folder)
    for _ in range(2):
        report = ingest([folder], settings)
        assert report.failed
        assert all(why in each.why for each in report.failed)
        assert "good.md" in {each.path for each in (*report.read, *report.unchanged)}
    with Library.open(settings) as library:
        assert all(why in (each.failure or "") for each in library.failures())
        assert not any("secret" in passage.text for passage in library.iter_passages())


def test_a_link_within_the_folder_is_the_file_it_leads_to(folder, settings):
    (folder / "again.md").symlink_to("good.md")
    report = ingest([folder], settings)
    assert (len(report.read), report.failed) == (1, ())


def test_what_is_in_a_folder_named_like_a_file_is_read(folder, settings):
    folder_named_as_file(folder)
    report = ingest([folder], settings)
    assert {each.path for each in report.read} == {"good.md", "minutes.pdf/june.md"}


def test_a_file_that_can_not_be_opened_is_told_and_ends_nothing(folder, settings):
    (folder / "other.md").write_text(MINUTES.format("slate"))
    ingest([folder], settings)
    for name in ("new.md", "newer.md"):
        (folder / name).write_text(MINUTES.format(name))
    report = ingest(
        [folder], settings, on_progress=lambda _: (folder / "new.md").unlink(missing_ok=True)
    )
    assert [(each.path, "can't be opened" in each.why) for each in report.failed] == [
        ("new.md", True)
    ]
    assert [each.path for each in report.read] == ["newer.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the system's administrator may read everything")
def test_a_file_and_a_folder_without_permission_are_told(folder, settings):
    (folder / "shut.md").write_text(MINUTES.format("slate"))
    (folder / "closed").mkdir()
    (folder / "closed" / "in.md").write_text(MINUTES.format("lead"))
    ingest([folder], settings)
    (folder / "shut.md").write_text(MINUTES.format("slate and more"))
    (folder / "shut.md").chmod(0)
    (folder / "closed").chmod(0)
    try:
        report = ingest([folder], settings, prune=True)
        assert {each.path for each in report.failed} == {"shut.md", "closed"}
        assert report.removed == ()
    finally:
        (folder / "closed").chmod(0o700)


def test_what_could_not_be_read_and_is_gone_is_taken_off_the_list(folder, settings):
    fifo(folder)
    ingest([folder], settings)
    (folder / "pipe.pdf").unlink()
    assert ingest([folder], settings).failed == ()
    with Library.open(settings) as library:
        assert library.failures() == ()


def test_a_device_named_by_itself_is_refused():
    found = find_files([Path("/dev/null")])
    assert (found.files, [each.why for each in found.refused]) == (
        {},
        ["is a device: give the file itself"],
    )


def test_a_name_that_is_no_utf8_can_be_shown():
    assert shown(os.fsdecode(b"caf\xe9.pdf")) == "caf\\udce9.pdf"
