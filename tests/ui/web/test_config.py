"""The config that the app is served with: known to Streamlit, safe, and legible."""

import tomllib
from pathlib import Path

import pytest
from streamlit import config as streamlit_config

from ui.commands.ui import APP

CONFIG = tomllib.loads((APP.parent / ".streamlit/config.toml").read_text(encoding="utf-8"))
TEXTS = [
    f"{hue}TextColor" for hue in ("gray", "red", "green", "orange", "yellow", "blue", "violet")
]


def options(table, section):
    """Each option with its whole name, as Streamlit has it: theme.dark.textColor."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from options(value, f"{section}.{name}")
        else:
            yield f"{section}.{name}", value


def luminance(colour):
    """Relative luminance of `#rrggbb`, as WCAG 2 defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_reckoned_as_wcag_reckons_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_streamlit_knows_every_option():
    known = streamlit_config.get_config_options()
    named = [name for section, table in CONFIG.items() for name, _ in options(table, section)]
    assert named
    assert [name for name in named if name not in known] == []


def test_serving_is_kept_to_this_machine_and_tells_nobody():
    server, client = CONFIG["server"], CONFIG["client"]
    assert server["address"] == "127.0.0.1"
    assert "*" not in server["allowedHosts"]
    assert server["enableXsrfProtection"]
    assert not server["enableStaticServing"]
    assert not server["enableAgentApi"]
    assert server["maxUploadSize"] <= 50
    assert client["showErrorDetails"] == "none"
    assert not client["showErrorLinks"]
    assert not CONFIG["browser"]["gatherUsageStats"]


def test_no_font_comes_from_elsewhere():
    assert "://" not in Path(APP.parent / ".streamlit/config.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("shade", ["light", "dark"])
def test_text_stands_out_from_each_ground_and_edges_from_the_page(shade):
    theme = CONFIG["theme"][shade]
    page, panel = theme["backgroundColor"], theme["secondaryBackgroundColor"]
    for name in ["textColor", "linkColor", *TEXTS]:
        for ground in (page, panel):
            assert contrast(theme[name], ground) >= 4.5, (name, ground)
    assert contrast("#ffffff", theme["primaryColor"]) >= 4.5
    assert contrast(theme["primaryColor"], page) >= 3
    assert contrast(theme["borderColor"], page) >= 3
    for colour in theme["chartCategoricalColors"]:
        assert contrast(colour, page) >= 3, colour
