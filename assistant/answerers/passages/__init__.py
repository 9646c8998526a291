"""Answerers that quote what passages say."""
