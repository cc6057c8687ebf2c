"""Wanted slides and a pack in, the slide model out: Jinja templates and Markdown, with the origin of every run kept."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.model.deckspec import Outline
    from builder.model.ledger import Ledger
    from builder.model.pack import Pack
    from builder.model.slides import Deck

__all__ = ["compose"]


def compose(outline: "Outline", ledger: "Ledger", pack: "Pack") -> "Deck":
    """Compose every wanted slide with the templates of `pack`.

    Nothing that is wrong with a template or a slide is raised: it is among the deck's findings, and the other slides go
    on. Equal inputs give equal decks.
    """
    from builder.compose.deck import compose_deck

    return compose_deck(outline, ledger, pack)
