"""Does it answer rightly? Answers are generated once, and judged apart from that."""
