"""Citation styles by name. A style is one function from a source to runs; adding one is adding a line here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from builder.citations.chicago import chicago
from builder.citations.words import NONE
from builder.errors import SourcedeckError
from builder.model.ledger import Source
from builder.model.slides import Run


class Style(Protocol):
    """Cites a source with the pack's words; `brief` leaves out what the list of sources says once, at its end."""

    def __call__(self, source: Source, strings: Mapping[str, str], *, brief: bool) -> tuple[Run, ...]: ...  # noqa: D102


STYLES: Mapping[str, Style] = MappingProxyType({"chicago": chicago})


def full_citation(
    source: Source, style: str = "chicago", strings: Mapping[str, str] = NONE, *, brief: bool = False
) -> tuple[Run, ...]:
    """Cite `source` in full, as runs (italics as emphasis; the title links to the source's address).

    `brief` is for a list that says at its end what its brackets mean.

    Raises SourcedeckError for a style that does not exist.
    """
    if style not in STYLES:
        raise SourcedeckError(f"there is no citation style “{style}”", hint="styles: " + ", ".join(STYLES))
    return STYLES[style](source, strings, brief=brief)
