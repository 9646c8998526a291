"""Whether what a model wrote is said in its words, told by its quotes, or dropped."""
