"""How this installation is set, in sentences for its readers."""

from __future__ import annotations

from corpus.settings import Settings
from ui.web import safe


def settings_sentences(settings: Settings) -> list[str]:
    """What bears on a reader: who writes, what leaves the machine, who may change what is held."""
    if settings.model:
        writer = (
            f"A language model, {safe.text(settings.model)}, may word the answers here. "
            "It is sent your question and the passages found, wherever it runs. "
            "What it writes is shown only where the quotes bear it out."
        )
    else:
        writer = (
            "No language model is used here. Answers are made of the papers' own words. "
            "Documents, questions and answers stay on the machine that runs this service."
        )
    adding = (
        "Readers may add documents here, put right what was read of them, and remove them."
        if settings.allow_upload
        else "Readers cannot add, change or remove documents here."
    )
    exempt = (
        "Exempt papers are shown here: whoever runs this service has cleared its readers for them."
        if settings.cleared_for_exempt
        else "Exempt papers are not shown here."
    )
    return [writer, adding, exempt]
