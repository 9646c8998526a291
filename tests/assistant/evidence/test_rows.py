from assistant.evidence.sentences import split_sentences
from assistant.evidence.table_rows import row_of, rows_in
from assistant.language.periods import find_periods
from corpus.types import PassageKind
from tests.assistant.made_papers import evidence

TEXT = (
    "Years run from April to March.\n"
    "Measure | 2022/23 | 2023/24 | Target for June 2024\n"
    "Posts vacant at 31 March | 24% | 15% | 12%\n"
    "Children in care | 503 | 491 | –"
)
TABLE = evidence(TEXT, kind=PassageKind.TABLE)
VACANT, IN_CARE = rows_in([TABLE])


def cell(row, text):
    (period,) = find_periods(text)
    found = row.under(period)
    return found[0] if found else None


def test_the_header_is_the_first_line_with_cells_whatever_stands_above_it():
    assert VACANT.header == ("Measure", "2022/23", "2023/24", "Target for June 2024")
    assert TEXT[slice(*VACANT.header_span)].startswith("Measure | ")


def test_a_cell_is_found_below_the_column_of_its_time():
    assert cell(VACANT, "2023/24") == "15%"
    assert cell(VACANT, "March 2023") == "24%"
    assert cell(VACANT, "2019/20") is None


def test_a_target_is_never_taken_for_the_figure_of_its_date():
    assert cell(VACANT, "June 2024") is None


def test_a_row_reads_as_its_label_and_each_cell_after_its_columns_name():
    assert VACANT.text == (
        "Posts vacant at 31 March – 2022/23: 24%; 2023/24: 15%; Target for June 2024: 12%."
    )
    assert IN_CARE.text == "Children in care – 2022/23: 503; 2023/24: 491."


def test_a_sentence_of_a_table_knows_its_row_and_one_of_prose_has_none():
    sentences = split_sentences([TABLE])
    assert row_of(sentences[-1]).text == IN_CARE.text
    prose = split_sentences([evidence("A | B\nC | D")])
    assert row_of(prose[-1]) is None


def test_a_table_that_begins_with_a_numbered_row_names_no_columns():
    log = "7 | Fifteen households | The last was approved in March. | Amber to Blue\n8 | C1 | Ran. | Green"
    first, second = rows_in([evidence(log, kind=PassageKind.TABLE)])
    assert first.header == second.header == ()
    assert second.text == "8: C1: Ran.: Green"
