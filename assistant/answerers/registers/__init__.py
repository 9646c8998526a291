"""Answerers that tell what the registers hold."""
