"""Question and library -> the papers that may answer."""
