"""One metric a file, each with its formula and where it comes from."""
