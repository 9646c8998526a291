"""The authorities that run children's services in England, by every name that they go by.

`authorities.csv` has a row for each. Names, codes, regions and statistical neighbours are facts of the
Office for National Statistics and the Department for Education (Open Government Licence), as
data-to-insight's csc-validator data keeps them; short names of counties are Royal Mail's former postal
abbreviations, others those that the councils use of themselves; predecessors are of the reorganisation
orders of 2019, 2021 and 2023 (legislation.gov.uk).
"""
