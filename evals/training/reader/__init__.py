"""The reader of sentences: layers of the cross-encoder fitted on labelled questions, and what their word is worth."""
