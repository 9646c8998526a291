"""Whether a written statement says what its quotes say, and no more. No model is needed for it.

Everything that a statement says must be found in one clause of one quoted sentence: its words, its
numbers with their units, its names, dates, grades and negations, in a like order; and whatever limits
that clause must be in the statement. What can't be shown so is dropped, though it may be true.
"""
