"""Tables whose rows have a heading each, which a screen reader says with every cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def headed(columns: dict[str, list[str]], heading: str) -> pd.DataFrame:
    """The columns for `st.table`, with the one named `heading` as the rows' own."""
    import pandas as pd

    return pd.DataFrame(columns, dtype=object).set_index(heading)
