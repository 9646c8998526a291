"""The words of a question -> Question."""
