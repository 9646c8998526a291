"""What the About page says."""
