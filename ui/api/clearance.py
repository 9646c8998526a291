"""Who may see what: a token, or none, and the desk that answers those who bring it."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from pydantic import SecretStr

from corpus.settings import Settings


@dataclass(frozen=True)
class Caller:
    """One who asks. `name` tells callers apart in counts and logs, and is no secret."""

    name: str
    cleared: bool = False


class Clearance:
    """The tokens of this service. Public papers are for all where none is set.

    Where any is set, who brings none is refused. Only who brings one of `SCRUTINEER_API_CLEARED`
    is answered from exempt papers.
    """

    def __init__(self, settings: Settings) -> None:
        self._public = _tokens(settings.api_tokens)
        self._cleared = _tokens(settings.api_cleared)

    @property
    def asked_for(self) -> bool:
        """Whether a token must be brought."""
        return bool(self._public)

    @property
    def clears(self) -> bool:
        """Whether there is a token that clears for exempt papers."""
        return bool(self._cleared)

    def caller(self, token: str | None, address: str) -> Caller | None:
        """Who brings the token, from where; None where they are refused."""
        if token is None:
            return None if self.asked_for else Caller(address)
        for held, cleared in ((self._cleared, True), (self._public, False)):
            # Every one is compared, in a time that doesn't tell how much of it was right.
            right = [hmac.compare_digest(token.encode(), each.encode()) for each in held]
            if any(right):
                return Caller(
                    f"{'cleared' if cleared else 'token'}-{right.index(True) + 1}", cleared
                )
        return None


def bearer(header: str | None) -> str | None:
    """The token of an Authorization header; None where there is none of that kind."""
    kind, _, token = (header or "").partition(" ")
    return token.strip() or None if kind.lower() == "bearer" else None


def _tokens(setting: SecretStr | None) -> tuple[str, ...]:
    named = setting.get_secret_value().split(",") if setting else []
    return tuple(dict.fromkeys(each.strip() for each in named if each.strip()))
