"""What minutes report and resolve."""
