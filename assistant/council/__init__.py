"""What is known of one council, put together: its briefing, what it was asked again, and others beside it."""
