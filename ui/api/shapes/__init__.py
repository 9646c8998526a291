"""The rows of JSON as types, for the description of the interface; the tests hold them to it."""
