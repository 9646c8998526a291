"""Tables of plain text whose columns bars part."""

from ingest.read.blocks import BlockKind
from ingest.read.text.document import text_pieces

LOG = """PROGRESS LOG

Ref   | Date     | Update                                   | RAG
------+----------+------------------------------------------+-------
A1    | 22.09.26 | Back at 83% in August. To be at 95%      |
      |          | by 31 December 2026                      | AMBER
A2    | 18.06.26 | Last partner in, and this cell is too long | GREEN
"""
WRAPPED = """Health passports (A4) | School nurses short-staffed. 61 given
out. Date moved from March to September 2027. | Amber
to Red
"""


def test_a_row_that_goes_on_in_the_next_line_is_one():
    rows = [piece.cells for piece in text_pieces(LOG) if piece.kind is BlockKind.TABLE_ROW]
    assert rows == [
        ("Ref", "Date", "Update", "RAG"),
        ("A1", "22.09.26", "Back at 83% in August. To be at 95% by 31 December 2026", "AMBER"),
        ("A2", "18.06.26", "Last partner in, and this cell is too long", "GREEN"),
    ]


def test_a_wrapped_line_of_fields_is_one_row():
    (row,) = [piece.cells for piece in text_pieces(WRAPPED) if piece.cells]
    assert row[0] == "Health passports (A4)"
    assert row[2] == "Amber to Red"
