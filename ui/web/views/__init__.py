"""A page a module; each has `show()`, which draws it.

The folder isn't called `pages`: Streamlit takes a folder of that name beside its script for pages
of its own, and runs the modules in it bare for whoever opens a page by its address first.
"""
