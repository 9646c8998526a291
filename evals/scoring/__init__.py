"""Records -> figures, intervals, gates."""
