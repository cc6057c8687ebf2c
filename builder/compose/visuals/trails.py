"""By whose mouths a fact came to each of its sources, and which steps of that way the source itself states."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from builder.compose.facts import FactView
from builder.compose.problems import RefusedError
from builder.model.ledger import Attribution, Ledger, Source
from builder.text.hedges import hedges

NOBODY = "nobody:"
"""Before the key of an outlet: the place before it, where it names no one. No two outlets share that place."""
SOURCE = "source:"
"""Before the id of a source whose paper or publisher is no actor of the ledger."""
_PASSED_ON = frozenset(
    (
        *("reportedly", "allegedly", "purportedly", "supposedly", "apparently", "rumoured", "rumored"),
        *("said to be", "said to have", "is said to", "are said to", "was said to", "were said to"),
    )
)
"""Hearsay that tells that words were passed on, and not by whom."""


class Trail(msgspec.Struct, frozen=True):
    """The way of one fact to one source: who, from the origin to the outlet, and for each step whether it is stated."""

    view: FactView
    source: Source
    voices: tuple[str, ...]
    stated: tuple[bool, ...]


def trails(view: FactView) -> tuple[Trail, ...]:
    """Give the way of a fact to each of its sources: the attribution, ending with the source's own outlet.

    A step is stated where the source's own words (`words`) name whoever it comes from, and whoever passes it on. It is
    not where the attribution adds someone of whom the source says nothing, nor where the quotation only says
    “reportedly” and the like and the attribution has no one between speaker and outlet. Of a source of which no text is
    stored we cannot tell, and take the attribution as it is. An outlet that in its stored text speaks in its own voice
    has `NOBODY` before it.

    Raises RefusedError (P105) for a fact that no one told: one without evidence.
    """
    fact = view.fact
    if not view.fact.evidence or not view.sources or fact.kind == "absence":
        raise RefusedError(
            "P105",
            f"`chain` cannot draw {fact.id}: nobody told it, for it was worked out or not found",
            "leave it out of the slide’s facts, or take the facts that it is worked out from",
            facts=(fact.id,),
        )
    outlets = [outlet_of(source, view.shelf.ledger, fact.attribution) for source in view.sources]
    return tuple(_trail(view, source, outlet, outlets) for source, outlet in zip(view.sources, outlets, strict=True))


def outlet_of(source: Source, ledger: Ledger, attribution: Sequence[Attribution] = ()) -> str:
    """Give the key of whoever published a source: an actor of its paper's or publisher's name, else the source itself.

    The outlet that an attribution ends with is taken to be it where no actor has the name.
    """
    names = {_plain(name) for name in (source.container_title, source.publisher, source.short) if name}
    for actor in ledger.actors.values():
        if not names.isdisjoint(map(_plain, (actor.name, actor.plain, *actor.names))):
            return actor.id
    last = ledger.actors.get(attribution[-1].who) if attribution else None
    return last.id if last is not None and last.kind == "outlet" else f"{SOURCE}{source.id}"


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _trail(view: FactView, source: Source, outlet: str, outlets: Sequence[str]) -> Trail:
    chain = list(view.fact.attribution)
    named = [link.who for link in chain]
    if outlet in named:
        chain = chain[: named.index(outlet)]
    elif len(chain) > 1 and named[-1] in outlets:
        # That outlet ends the way to another source of the fact.
        chain = chain[:-1]
    voices = [link.who for at, link in enumerate(chain) if not at or chain[at - 1].who != link.who]
    if not voices and source.text is not None and _is_outlet(outlet, view.shelf.ledger):
        return Trail(view, source, (f"{NOBODY}{outlet}", outlet), (False,))
    named_there = [source.text is None or bool(link.words) for link in chain]
    steps = [giver and taker for giver, taker in pairwise([*named_there, True])]
    if len(steps) == 1 and source.text is not None and _is_passed_on(view, source):
        steps = [False]
    return Trail(view, source, (*voices, outlet), tuple(steps[: len(voices)]))


def _is_outlet(key: str, ledger: Ledger) -> bool:
    actor = ledger.actors.get(key)
    return actor is None or actor.kind == "outlet"


def _is_passed_on(view: FactView, source: Source) -> bool:
    """Whether the quotation says by itself that its words were passed on by someone whom it does not name."""
    return any(
        hedge.kind == "hearsay" and hedge.words.casefold() in _PASSED_ON
        for evidence in view.fact.evidence
        if evidence.source == source.id
        for hedge in hedges(evidence.exact)
    )
