"""Questions with known facts, read and checked."""
