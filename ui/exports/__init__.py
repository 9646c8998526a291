"""Questions and answers as papers to keep or to put before a committee, quotes as footnotes."""

from ui.exports.markdown import as_markdown
from ui.exports.text import as_text
from ui.exports.word import as_word

__all__ = ["as_markdown", "as_text", "as_word"]
