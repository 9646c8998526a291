"""What is given of each file's paper: by officers, else by a manifest beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from corpus.corrections import Correction, facts_of
from corpus.given_facts import NOTHING, GivenFacts
from corpus.sources import SourceFile
from ingest.describe.manifest.given import Manifests

_CARRIED = ("authority", "kind", "columns")


@dataclass
class Givens:
    """Facts by what a file holds, so that two files of one paper are given the same."""

    manifests: Manifests
    corrections: dict[str, tuple[Correction, ...]]
    _by_content: dict[str, GivenFacts] = field(default_factory=dict)

    def note(self, file: SourceFile) -> None:
        """Take in a file whose content is known."""
        said = self.manifests.facts(file.absolute)
        if file.content_hash and said:
            self._by_content.setdefault(file.content_hash, said)

    def of(self, content_hash: str, document_id: str | None) -> GivenFacts:
        """What is given of the paper that files of this content hold."""
        officers = facts_of(self.corrections.get(document_id or "", ()))
        return officers.over(self._by_content.get(content_hash, NOTHING))

    def carried(self, before: str | None, now: str) -> tuple[Correction, ...]:
        """The corrections of a paper that its next version has too: whose it is, and its kind."""
        if before is None or before == now or now in self.corrections:
            return ()
        old = self.corrections.get(before, ())
        carried = tuple(replace(each, document_id=now) for each in old if each.fact in _CARRIED)
        if carried:
            self.corrections[now] = carried
        return carried
