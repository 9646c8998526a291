"""Whether a library on a server is sound, and mending it when it isn't."""

from __future__ import annotations

from corpus.address import ServerAddress
from corpus.embed.embedder import Embedder
from corpus.settings import Settings
from corpus.store.health import Health, may_be_told, versions
from corpus.store.server.server_store import ServerStore
from corpus.store.server.vectors import as_text
from corpus.store.view import View
from corpus.store.writing import LOT

_WANTED = "SELECT p.id FROM passages p LEFT JOIN vectors v ON v.passage_key = p.key AND v.model = %s WHERE v.model IS NULL ORDER BY p.key"
_COUNTED = "SELECT exempt, count(*), coalesce(sum(tokens), 0)::bigint FROM passages GROUP BY 1"
_TERMS = "SELECT term, exempt, sum(passages)::bigint FROM words GROUP BY 1, 2"
_BINDS = "SELECT NOT (rolsuper OR rolbypassrls) FROM pg_roles WHERE rolname = current_user"


def examined(
    settings: Settings, address: ServerAddress, configured: str | None, problems: list[str]
) -> Health:
    """Look into everything. LibraryMissing if there is none."""
    store = ServerStore.open(address, cleared=settings.cleared_for_exempt)
    mend = f"Run: scrutineer doctor --repair --library {address}"
    try:
        model = store.noted("model")
        lacking = len(store.rows(_WANTED, (model or "",))) if model else 0
        if lacking:
            problems.append(f"{lacking} passages have no vector of {model}. {mend}")
        if _miscounted(store):
            problems.append(f"The words aren't counted as they stand. {mend}")
        if configured and model and model != configured:
            problems.append(f"Embedded with {model}, and the settings name {configured}. {mend}")
        seen = View.of(store, store.contents(), settings.cleared_for_exempt)
        files = [file for file in store.files() if may_be_told(file, seen)]
        binds = store.rows(_BINDS)[0][0]
        return Health(
            folder=str(address),
            documents=len(seen.documents),
            passages=seen.passages,
            files=len(files),
            failures=sum(bool(file.failure) for file in files),
            model=model,
            configured_model=configured,
            indexed=seen.passages - lacking,
            in_step=not lacking,
            versions=(
                *versions(),
                ("postgresql", store.rows("SHOW server_version")[0][0]),
                ("pgvector", _pgvector(store)),
                ("row-level security", "in force" if binds else "not for this user"),
            ),
            problems=tuple(problems),
        )
    finally:
        store.close()


def _pgvector(store: ServerStore) -> str:
    found = store.rows("SELECT extversion FROM pg_extension WHERE extname = 'vector'")
    return str(found[0][0])


def _miscounted(store: ServerStore) -> bool:
    """Whether the counts kept of words and passages aren't those of the rows that may be seen."""
    counted = set(store.rows(_COUNTED))
    kept = store.rows("SELECT exempt, passages, tokens FROM totals WHERE passages <> 0")
    return counted != set(kept) or bool(
        store.rows(
            f"SELECT 1 FROM ({_TERMS}) w FULL JOIN terms t USING (term, exempt) "
            "WHERE w.sum IS DISTINCT FROM t.passages LIMIT 1"
        )
    )


def mended(settings: Settings, address: ServerAddress) -> tuple[str, ...]:
    """Embed what has no vector of the configured model, and count the words anew."""
    embedder = Embedder(settings.embedding_model)
    embedder.check()
    store = ServerStore.create_or_open(address, cleared=True)
    done = []
    try:
        with store.writing():
            count = _embed_missing(store, embedder)
            if count:
                done.append(f"Embedded {count} passages with {embedder.model_id}.")
            if _miscounted(store):
                count_anew(store)
                done.append("Counted the words anew.")
            store.note("model", embedder.model_id)
            store.publish(embedder.model_id)
    finally:
        store.close()
    return (*done, "All vectors are those of the passages.")


def _embed_missing(store: ServerStore, embedder: Embedder) -> int:
    ids = [row[0] for row in store.rows(_WANTED, (embedder.model_id,))]
    for at in range(0, len(ids), LOT):
        lot = store.passages_of(ids[at : at + LOT])
        vectors = embedder.embed([passage.embedded_text for passage in lot.values()])
        with store.connections.transaction() as connection:
            connection.execute(
                "INSERT INTO vectors SELECT p.key, p.document_key, %s, p.exempt, g.vector::vector "
                "FROM unnest(%s::text[], %s::text[]) g (id, vector) JOIN passages p USING (id) "
                "ON CONFLICT (passage_key) DO UPDATE "
                "SET model = excluded.model, vector = excluded.vector",
                (embedder.model_id, list(lot), [as_text(vector) for vector in vectors]),
            )
    return len(ids)


def count_anew(store: ServerStore) -> None:
    """Count passages and words as they stand."""
    with store.connections.transaction() as connection:
        connection.execute("DELETE FROM terms")
        connection.execute(f"INSERT INTO terms {_TERMS}".encode())
        connection.execute(
            "UPDATE totals t SET passages = coalesce(c.count, 0), tokens = coalesce(c.tokens, 0) "
            "FROM totals o LEFT JOIN (SELECT exempt, count(*), sum(tokens) AS tokens "
            "FROM passages GROUP BY 1) c USING (exempt) WHERE o.exempt = t.exempt"
        )
