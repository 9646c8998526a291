"""Question -> Answer, each statement with the page and the words it stands on."""

from __future__ import annotations

from assistant.assistant import Assistant
from assistant.types import Answer, Citation, Statement, Status

__all__ = ["Answer", "Assistant", "Citation", "Statement", "Status"]
