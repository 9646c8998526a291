"""What a council's briefing rests on, measured: topics, leaning of sentences, and what was asked for again."""
