"""The case file: originals, versions, readings, assertions, what analysts said, and the log."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, LargeBinary, Text
from sqlalchemy.dialects.postgresql import TEXT

revision = "0001"
down_revision = None

Words = Text().with_variant(TEXT(collation="C"), "postgresql")


def _number() -> Column[int]:
    """Number rows as they come: writers take turns."""
    return Column("number", Integer, primary_key=True, autoincrement=False)


def _version() -> Column[int]:
    """Name the version that a row belongs to."""
    return Column("version", Integer, ForeignKey("versions.number"), nullable=False)


def _word(name: str) -> Column[str]:
    """Name words that are never missing."""
    return Column(name, Words, nullable=False)


def upgrade() -> None:
    """Make the lasting tables."""
    _make_reports()
    _make_readings()
    _make_words_of_analysts()
    _make_acts()


def _make_reports() -> None:
    """What came in: originals, versions, their texts, and what was said beside them."""
    op.create_table(
        "originals",
        Column("sha256", Words, primary_key=True),
        Column("size", BigInteger, nullable=False),
        Column("bytes", LargeBinary, nullable=False),
    )
    op.create_table(
        "versions",
        _number(),
        Column("key", Words, nullable=False, unique=True),
        _word("report"),
        Column("url", Words),
        Column("revises", Words),
        Column("published", Words),
        _word("known_from"),
        _word("recorded"),
    )
    op.create_index("versions_by_report", "versions", ["report"])
    op.create_index("versions_by_url", "versions", ["url"])
    op.create_index("versions_by_revises", "versions", ["revises"])
    op.create_index("versions_by_day", "versions", ["known_from"])
    op.create_table(
        "texts",
        Column("version", Integer, ForeignKey("versions.number"), primary_key=True, autoincrement=False),
        Column("text", Text, nullable=False),
    )
    op.create_table(
        "descriptions",
        Column("key", Words, primary_key=True),
        _version(),
        _word("fields"),
        _word("recorded"),
    )
    op.create_index("descriptions_by_version", "descriptions", ["version"])


def _make_readings() -> None:
    """What was read in a version, and which version replaces which."""
    op.create_table(
        "readings",
        _number(),
        _version(),
        _word("rules"),
        _word("sha256"),
        Column("bytes", LargeBinary, nullable=False),
        _word("recorded"),
    )
    op.create_index("readings_by_version", "readings", ["version"])
    op.create_table(
        "assertions",
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
    op.create_table(
        "supersessions",
        Column("old", Integer, ForeignKey("versions.number"), primary_key=True, autoincrement=False),
        Column("new", Integer, ForeignKey("versions.number"), primary_key=True, autoincrement=False),
        _word("known_from"),
        _word("recorded"),
        sqlite_with_rowid=False,
    )


def _make_words_of_analysts() -> None:
    """What analysts say of reports, pairs and outlets."""
    op.create_table(
        "retractions",
        _number(),
        _version(),
        _word("why"),
        _word("author"),
        _word("known_from"),
        _word("recorded"),
    )
    op.create_index("retractions_by_version", "retractions", ["version"])
    op.create_table(
        "judgements",
        _number(),
        _word("left"),
        _word("right"),
        _word("judgement"),
        _word("author"),
        _word("day"),
        _word("recorded"),
    )
    op.create_table(
        "grades",
        _number(),
        _word("outlet"),
        _word("reliability"),
        _word("author"),
        _word("day"),
        _word("recorded"),
    )


def _make_acts() -> None:
    """What was given out, and the log of every act."""
    op.create_table(
        "briefs",
        _number(),
        Column("sha256", Words, nullable=False, unique=True),
        _word("title"),
        Column("as_of", Words),
        Column("bytes", LargeBinary, nullable=False),
        _word("recorded"),
    )
    op.create_table(
        "log",
        _number(),
        _word("act"),
        _word("subject"),
        _word("detail"),
        _word("tool"),
        _word("recorded"),
        _word("hash"),
    )


def downgrade() -> None:
    """Drop them all: the case is gone."""
    op.drop_table("log")
    op.drop_table("briefs")
    op.drop_table("grades")
    op.drop_table("judgements")
    op.drop_table("retractions")
    op.drop_table("supersessions")
    op.drop_table("assertions")
    op.drop_table("readings")
    op.drop_table("descriptions")
    op.drop_table("texts")
    op.drop_table("versions")
    op.drop_table("originals")
