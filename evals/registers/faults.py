"""What a register lacks or has too much, told so that one can look it up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RegisterFault:
    """One item of a register that is wrong: `item` says which, `fault` what is wrong with it.

    `register` is judgements, recommendations, actions, progress or trace.
    """

    register: str
    document: str
    item: str
    fault: str

    def __str__(self) -> str:
        return f"{self.register}, {self.document}, {self.item}: {self.fault}"
