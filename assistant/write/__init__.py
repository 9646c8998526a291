"""The language model: which one, what it is sent, and what is read of what it writes."""
