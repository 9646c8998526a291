"""Labelled statements: what writers said of papers, truly and falsely, and what is fitted on them.

Two writers who never saw the checks wrote as a strong, honest clerk would and as a subtle liar, each
statement with its quotes. No paper's sentence is kept: a quote is a span on its page. What is kept
apart as sealed is of authorities that nothing was fitted on.
"""
