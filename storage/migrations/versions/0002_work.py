"""Makes the tables for work that was taken over from chat services and is not done."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the tables and their indexes."""
    op.create_table(
        "work",
        sa.Column("work", sa.String(32), primary_key=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("owner", sa.String(255), nullable=False),
        sa.Column("owned_until", sa.Float, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("is_said", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_table(
        "unsent",
        sa.Column("work", sa.String(32), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    for column in ("channel", "conversation"):
        op.create_index(f"work_{column}", "work", [column])
