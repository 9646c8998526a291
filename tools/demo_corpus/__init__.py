"""Builds the demo corpus: an invented council's papers, laid out as real ones are."""
