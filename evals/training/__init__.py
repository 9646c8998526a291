"""Labelled questions, and what fits the small models on them and holds them to it.

    rows.py      a question with what it wants and where its answer stands
    labels.py    whether a passage, a sentence or a draft answers a row
    signs.py     what the engine sees of each row, as tables
    fit.py       tables -> the models that ship
    __main__.py  the whole of it: `make train`

Rows are split by authority and by writer at once: *fit* is learned from, *choose* is what settings
are chosen on, *sealed* is scored as a whole and never read.
"""
