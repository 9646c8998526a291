"""What inspections judged and asked for."""
