"""The library's tables, what keeps count of its words, and who may see what."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_BY_DOCUMENT = "document_id text NOT NULL REFERENCES documents (id) ON DELETE CASCADE"
_REGISTER = (
    f"key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, exempt boolean NOT NULL, {_BY_DOCUMENT}"
)

TABLES = f"""
CREATE EXTENSION IF NOT EXISTS vector;
CREATE TABLE about (name text PRIMARY KEY, value text NOT NULL);
INSERT INTO about VALUES ('contents', gen_random_uuid()::text);
CREATE TABLE cleared_roles (role name PRIMARY KEY);
CREATE TABLE documents (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, passages integer NOT NULL DEFAULT 0,
    id text NOT NULL UNIQUE, path text NOT NULL, title text NOT NULL, kind text NOT NULL,
    media text NOT NULL, page_count integer NOT NULL, paged boolean NOT NULL, authority text,
    body text, author text, published text, meeting_date text, inspected_from text,
    inspected_to text, period_from text, period_to text, framework text, lead_inspector text,
    source_url text, licence text, access text NOT NULL, supersedes text,
    exempt_pages text NOT NULL, access_why text, access_sure boolean NOT NULL
);
CREATE TABLE files (
    absolute text PRIMARY KEY, path text NOT NULL, size bigint NOT NULL, mtime_ns bigint NOT NULL,
    content_hash text NOT NULL, reader_version text NOT NULL, document_id text, failure text,
    partial text
);
CREATE INDEX ON files (document_id);
CREATE INDEX ON files (content_hash);
CREATE TABLE pages (
    document_key bigint NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    number integer NOT NULL, text text NOT NULL, boxes bytea NOT NULL,
    width double precision NOT NULL, height double precision NOT NULL, scanned boolean NOT NULL,
    exempt boolean NOT NULL, PRIMARY KEY (document_key, number)
);
CREATE TABLE passages (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text NOT NULL UNIQUE,
    document_key bigint NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    ordinal integer NOT NULL, heading text NOT NULL, text text NOT NULL, parts text NOT NULL,
    kind text NOT NULL, header text NOT NULL, text_hash text NOT NULL, tokens integer NOT NULL,
    exempt boolean NOT NULL
);
CREATE UNIQUE INDEX ON passages (document_key, ordinal) INCLUDE (key, tokens);
CREATE INDEX ON passages (text_hash);
CREATE TABLE vectors (
    passage_key bigint PRIMARY KEY REFERENCES passages (key) ON DELETE CASCADE,
    document_key bigint NOT NULL, model text NOT NULL, exempt boolean NOT NULL,
    vector vector NOT NULL
);
ALTER TABLE vectors ALTER COLUMN vector SET STORAGE MAIN;
CREATE INDEX ON vectors (document_key);
CREATE TABLE words (
    term text NOT NULL, exempt boolean NOT NULL,
    document_key bigint NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    passages integer NOT NULL, places bigint[] NOT NULL,
    PRIMARY KEY (term, document_key, exempt)
);
CREATE INDEX ON words (document_key);
CREATE TABLE terms (
    term text NOT NULL, exempt boolean NOT NULL, passages bigint NOT NULL,
    PRIMARY KEY (term, exempt)
);
CREATE TABLE totals (
    exempt boolean PRIMARY KEY, passages bigint NOT NULL, tokens bigint NOT NULL
);
INSERT INTO totals VALUES (false, 0, 0), (true, 0, 0);
CREATE TABLE judgements ({_REGISTER},
    area text NOT NULL, area_text text NOT NULL, grade text NOT NULL, page integer NOT NULL,
    quote text NOT NULL);
CREATE TABLE recommendations ({_REGISTER},
    n integer NOT NULL, printed_no text, list_name text NOT NULL, kind text NOT NULL, theme text,
    text text NOT NULL, quotes text NOT NULL, whose text NOT NULL);
CREATE TABLE actions ({_REGISTER},
    n integer NOT NULL, ref text, theme text, text text NOT NULL, owner text, due text,
    due_text text, measure text, rag text NOT NULL, status_text text, progress_text text,
    answers_text text, recommendation_refs text NOT NULL, section text NOT NULL,
    quotes text NOT NULL);
CREATE TABLE progress ({_REGISTER},
    n integer NOT NULL, entry text NOT NULL, section text NOT NULL, ref text, about text NOT NULL,
    change text NOT NULL, before text, after text, said_by text, said_on text,
    quotes text NOT NULL);
CREATE TABLE decisions ({_REGISTER},
    n integer NOT NULL, item text NOT NULL, entry text NOT NULL, text text NOT NULL,
    decided_by text, decided_on text, quotes text NOT NULL);
CREATE TABLE next_steps ({_REGISTER},
    kind text NOT NULL, whose text NOT NULL, due text, timing text, quotes text NOT NULL);
CREATE INDEX ON judgements (document_id);
CREATE INDEX ON recommendations (document_id);
CREATE INDEX ON actions (document_id);
CREATE INDEX ON progress (document_id);
CREATE INDEX ON decisions (document_id);
CREATE INDEX ON next_steps (document_id);
CREATE TABLE words_digests (
    document_id text PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE, digest text NOT NULL
);
CREATE INDEX ON words_digests (digest);
CREATE TABLE officer_words (
    number bigint GENERATED ALWAYS AS IDENTITY, id text PRIMARY KEY, sort text NOT NULL,
    name text NOT NULL, said_on text, reason text NOT NULL, authority text,
    recommendation text NOT NULL, ref text, action text NOT NULL, value text, before text,
    paper text, page integer, link text, about text NOT NULL, exempt boolean NOT NULL
);
CREATE TABLE feedback (
    number bigint GENERATED ALWAYS AS IDENTITY, id text PRIMARY KEY, given text NOT NULL,
    question text NOT NULL, history text NOT NULL, authority text, kind text, as_of text,
    published_from text, published_to text, status text NOT NULL, answer text NOT NULL,
    cited text NOT NULL, helpful boolean NOT NULL, fault text, expected text NOT NULL,
    exempt boolean NOT NULL
);
CREATE TABLE rulings (
    document_id text NOT NULL, page integer NOT NULL, access text NOT NULL, sure boolean NOT NULL,
    by text NOT NULL, given text, PRIMARY KEY (document_id, page)
);
CREATE TABLE corrections (
    number bigint GENERATED ALWAYS AS IDENTITY, document_id text NOT NULL, fact text NOT NULL,
    value text NOT NULL, by text NOT NULL, given text NOT NULL, PRIMARY KEY (document_id, fact)
);
"""

COUNTS = """
CREATE FUNCTION count_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO terms SELECT term, exempt, sum(passages) FROM changed GROUP BY 1, 2
        ON CONFLICT (term, exempt) DO UPDATE SET passages = terms.passages + excluded.passages;
    ELSE
        UPDATE terms t SET passages = t.passages - c.passages FROM
        (SELECT term, exempt, sum(passages) AS passages FROM changed GROUP BY 1, 2) c
        WHERE t.term = c.term AND t.exempt = c.exempt;
        DELETE FROM terms t USING changed c
        WHERE t.term = c.term AND t.exempt = c.exempt AND t.passages = 0;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER words_added AFTER INSERT ON words REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_terms();
CREATE TRIGGER words_removed AFTER DELETE ON words REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_terms();
CREATE FUNCTION count_passages() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sign integer := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
    UPDATE totals t SET passages = t.passages + sign * c.passages, tokens = t.tokens + sign * c.tokens
    FROM (SELECT exempt, count(*) AS passages, sum(tokens) AS tokens FROM changed GROUP BY 1) c
    WHERE t.exempt = c.exempt;
    RETURN NULL;
END $$;
CREATE TRIGGER passages_added AFTER INSERT ON passages REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_passages();
CREATE TRIGGER passages_removed AFTER DELETE ON passages REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_passages();
"""

CLEARANCE = """
CREATE FUNCTION sees_exempt() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('scrutineer.cleared', true), '') = 'on' AND (
        current_user = (SELECT tableowner FROM pg_tables
                        WHERE schemaname = current_schema() AND tablename = 'documents')
        OR EXISTS (SELECT 1 FROM cleared_roles WHERE role = current_user))
$$;
CREATE FUNCTION exempt_documents() RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER
    SET search_path FROM CURRENT AS $$
DECLARE
    before text := coalesce(current_setting('scrutineer.cleared', true), '');
    found text[];
BEGIN
    PERFORM set_config('scrutineer.cleared', 'on', true);
    SELECT coalesce(array_agg(id), '{}') INTO found FROM documents WHERE access = 'exempt';
    PERFORM set_config('scrutineer.cleared', before, true);
    RETURN found;
END $$;
"""

_RULES = {
    "documents": "access <> 'exempt' OR (SELECT sees_exempt())",
    **dict.fromkeys(
        ("pages", "passages", "vectors", "words", "terms", "totals", "judgements",
         "recommendations", "actions", "progress", "decisions", "next_steps", "feedback"),
        "NOT exempt OR (SELECT sees_exempt())",
    ),
    **dict.fromkeys(
        ("rulings", "corrections", "words_digests"),
        "(SELECT sees_exempt()) OR document_id IN (SELECT id FROM documents)",
    ),
    "files": "(SELECT sees_exempt()) OR document_id IS NULL "
    "OR document_id IN (SELECT id FROM documents)",
    "officer_words": "(SELECT sees_exempt()) OR NOT (exempt OR "
    "about::jsonb ?| (SELECT exempt_documents()))",
}  # fmt: skip
"""Which rows of each table one may see who isn't cleared. The owner is held to it, too."""


def upgrade() -> None:
    """From nothing."""
    connection = op.get_bind()
    for script in (TABLES, COUNTS, CLEARANCE):
        connection.exec_driver_sql(script)
    for table, rule in _RULES.items():
        connection.exec_driver_sql(
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; "
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY; "
            f"CREATE POLICY clearance ON {table} USING ({rule})"
        )
    connection.exec_driver_sql("CREATE POLICY said ON feedback FOR INSERT WITH CHECK (true)")
