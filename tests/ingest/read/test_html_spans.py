from __future__ import annotations

from ingest.read.html.document import read_html


def test_cell_over_several_rows_keeps_the_columns_below_in_place() -> None:
    rows = (
        "<tr><th>Ref</th><th>Asked</th><th>Action</th></tr>"
        "<tr><td>1</td><td rowspan='2'>Visits</td><td>Report weekly</td></tr>"
        "<tr><td>2</td><td>Recruit three officers</td></tr>"
        "<tr><td>3</td><td></td><td>Buy chairs</td></tr>"
    )
    made = read_html(f"<html><body><h1>Plan</h1><table>{rows}</table></body></html>".encode())
    found = [
        (block.cells, block.merged) for block in made.blocks if block.cells and not block.header
    ]
    assert found == [
        (("1", "Visits", "Report weekly"), ()),
        (("2", "", "Recruit three officers"), (1,)),
        (("3", "", "Buy chairs"), ()),
    ]
