"""The store on a server: PostgreSQL with pgvector. Imported only where a library's address is one."""
