"""Files into a library, and again: what is read, left, replaced, removed, and listed as bad."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.embed.embedder import Embedder
from corpus.errors import UsageError
from corpus.library import Library
from corpus.settings import Settings
from corpus.text import locate
from ingest.found_files import find_files
from ingest.passages import count_tokens
from ingest.pipeline import ingest, prune

MINUTES = "# Minutes of the Scrutiny Panel\n\nThe Panel asked about {}.\n\nIt was told of a plan.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    (papers / "2024").mkdir(parents=True)
    (papers / "may.md").write_text(MINUTES.format("zinc roofs"))
    (papers / "2024" / "june.md").write_text(MINUTES.format("copper pipes"))
    return papers


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(library=tmp_path / "library", jobs=1)


def paths(outcomes) -> list[str]:
    return sorted(outcome.path for outcome in outcomes)


def held(settings: Settings) -> dict[str, str]:
    """Each document's path and words."""
    with Library.open(settings) as library:
        return {
            d.path: " ".join(p.text for p in library.passages(d.id)) for d in library.documents()
        }


def answering(settings: Settings, words: str) -> set[str]:
    """The documents whose passages have the words."""
    with Library.open(settings) as library:
        found = library.find_words(words, None, 5)
        passages = library.passages_of([i for i, _ in found])
        return {library.document(p.document_id).path for p in passages}


def touch(path: Path) -> None:
    """Give a file another time, as a copy or a restored backup has."""
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 5_000_000_000))


def test_every_file_is_read_and_named_by_its_path_in_the_folder(folder, settings):
    told = []
    report = ingest([folder], settings, on_progress=told.append)
    assert paths(report.read) == ["2024/june.md", "may.md"]
    assert (report.failed, report.unchanged, report.removed) == ((), (), ())
    assert set(held(settings)) == {"2024/june.md", "may.md"}
    assert all(outcome.passages and outcome.document_id for outcome in report.read)
    assert [(p.done, p.total) for p in told][-1] == (2, 2)


def test_ingested_again_unchanged_nothing_is_read_and_no_model_is_loaded(
    folder, settings, monkeypatch
):
    ingest([folder], settings)
    loaded = []
    monkeypatch.setattr(Embedder, "_encoder", loaded.append)
    report = ingest([folder], settings)
    assert (report.read, report.failed, loaded) == ((), (), [])
    assert paths(report.unchanged) == ["2024/june.md", "may.md"]


def test_a_file_merely_touched_is_unchanged(folder, settings):
    ingest([folder], settings)
    before = held(settings)
    touch(folder / "may.md")
    report = ingest([folder], settings)
    assert (report.read, len(report.unchanged)) == ((), 2)
    assert held(settings) == before


def test_a_changed_file_takes_its_own_place(folder, settings):
    ingest([folder], settings)
    (folder / "may.md").write_text(MINUTES.format("slate tiles and much else"))
    report = ingest([folder], settings)
    assert (paths(report.read), paths(report.unchanged)) == (["may.md"], ["2024/june.md"])
    assert "slate tiles" in held(settings)["may.md"]
    assert answering(settings, "zinc") == set()
    assert answering(settings, "slate") == {"may.md"}


def test_a_removed_file_stays_until_it_is_pruned(folder, settings):
    ingest([folder], settings)
    (folder / "may.md").unlink()
    assert ingest([folder], settings).removed == ()
    assert answering(settings, "zinc") == {"may.md"}
    report = ingest([folder], settings, prune=True, bulk=True)
    assert paths(report.removed) == ["may.md"]
    assert set(held(settings)) == {"2024/june.md"}
    assert answering(settings, "zinc") == set()


def test_pruning_one_folder_leaves_the_papers_of_others(folder, settings, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "july.md").write_text(MINUTES.format("gold leaf"))
    ingest([folder, other], settings)
    (other / "july.md").unlink()
    assert ingest([folder], settings, prune=True, bulk=True).removed == ()
    assert "july.md" in held(settings)


def many(folder: Path, count: int, place: str = "") -> list[Path]:
    """So many more papers."""
    made = [folder / place / f"{place}{n}.md" for n in range(count)]
    for n, path in enumerate(made):
        path.parent.mkdir(exist_ok=True)
        path.write_text(MINUTES.format(f"thing number {n} of {place}"))
    return made


def test_an_emptied_folder_is_not_pruned_unasked(folder, settings):
    ingest([folder], settings)
    for path in list(folder.rglob("*.md")):
        path.unlink()
    report = ingest([folder], settings, prune=True)
    assert (report.removed, paths(report.unpruned)) == ((), ["2024/june.md", "may.md"])
    assert set(held(settings)) == {"2024/june.md", "may.md"}
    assert paths(prune([folder], settings)) == ["2024/june.md", "may.md"]
    assert held(settings) == {}


@pytest.mark.parametrize(("gone", "asked"), [(2, False), (3, True)])
def test_more_than_a_tenth_is_not_pruned_unasked(folder, settings, gone, asked):
    more = many(folder, 18)
    ingest([folder], settings)  # 18 + 2, of which a tenth is 2
    for path in more[:gone]:
        path.unlink()
    report = ingest([folder], settings, prune=True)
    assert (len(report.unpruned), len(report.removed)) == ((gone, 0) if asked else (0, gone))


def test_all_of_a_folder_within_is_not_pruned_unasked(folder, settings):
    many(folder, 30, "a")
    share = many(folder, 2, "share")
    ingest([folder], settings)
    for path in share:
        path.unlink()
    assert len(ingest([folder], settings, prune=True).unpruned) == 2


def test_papers_moved_within_the_folder_are_pruned_from_where_they_were_unasked(folder, settings):
    ingest([folder], settings)
    (folder / "2025").mkdir()
    for path in list(folder.rglob("*.md")):
        path.rename(folder / "2025" / path.name)
    report = ingest([folder], settings, prune=True)
    assert (len(report.removed), report.unpruned) == (2, ())
    assert set(held(settings)) == {"2025/june.md", "2025/may.md"}


def test_two_equal_files_are_one_document(folder, settings):
    (folder / "copy-of-may.md").write_text((folder / "may.md").read_text())
    report = ingest([folder], settings)
    assert len({o.document_id for o in (*report.read, *report.unchanged)}) == 2
    assert len(held(settings)) == 2
    again = ingest([folder], settings)
    assert (again.read, len(again.unchanged)) == ((), 3)


def test_one_of_two_equal_files_removed_leaves_the_document(folder, settings):
    (folder / "copy-of-may.md").write_text((folder / "may.md").read_text())
    ingest([folder], settings)
    (folder / "may.md").unlink()
    ingest([folder], settings, prune=True, bulk=True)
    assert len(held(settings)) == 2
    assert answering(settings, "zinc")


def test_bad_files_are_listed_with_their_reason_and_the_good_ones_kept(folder, settings):
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing of use")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    report = ingest([folder], settings)
    assert paths(report.failed) == ["broken.pdf", "empty.pdf", "picture.png"]
    assert all(outcome.why for outcome in report.failed)
    assert set(held(settings)) == {"2024/june.md", "may.md"}
    with Library.open(settings) as library:
        assert [failure.path for failure in library.failures()] == paths(report.failed)


def test_a_bad_file_is_tried_again_and_read_once_it_is_mended(folder, settings):
    bad = folder / "april.md"
    bad.write_bytes(b"")
    assert paths(ingest([folder], settings).failed) == ["april.md"]
    assert paths(ingest([folder], settings).failed) == ["april.md"]
    bad.write_text(MINUTES.format("lead pipes"))
    report = ingest([folder], settings)
    assert (paths(report.read), report.failed) == (["april.md"], ())
    with Library.open(settings) as library:
        assert library.failures() == ()


def test_a_good_file_turned_bad_is_listed_and_what_it_gave_stays(folder, settings):
    ingest([folder], settings)
    (folder / "may.md").write_bytes(b"")
    assert paths(ingest([folder], settings).failed) == ["may.md"]
    assert answering(settings, "zinc") == {"may.md"}


def test_a_path_that_is_not_there_is_wrong_use(tmp_path, settings):
    with pytest.raises(UsageError, match="doesn't exist"):
        ingest([tmp_path / "none"], settings)
    assert not settings.library.exists()


def test_a_folder_without_files_is_wrong_use(tmp_path, settings):
    (tmp_path / "bare").mkdir()
    with pytest.raises(UsageError, match="No files"):
        ingest([tmp_path / "bare"], settings)
    assert not settings.library.exists()


def test_hidden_files_and_the_systems_own_are_left_alone(folder):
    for name in (".hidden.md", "~$may.docx", "Thumbs.db", "manifest.json"):
        (folder / name).write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "notes.md").write_text("x")
    assert [file.path for file in find_files([folder]).files.values()] == ["2024/june.md", "may.md"]


def test_a_file_named_twice_is_one_and_a_file_alone_is_named_by_itself(folder):
    files = find_files([folder, folder / "may.md"]).files
    assert len(files) == 2
    assert [f.path for f in find_files([folder / "2024" / "june.md"]).files.values()] == ["june.md"]


def test_no_passage_of_the_demo_papers_is_longer_than_the_setting(demo_library):
    with Library.open(demo_library) as library:
        longest = max(count_tokens(p.text) for p in library.iter_passages())
    assert longest <= demo_library.passage_tokens


def test_no_passage_of_the_demo_papers_is_cut_by_the_embedder(demo_library):
    from tokenizers import Tokenizer

    with Library.open(demo_library) as library:
        model = Tokenizer.from_file(str(library.embedder.folder / "tokenizer.json"))
        model.no_truncation()
        longest = max(len(model.encode(p.embedded_text).ids) for p in library.iter_passages())
    assert longest <= 256


def test_every_part_of_every_passage_of_the_demo_papers_stands_on_its_page(demo_library):
    with Library.open(demo_library) as library:
        for document in library.documents():
            pages = {page.number: page.text for page in library.pages(document.id)}
            for passage in library.passages(document.id):
                for part in passage.parts:
                    words = passage.text[part.at : part.at + part.length].replace(" | ", " ")
                    assert locate(pages[part.page][part.start : part.end], words)
