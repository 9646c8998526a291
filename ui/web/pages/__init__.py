"""A page a module; each has `show()`, which draws it."""
