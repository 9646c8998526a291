"""A chat model's opinion of the answers, beside the measures that need none; it blocks nothing."""
