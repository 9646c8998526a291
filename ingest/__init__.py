"""File -> Document: reading, describing, cutting, and bringing the library in step."""
