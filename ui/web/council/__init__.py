"""The reader's own council: chosen once, carried to every page, and told of on a page of its own."""
