"""What was answered, as it is kept for scoring."""
