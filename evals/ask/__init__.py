"""Cases put to the assistant, answers kept as records."""
