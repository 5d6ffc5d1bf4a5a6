"""Full text: FTS5 on SQLite, a tsvector on PostgreSQL, both over words that are parted and folded by words.py."""

from __future__ import annotations

from alembic import op

from consilience.store.words import fill_search

revision = "0002"
down_revision = "0001"

_FTS5 = "CREATE VIRTUAL TABLE search USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii')"
_TSVECTOR = "CREATE TABLE search (version INTEGER PRIMARY KEY REFERENCES versions (number), words TSVECTOR NOT NULL)"


def upgrade() -> None:
    """Make the index and fill it from the texts that the case holds."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(_FTS5)
    else:
        op.execute(_TSVECTOR)
        op.execute("CREATE INDEX search_by_word ON search USING gin (words)")
    fill_search(op.get_bind())


def downgrade() -> None:
    """Drop it: the texts stay."""
    op.execute("DROP TABLE search")
