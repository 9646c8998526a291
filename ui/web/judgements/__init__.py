"""The parts of the Judgements page. They take timelines; the page alone knows the session."""
