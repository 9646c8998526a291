"""Blocks -> sections under their headings."""
