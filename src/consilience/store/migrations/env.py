"""How does Alembic reach the case? Over the connection, and within the transaction, that opening.py hands it."""

from __future__ import annotations

from alembic import context

from consilience.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table="consilience_format",
    transactional_ddl=False,
)
context.run_migrations()
