"""axe-core with every rule on: what it finds wrong with a page as it stands."""

from axe_playwright_python.sync_playwright import Axe

# Off unless asked for, but a criterion of WCAG 2.2 (2.5.8).
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
TALLEST = 12_000
# How tall the window must be for nothing to be scrolled out of sight.
WHOLE = """() => Math.max(0, ...[...document.querySelectorAll("*")]
  .filter(e => e.scrollHeight > e.clientHeight && /auto|scroll/.test(getComputedStyle(e).overflowY))
  .map(e => e.scrollHeight - e.clientHeight))"""


def faults(page):
    """Each violation as rule, element and reason; [] where there is none.

    What is scrolled out of sight isn't weighed for contrast, so the window is made as tall as the
    page while axe looks.
    """
    seen = page.viewport_size
    page.set_viewport_size(
        {**seen, "height": min(TALLEST, seen["height"] + page.evaluate(WHOLE) + 50)}
    )
    page.wait_for_timeout(100)
    try:
        found = Axe().run(page, options=OPTIONS).response["violations"]
    finally:
        page.set_viewport_size(seen)
    return [
        f"{rule['id']}: {node['html'][:200]}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
