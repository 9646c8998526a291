"""Who reads: what the identity provider tells of them, and what they may therefore do."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from corpus.settings import Settings


@dataclass(frozen=True)
class Reader:
    """One who has the app open. `name` is "" where the app has no sign-in, or they haven't."""

    name: str = ""
    cleared: bool = False
    officer: bool = False


def reader_of(settings: Settings, claims: Mapping[str, Any], now: float) -> Reader:
    """What a reader of these claims may do at a moment, in seconds since 1970.

    Without sign-in all readers are alike, and are what the settings say. With it, who hasn't signed
    in, or so long ago that groups may have changed, reads public papers and keeps nothing.
    """
    if settings.sign_in is None:
        return Reader(cleared=settings.cleared_for_exempt, officer=True)
    given = claims.get("iat")
    if claims.get("is_logged_in") is not True or not isinstance(given, int | float):
        return Reader()
    if now - given > settings.sign_in_hours * 3600:
        return Reader()
    groups = _groups(claims.get(settings.sign_in_claim))
    name = claims.get("name") or claims.get("email") or claims.get("sub") or ""
    return Reader(
        name=" ".join(str(name).split()),
        cleared=not groups.isdisjoint(settings.cleared_groups),
        officer=not groups.isdisjoint(settings.officer_groups),
    )


def present(settings: Settings) -> Reader:
    """Who reads in this session now."""
    claims = {} if settings.sign_in is None else st.user.to_dict()
    return reader_of(settings, claims, time.time())


def _groups(told: object) -> frozenset[str]:
    """The groups of a claim: a list, or one alone. Anything else is none."""
    if isinstance(told, str):
        return frozenset({told})
    return (
        frozenset(each for each in told if isinstance(each, str))
        if isinstance(told, list)
        else frozenset()
    )
