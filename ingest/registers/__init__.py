"""Facts read once, at ingestion, each with its page and its words."""
