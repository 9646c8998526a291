"""Officers' words on plans: how they stand above what papers say, and how long."""
