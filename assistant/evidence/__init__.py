"""Scope -> what may answer, weighed."""
