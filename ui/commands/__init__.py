"""The commands of the terminal: each parses, calls, and prints."""
