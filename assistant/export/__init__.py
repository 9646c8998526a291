"""Answers, registers and plans as rows for people and programs."""
