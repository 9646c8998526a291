"""The board that oversees an action."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A column that is empty until its plan is read anew."""
    op.get_bind().exec_driver_sql("ALTER TABLE actions ADD COLUMN board text")
