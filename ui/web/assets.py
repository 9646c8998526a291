"""The scripts and style sheets of the app's own components, read from beside their modules."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer


@cache
def component(package: str, name: str) -> ComponentRenderer:
    """The component of `name`.js and `name`.css in a package; its data reaches no markup."""
    folder = files(package)
    return st.components.v2.component(
        f"scrutineer_{name}",
        js=folder.joinpath(f"{name}.js").read_text(encoding="utf-8"),
        css=folder.joinpath(f"{name}.css").read_text(encoding="utf-8"),
    )
