"""What a sentence bears out: statements and questions written on sentences of letters and reports.

Eight language models, each shown the papers of some councils and a page of instructions, and never the
program or each other's rows, chose sentences and wrote on each two statements that it bears out, three
in the same style that it doesn't, a question that takes for granted what it says, and one that takes for
granted what it contradicts.
"""
