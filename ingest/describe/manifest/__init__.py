"""A manifest beside the files (`documents.csv` or `documents.json`): what is known of each paper.

Each row names one file by its path from the manifest's folder, and gives any of the facts in
`ManifestRow`. What it gives wins over what the paper's text says. Whatever is wrong in it is one line,
and everything else in it counts.
"""
