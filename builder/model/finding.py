"""Findings: what a reader or a rule has to say about one place in a file. Problems are data."""

from typing import Literal

import msgspec

Severity = Literal["error", "warning", "note", "silent"]
"""How bad a finding is. `silent` is what the project has waived: it is told with its reason, and fails nothing."""


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where something stands: a file of the project, and line and column in it, both from 1 (0: not known).

    `path` is relative to the project's folder, with forward slashes, so that no message or file depends on the machine.
    """

    path: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column or 1}" if self.line else self.path


NOWHERE = Place()


class Finding(msgspec.Struct, frozen=True):
    """One problem: its rule code, how bad it is, where, what is wrong, and what to do about it.

    `code` is a letter and three digits: S source, F fact, D deck text, L layout, A accessibility, P pack, R receipt.
    `slide` (from 1) and `slot` are set where the finding is about a slide. `facts` are the ids of the facts that it is
    about, and `template` the slide template, where these are known: a waiver names one of them.
    `waived` is the reason for which a waiver of the project gave it a lower severity; "" for the severity of its rule.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    slide: int = 0
    slot: str = ""
    facts: tuple[str, ...] = ()
    template: str = ""
    waived: str = ""

    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """Order by file, line and column, then slide, code and message: the same findings always print alike."""
        return (self.place.path, self.place.line, self.place.column, self.slide, self.code, self.message)
