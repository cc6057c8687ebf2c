"""Citation styles by name. A style is one function from a source to runs; adding one is adding a line here."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from builder.citations.chicago import chicago
from builder.citations.words import NONE
from builder.errors import SourcedeckError
from builder.model.ledger import Source
from builder.model.slides import Run

Style = Callable[[Source, Mapping[str, str]], tuple[Run, ...]]
STYLES: Mapping[str, Style] = MappingProxyType({"chicago": chicago})


def full_citation(source: Source, style: str = "chicago", strings: Mapping[str, str] = NONE) -> tuple[Run, ...]:
    """Cite `source` in full, as runs (italics as emphasis; the title links to the source's address).

    Raises SourcedeckError for a style that does not exist.
    """
    if style not in STYLES:
        raise SourcedeckError(f"there is no citation style “{style}”", hint="styles: " + ", ".join(STYLES))
    return STYLES[style](source, strings)
