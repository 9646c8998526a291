"""What the weights of `ingest.describe.access.line_model` are fitted on, and how.

Wordings of our own, pages and papers made up by others, and the lines of public papers of a library.
"""
