"""What was linked and weighed, kept so that asking again is quick: all of it derived."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, Text
from sqlalchemy.dialects.postgresql import TEXT

revision = "0003"
down_revision = "0002"

Words = Text().with_variant(TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the derived tables, empty."""
    op.create_table(
        "memberships",
        Column("version", Integer, ForeignKey("versions.number"), primary_key=True, autoincrement=False),
        Column("story", Integer, nullable=False),
    )
    op.create_index("memberships_by_story", "memberships", ["story", "version"])
    op.create_table(
        "pictures",
        Column("key", Words, primary_key=True),
        Column("bytes", LargeBinary, nullable=False),
        Column("recorded", Words, nullable=False),
    )
    op.create_table(
        "postings",
        Column("shelf", Words, primary_key=True),
        Column("term", BigInteger, primary_key=True, autoincrement=False),
        Column("holder", BigInteger, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rows",
        Column("shelf", Words, primary_key=True),
        Column("key", BigInteger, primary_key=True, autoincrement=False),
        Column("row", LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop them: nothing is lost that cannot be linked again."""
    op.drop_table("rows")
    op.drop_table("postings")
    op.drop_table("pictures")
    op.drop_table("memberships")
