"""What Alembic runs: the steps, on the connection that `storage.migrating` opened."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
