"""Rows of JSON, a line each."""
