"""Which store a library has: by where the settings say that it is kept."""

from __future__ import annotations

from corpus.address import ServerAddress
from corpus.settings import Settings
from corpus.store.embedded import EmbeddedStore
from corpus.store.face import Store


def open_store(settings: Settings) -> Store:
    """The store that is there. LibraryMissing, LibraryDamaged or LibraryUnreachable if it isn't."""
    place = settings.library
    if isinstance(place, ServerAddress):
        from corpus.store.server.server_store import ServerStore

        return ServerStore.open(place, cleared=settings.cleared_for_exempt)
    return EmbeddedStore.open(place)


def create_or_open_store(settings: Settings) -> Store:
    """The same, made if there is none."""
    place = settings.library
    if isinstance(place, ServerAddress):
        from corpus.store.server.server_store import ServerStore

        return ServerStore.create_or_open(place, cleared=settings.cleared_for_exempt)
    return EmbeddedStore.create_or_open(place)
