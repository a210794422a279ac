"""Makes the tables for conversations, deliveries, ratings, unanswered questions and secrets."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables and their indexes."""
    op.create_table(
        "events",
        sa.Column("conversation", sa.String(255), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("state", sa.Text),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "deliveries",
        sa.Column("delivery", sa.String(64), primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
    _create_records("ratings", sa.Column("rating", sa.String(16), nullable=False))
    _create_records("unanswered", sa.Column("outcome", sa.String(32), nullable=False))
    op.create_table(
        "secrets",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("value", sa.String(255), nullable=False),
    )
    for table in ("events", "deliveries", "ratings", "unanswered"):
        op.create_index(f"{table}_at", table, ["at"])
    for table in ("ratings", "unanswered"):
        op.create_index(f"{table}_conversation", table, ["conversation"])


def _create_records(table: str, what: sa.Column) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        what,
        sa.Column("about", sa.String(255), nullable=False),
        sa.Column("knowledge_version", sa.String(64), nullable=False),
        sa.Column("words", sa.Text),
    )
