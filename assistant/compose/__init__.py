"""Drafts -> one Answer: parts, order, labels."""
