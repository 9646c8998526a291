"""The parts of the Plans page. They take data; the page alone knows the session."""
