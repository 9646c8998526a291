"""The judge's prompt: a file whose first line is its version."""
