"""The parts of the Recommendations page. They take data; the page alone knows the session."""
