"""How the tables on a server came to be, in steps that Alembic takes."""
