"""A library multiplied for measurements is as whole as one that was read in."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from corpus.address import ServerAddress
from corpus.library import Library, match_expression
from corpus.settings import Settings
from corpus.store.server.health import count_anew
from corpus.store.server.server_store import ServerStore
from tests.postgres import Server
from tools.scale import multiply, questions, recall, scopes


def test_copies_of_papers_are_other_authorities_and_are_found(postgres: Server, entry: Any) -> None:
    address = ServerAddress(postgres.scratch())
    settings = Settings(library=address)
    superuser = postgres.url(urlsplit(address.url).path[1:])
    subjects = ("visits to children", "foster carers", "care leavers")
    with Library.create_or_open(settings) as library:
        library.save(
            entry(f"{at}.pdf", [f"Of {each}.", f"More of {each}."], authority="Barnet")
            for at, each in enumerate(subjects)
        )
        multiply(superuser, 20, 1, lambda _: None)
    store = ServerStore.open(address, cleared=True)
    with store.writing():
        count_anew(store)
    store.close()
    with Library.open(settings) as library:
        copies = 20 // 6
        assert library.passage_count() == 6 * (1 + copies)
        owners = [document.authority for document in library.documents()]
        assert len(set(owners)) == 1 + copies
        found = library.find_words(match_expression(["foster carers"]), None, 50)
        assert [p.id for p in library.passages_of([i for i, _ in found])] == [i for i, _ in found]
        assert len(found) == 2 * (1 + copies)
        asked = questions(library, 3)
        assert recall(library, superuser, asked, scopes(library)["an authority"]) == 1
        assert library.health().problems == ()
        library.remove([library.documents()[0].id])
        assert library.passage_count() == 6 * (1 + copies) - 2
