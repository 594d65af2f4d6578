"""What alembic runs: it migrates the connection that it is handed, inside the transaction that is already open."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table="sayso_version",
                  transactional_ddl=False)
context.run_migrations()
