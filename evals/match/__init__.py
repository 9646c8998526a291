"""Whether an answer says a fact, and whether two names are of one document."""
