"""What plans promise."""
