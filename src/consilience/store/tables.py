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


def _number() -> Column[int]:
    """Number rows as they come: writers take turns."""
    return Column("number", Integer, primary_key=True, autoincrement=False)


def _version() -> Column[int]:
    """Name the version that a row belongs to."""
    return Column("version", Integer, ForeignKey("versions.number"), nullable=False)


def _each_version() -> Column[int]:
    """Name the version that a row belongs to, where it has but one."""
    return Column("version", Integer, ForeignKey("versions.number"), primary_key=True, autoincrement=False)


def _word(name: str) -> Column[str]:
    """Name words that are never missing."""
    return Column(name, Words, nullable=False)


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
    _number(),
    Column("key", Words, nullable=False, unique=True),
    _word("report"),
    Column("url", Words),
    Column("revises", Words),
    Column("published", Words),
    _word("known_from"),
    _word("recorded"),
    Index("versions_by_report", "report"),
    Index("versions_by_url", "url"),
    Index("versions_by_revises", "revises"),
    Index("versions_by_day", "known_from"),
)
"""One text of one report; `key` is the hash of id and text. `known_from` is the day from which its words were known."""

texts = Table(
    "texts",
    METADATA,
    _each_version(),
    Column("text", Text, nullable=False),
)

descriptions = Table(
    "descriptions",
    METADATA,
    Column("key", Words, primary_key=True),
    _version(),
    _word("fields"),
    _word("recorded"),
    Index("descriptions_by_version", "version"),
)
"""What was said beside a text (outlet, title, address, day ...), as JSON; several deliveries may differ."""

readings = Table(
    "readings",
    METADATA,
    _number(),
    _version(),
    _word("rules"),
    _word("sha256"),
    Column("bytes", LargeBinary, nullable=False),
    _word("recorded"),
    Index("readings_by_version", "version"),
)
"""What was read in a version, by which state of the rules."""

assertions = Table(
    "assertions",
    METADATA,
    Column("reading", Integer, ForeignKey("readings.number"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _word("kind"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("theme", Words),
    Column("stance", Words),
    Column("low", Float),
    Column("high", Float),
    Column("held_from", Words),
    Column("held_to", Words),
    _word("known_from"),
    sqlite_with_rowid=False,
)
"""One event, statement or figure of a reading: when it held, and from when it was known."""

supersessions = Table(
    "supersessions",
    METADATA,
    Column("old", Integer, ForeignKey("versions.number"), primary_key=True, autoincrement=False),
    Column("new", Integer, ForeignKey("versions.number"), primary_key=True, autoincrement=False),
    _word("known_from"),
    _word("recorded"),
    sqlite_with_rowid=False,
)

retractions = Table(
    "retractions",
    METADATA,
    _number(),
    _version(),
    _word("why"),
    _word("author"),
    _word("known_from"),
    _word("recorded"),
    Index("retractions_by_version", "version"),
)

judgements = Table(
    "judgements",
    METADATA,
    _number(),
    _word("left"),
    _word("right"),
    _word("judgement"),
    _word("author"),
    _word("day"),
    _word("recorded"),
)
"""Sides are "KEY" or "KEY:START:END" by the key of the version, which no later version shifts. The last one counts."""

grades = Table(
    "grades",
    METADATA,
    _number(),
    _word("outlet"),
    _word("reliability"),
    _word("author"),
    _word("day"),
    _word("recorded"),
)

briefs = Table(
    "briefs",
    METADATA,
    _number(),
    Column("sha256", Words, nullable=False, unique=True),
    _word("title"),
    Column("as_of", Words),
    Column("bytes", LargeBinary, nullable=False),
    _word("recorded"),
)
"""Each brief that was written, as its machine form, once for each content."""

log = Table(
    "log",
    METADATA,
    _number(),
    _word("act"),
    _word("subject"),
    _word("detail"),
    _word("tool"),
    _word("recorded"),
    _word("hash"),
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
    _each_version(),
    Column("words", Terms, nullable=False),
    Index("search_by_word", "words", postgresql_using="gin"),
    info={"only": "postgresql"},
)
"""Derived: full text. On SQLite an FTS5 table of the same name (migrations/versions/0002)."""

memberships = Table(
    "memberships",
    METADATA,
    _each_version(),
    Column("story", Integer, nullable=False),
    Index("memberships_by_story", "story", "version"),
)
"""Derived: the story of each version, named by the version that founds it, as last linked."""

pictures = Table(
    "pictures",
    METADATA,
    Column("key", Words, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
    _word("recorded"),
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
