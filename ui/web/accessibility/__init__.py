"""What Streamlit leaves undone for people who listen to the page or work it by keyboard.

    accessibility.prepare()                   once a run, by app.py
    accessibility.announce("Answer ready")    in the one run in which something has become ready
    accessibility.focus_on("answer-3")        move the focus to st.container(key="answer-3")
    accessibility.start_at_top()              show a page from its beginning, not its end

docs/accessibility.md tells which widgets pass and why.
"""

from ui.web.accessibility.page import announce, focus_on, prepare, start_at_top

__all__ = ["announce", "focus_on", "prepare", "start_at_top"]
