"""Which slides of which decks use which facts: what `facts`, `show` and `sources` tell beside the ledger."""

from pathlib import Path

import msgspec

from builder.cli.options import all_decks
from builder.model.ledger import Ledger


class Use(msgspec.Struct, frozen=True):
    """One slide that a fact stands behind: deck, page number, title."""

    deck: str
    page: int
    title: str


def uses_by_fact(project: Path, ledger: Ledger) -> dict[str, list[Use]]:
    """Make every deck of the project and note, for each fact, the slides that it stands behind."""
    from builder.build import make_deck

    uses: dict[str, list[Use]] = {}
    for deck in all_decks(project):
        made = make_deck(deck, project, ledger)
        for placed in made.placed.slides if made.placed else ():
            for fact in placed.slide.facts:
                uses.setdefault(fact, []).append(Use(deck.stem, placed.number, placed.slide.title))
    return uses
