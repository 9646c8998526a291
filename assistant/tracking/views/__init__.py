"""What officers keep in a spreadsheet: what is late, due, changed, unproven, and whose."""
