"""What Alembic runs its steps in: the connection that `layout` hands it, one transaction for all."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
