"""Plots as inline SVG that needs no script, each with its figures as a table beside it."""
