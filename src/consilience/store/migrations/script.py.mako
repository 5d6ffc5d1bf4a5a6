"""${message}."""

from __future__ import annotations

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Bring a case up to this form."""


def downgrade() -> None:
    """Bring it back to the form before."""
