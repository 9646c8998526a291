"""What a Ray cluster's processes do, here without Ray; with it, see the short soak of a server."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.address import ServerAddress
from corpus.embed.embedder import Embedder, KnownVectors
from corpus.errors import EmptyDocument, UsageError
from corpus.given_facts import NOTHING
from corpus.settings import Settings
from corpus.sources import SourceFile
from corpus.types import Entry
from ingest.making import Wanted, made_here
from ingest.ray_cluster import _without_secrets, entries_by
from ingest.ray_stages import MakeStage, stamp

TEXT = "# Minutes\n\nThe panel heard of visits to children.\n\nIt agreed to visit more of them.\n"


def wanted(path: Path, text: str) -> Wanted:
    path.write_text(text, "utf-8")
    return Wanted(SourceFile(str(path), path.name, content_hash=f"{len(text):064x}"), NOTHING)


def test_the_stage_makes_what_is_made_here_with_the_vectors_of_its_passages(tmp_path: Path) -> None:
    settings = Settings(library=tmp_path / "library")
    files = [
        wanted(tmp_path / "empty.md", ""),
        wanted(tmp_path / "good.md", TEXT),
        wanted(tmp_path / "other.md", f"{TEXT}\n# Next steps\n\nThe director will report back.\n"),
    ]
    stage = MakeStage(settings)
    row = stage({"packed": pickle.dumps(files)})
    stage.close()
    made = {each.file.path: each for each in pickle.loads(row["packed"])}
    here = {each.file.path: each for each in made_here(files, settings)}
    embedder = Embedder(settings.embedding_model)
    for name in ("good.md", "other.md"):
        entry = made[name].entry
        assert isinstance(entry, Entry)
        assert replace(made[name], vectors=None) == here[name]
        own = embedder.embed([passage.embedded_text for passage in entry.passages])
        assert (made[name].vectors * own).sum(1) == pytest.approx(1, abs=1e-3)
    assert isinstance(made["empty.md"].entry, EmptyDocument)
    assert row["stamp"] == stamp(embedder)


def test_known_vectors_are_taken_as_they_are_and_the_model_gives_the_others() -> None:
    embedder = Embedder("all-MiniLM-L6-v2")
    given = np.eye(1, embedder.dimensions, dtype=np.float32)[0]
    known = KnownVectors(embedder, {"held": given})
    made = known.embed(["new", "held", "new"])
    assert (made[1] == given).all()
    assert (made[[0, 2]] == embedder.embed(["new"])).all()
    assert known.embed([]).shape == (0, embedder.dimensions)
    assert known.model_id == embedder.model_id


def test_an_ingestion_without_ray_imports_nothing_of_it() -> None:
    program = "import json, sys, ingest.pipeline, ui.commands.ingest; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert "ray" not in json.loads(done.stdout)


def test_where_ray_is_not_installed_it_is_said_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with (
        pytest.raises(UsageError, match=r"pip install 'scrutineer\[cluster\]'"),
        entries_by("auto", Settings(library=tmp_path)),
    ):
        pass


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("127.0.0.1:9", "The Ray cluster at 127.0.0.1:9 can't be started or reached: see that"),
        ("the cluster", "is no address of a Ray cluster: write HOST:PORT, or auto"),
    ],
)
def test_a_wrong_address_is_said_in_one_line_with_what_to_do(
    tmp_path: Path, address: str, said: str
) -> None:
    with (
        pytest.raises(UsageError, match=said) as told,
        entries_by(address, Settings(library=tmp_path)),
    ):
        pass
    assert "\n" not in str(told.value)


def test_no_password_or_token_leaves_for_the_cluster() -> None:
    settings = Settings(
        library=ServerAddress("postgresql://me:hunter2@host/library"), api_tokens="hunter3"
    )
    assert b"hunter" in pickle.dumps(settings)
    assert b"hunter" not in pickle.dumps(_without_secrets(settings))
