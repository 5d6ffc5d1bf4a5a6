"""The case file: originals, versions, readings, assertions, what analysts said, and the log."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, LargeBinary, Text
from sqlalchemy.dialects.postgresql import TEXT

revision = "0001"
down_revision = None

Words = Text().with_variant(TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the lasting tables."""
    op.create_table(
        "originals",
        Column("sha256", Words, primary_key=True),
        Column("size", BigInteger, nullable=False),
        Column("bytes", LargeBinary, nullable=False),
    )
    op.create_table(
        "versions",
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("key", Words, nullable=False, unique=True),
        Column("report", Words, nullable=False),
        Column("url", Words),
        Column("revises", Words),
        Column("published", Words),
        Column("known_from", Words, nullable=False),
        Column("recorded", Words, nullable=False),
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
        Column("version", Integer, ForeignKey("versions.number"), nullable=False),
        Column("fields", Words, nullable=False),
        Column("recorded", Words, nullable=False),
    )
    op.create_index("descriptions_by_version", "descriptions", ["version"])
    op.create_table(
        "readings",
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("version", Integer, ForeignKey("versions.number"), nullable=False),
        Column("rules", Words, nullable=False),
        Column("sha256", Words, nullable=False),
        Column("bytes", LargeBinary, nullable=False),
        Column("recorded", Words, nullable=False),
    )
    op.create_index("readings_by_version", "readings", ["version"])
    op.create_table(
        "assertions",
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
    op.create_table(
        "supersessions",
        Column("old", Integer, ForeignKey("versions.number"), primary_key=True, autoincrement=False),
        Column("new", Integer, ForeignKey("versions.number"), primary_key=True, autoincrement=False),
        Column("known_from", Words, nullable=False),
        Column("recorded", Words, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "retractions",
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("version", Integer, ForeignKey("versions.number"), nullable=False),
        Column("why", Words, nullable=False),
        Column("author", Words, nullable=False),
        Column("known_from", Words, nullable=False),
        Column("recorded", Words, nullable=False),
    )
    op.create_index("retractions_by_version", "retractions", ["version"])
    op.create_table(
        "judgements",
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("left", Words, nullable=False),
        Column("right", Words, nullable=False),
        Column("judgement", Words, nullable=False),
        Column("author", Words, nullable=False),
        Column("day", Words, nullable=False),
        Column("recorded", Words, nullable=False),
    )
    op.create_table(
        "grades",
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("outlet", Words, nullable=False),
        Column("reliability", Words, nullable=False),
        Column("author", Words, nullable=False),
        Column("day", Words, nullable=False),
        Column("recorded", Words, nullable=False),
    )
    op.create_table(
        "briefs",
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("sha256", Words, nullable=False, unique=True),
        Column("title", Words, nullable=False),
        Column("as_of", Words),
        Column("bytes", LargeBinary, nullable=False),
        Column("recorded", Words, nullable=False),
    )
    op.create_table(
        "log",
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("act", Words, nullable=False),
        Column("subject", Words, nullable=False),
        Column("detail", Words, nullable=False),
        Column("tool", Words, nullable=False),
        Column("recorded", Words, nullable=False),
        Column("hash", Words, nullable=False),
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
