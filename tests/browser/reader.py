"""One reader with a browser of their own: what they do, told by roles and names."""

from urllib.parse import urlsplit

from playwright.sync_api import TimeoutError as NotInTime
from playwright.sync_api import expect

expect.set_options(timeout=15_000)
# Streamlit says in the page when a script has run to its end; the rest is what is still drawn,
# last of all the live region.
SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app?.dataset.testScriptState === "notRunning"
    && app.dataset.testConnectionState === "CONNECTED"
    && document.getElementById("scrutineer-announcements")
    && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]');
}"""


class Reader:
    """A browser context with one page, and a log of what it asked of whom."""

    def __init__(self, context, address):
        self.context = context
        self.address = address
        self.asked = []
        self.faults = []
        context.on("request", lambda request: self.asked.append(request.url))
        self.page = self.new_page()

    def new_page(self):
        """One more tab of the same browser."""
        page = self.context.new_page()
        page.on("websocket", lambda stream: self.asked.append(stream.url))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        return page

    def strayed(self):
        """What was asked of another machine than this one."""
        here = {"127.0.0.1", "localhost"}
        return [
            url
            for url in self.asked
            if urlsplit(url).scheme not in {"data", "blob"} and urlsplit(url).hostname not in here
        ]

    def go(self, where=""):
        """Open an address within the app, and wait until it is drawn."""
        self.page.goto(f"{self.address}/{where}")
        self.settle()
        return self

    def settle(self):
        """Wait until the page has drawn all it has to draw."""
        self.page.wait_for_function(SETTLED, timeout=60_000)
        # A script may be about to start: nothing may have begun a moment later.
        self.page.wait_for_timeout(150)
        self.page.wait_for_function(SETTLED, timeout=60_000)

    def wait_until(self, holds):
        """Wait until what is asked of the page holds, however often it is drawn anew meanwhile."""
        for _ in range(100):
            if holds():
                return
            self.page.wait_for_timeout(150)
        raise AssertionError("It didn't come to hold within fifteen seconds")

    def darken(self):
        """Turn the machine to its dark mode, with the page open."""
        self.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        expect(self.app).to_have_css("background-color", "rgb(11, 12, 12)")

    def lighten(self):
        """Turn it back."""
        self.page.emulate_media(color_scheme="light", reduced_motion="reduce")
        expect(self.app).to_have_css("background-color", "rgb(255, 255, 255)")

    @property
    def app(self):
        """All that Streamlit draws."""
        return self.page.locator("[data-testid=stApp]")

    @property
    def announced(self):
        """What a screen reader was given to say last."""
        return self.page.locator("[aria-live=polite][role=status]#scrutineer-announcements")

    @property
    def focused(self):
        """What has the focus: its role or element, and its name."""
        return self.page.evaluate(
            """() => {
              let e = document.activeElement;
              while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
              const role = e.getAttribute("role") || e.tagName.toLowerCase();
              return [role, (e.getAttribute("aria-label") || e.innerText || "").trim()];
            }"""
        )

    def ask(self, question):
        """Type a question, send it, and wait for its answer."""
        field = self.page.get_by_role("textbox", name="Ask a question")
        field.fill(question)
        field.press("Enter")
        self.await_answer(question)

    def await_answer(self, question):
        """Wait until a question stands on the page with all that belongs to its answer."""
        expect(self.page.get_by_role("heading", name=question, level=2, exact=True)).to_be_visible()
        self.settle()

    def choose(self, where, name, entry):
        """Take an entry of a list, pressing again where it shut as the focus moved elsewhere."""
        box = where.get_by_role("combobox", name=name)
        chosen = self.page.get_by_role("option", name=entry)
        for _ in range(5):
            box.click()
            try:
                chosen.click(timeout=3_000)
            except NotInTime:
                self.settle()
            else:
                return
        raise AssertionError(f"{name!r} was pressed five times and never held {entry!r}")

    def cite(self, number=1):
        """Click a source's number in the answer: its page opens."""
        self.page.get_by_role("button", name=f"Source {number}:").last.click()
        return self.await_page()

    def await_page(self):
        """Wait until a document's page lies open; gives the dialog."""
        dialog = self.page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        self.settle()
        return dialog
