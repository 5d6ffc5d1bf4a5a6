"""What does a case file hold? Its tables, append-only but for those named as derived.

Days are ISO dates as text, moments UTC with microseconds as text: they compare alike on SQLite and PostgreSQL. Text is
compared byte by byte on both.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import TEXT, TSVECTOR
from sqlalchemy.types import UserDefinedType

METADATA = MetaData()
Words = Text().with_variant(TEXT(collation="C"), "postgresql")


class Terms(UserDefinedType[str]):
    """A tsvector as PostgreSQL writes it: the words are parted and folded here, not by the server."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """Return the type's name."""
        return TSVECTOR().compile()


originals = Table(
    "originals",
    METADATA,
    Column("sha256", Words, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)
"""The bytes as they were collected, once each."""

versions = Table(
    "versions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("key", Words, nullable=False, unique=True),
    Column("report", Words, nullable=False),
    Column("url", Words),
    Column("revises", Words),
    Column("published", Words),
    Column("known_from", Words, nullable=False),
    Column("recorded", Words, nullable=False),
    Index("versions_by_report", "report"),
    Index("versions_by_url", "url"),
    Index("versions_by_revises", "revises"),
    Index("versions_by_day", "known_from"),
)
"""One text of one report; `key` is the hash of id and text. `known_from` is the day from which its words were known."""

texts = Table(
    "texts",
    METADATA,
    Column("version", Integer, ForeignKey("versions.number"), primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
)

descriptions = Table(
    "descriptions",
    METADATA,
    Column("key", Words, primary_key=True),
    Column("version", Integer, ForeignKey("versions.number"), nullable=False),
    Column("fields", Words, nullable=False),
    Column("recorded", Words, nullable=False),
    Index("descriptions_by_version", "version"),
)
"""What was said beside a text (outlet, title, address, day ...), as JSON; several deliveries may differ."""

readings = Table(
    "readings",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, ForeignKey("versions.number"), nullable=False),
    Column("rules", Words, nullable=False),
    Column("sha256", Words, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    Column("recorded", Words, nullable=False),
    Index("readings_by_version", "version"),
)
"""What was read in a version, by which state of the rules."""

assertions = Table(
    "assertions",
    METADATA,
    Column("reading", Integer, ForeignKey("readings.number"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Words, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("theme", Words),
    Column("stance", Words),
    Column("low", Float),
    Column("high", Float),
    Column("held_from", Words),
    Column("held_to", Words),
    Column("known_from", Words, nullable=False),
    sqlite_with_rowid=False,
)
"""One event, statement or figure of a reading: when it held, and from when it was known."""

supersessions = Table(
    "supersessions",
    METADATA,
    Column("old", Integer, ForeignKey("versions.number"), primary_key=True, autoincrement=False),
    Column("new", Integer, ForeignKey("versions.number"), primary_key=True, autoincrement=False),
    Column("known_from", Words, nullable=False),
    Column("recorded", Words, nullable=False),
    sqlite_with_rowid=False,
)

retractions = Table(
    "retractions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, ForeignKey("versions.number"), nullable=False),
    Column("why", Words, nullable=False),
    Column("author", Words, nullable=False),
    Column("known_from", Words, nullable=False),
    Column("recorded", Words, nullable=False),
    Index("retractions_by_version", "version"),
)

judgements = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("left", Words, nullable=False),
    Column("right", Words, nullable=False),
    Column("judgement", Words, nullable=False),
    Column("author", Words, nullable=False),
    Column("day", Words, nullable=False),
    Column("recorded", Words, nullable=False),
)
"""Sides are "KEY" or "KEY:START:END" by the key of the version, which no later version shifts. The last one counts."""

grades = Table(
    "grades",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("outlet", Words, nullable=False),
    Column("reliability", Words, nullable=False),
    Column("author", Words, nullable=False),
    Column("day", Words, nullable=False),
    Column("recorded", Words, nullable=False),
)

briefs = Table(
    "briefs",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Words, nullable=False, unique=True),
    Column("title", Words, nullable=False),
    Column("as_of", Words),
    Column("bytes", LargeBinary, nullable=False),
    Column("recorded", Words, nullable=False),
)
"""Each brief that was written, as its machine form, once for each content."""

log = Table(
    "log",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("act", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("detail", Words, nullable=False),
    Column("tool", Words, nullable=False),
    Column("recorded", Words, nullable=False),
    Column("hash", Words, nullable=False),
)
"""Every act in its order; each hash covers the entry and the hash before it."""

LASTING = (
    originals,
    versions,
    texts,
    descriptions,
    readings,
    assertions,
    supersessions,
    retractions,
    judgements,
    grades,
    briefs,
    log,
)
"""What a copy of the case must hold, in an order in which it can be written. Nothing in them is changed or deleted."""

search = Table(
    "search",
    METADATA,
    Column("version", Integer, ForeignKey("versions.number"), primary_key=True, autoincrement=False),
    Column("words", Terms, nullable=False),
    Index("search_by_word", "words", postgresql_using="gin"),
    info={"only": "postgresql"},
)
"""Derived: full text. On SQLite an FTS5 table of the same name (migrations/versions/0002)."""

memberships = Table(
    "memberships",
    METADATA,
    Column("version", Integer, ForeignKey("versions.number"), primary_key=True, autoincrement=False),
    Column("story", Integer, nullable=False),
    Index("memberships_by_story", "story", "version"),
)
"""Derived: the story of each version, named by the version that founds it, as last linked."""

pictures = Table(
    "pictures",
    METADATA,
    Column("key", Words, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
    Column("recorded", Words, nullable=False),
)
"""Derived: what was linked and weighed for a set of readings and judgements, by the hash of that set."""

postings = Table(
    "postings",
    METADATA,
    Column("shelf", Words, primary_key=True),
    Column("term", BigInteger, primary_key=True, autoincrement=False),
    Column("holder", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Derived: the linker's inverted indexes (indexes.py)."""

rows = Table(
    "rows",
    METADATA,
    Column("shelf", Words, primary_key=True),
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("row", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Derived: the linker's rows of bytes (indexes.py)."""
