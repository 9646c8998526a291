"""Sentences of letters and reports, labelled: whether what they tell goes well or badly, and of what.

`fit.jsonl` and `sealed.jsonl` are of different authorities and labelled by different readers, each a
language model that saw the sentences, the headings and the list of topics, and no code. No paper's
words stand in them: a row is a span of a page.
"""
