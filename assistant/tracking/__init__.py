"""What became of what was asked and promised: trace, stories, timeline."""
