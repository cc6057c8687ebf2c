"""Facts in, their origins out: how many speak who know it for themselves, relays and spokesmen not counted twice."""

from collections.abc import Iterable, Mapping

from builder.model.ledger import Actor, Fact, Ledger, Source
from builder.rules.names import Names

_ANYBODY = "unnamed"
"""Those without a name whom no outlet is said to have heard: they are one, for nothing shows that they are two."""


class Origins:
    """The origins of some facts, counted the careful way: two are one wherever the ledger does not keep them apart.

    The origin of a fact is the first of its attribution; without one, each page that it rests on. An outlet that only
    relays is none: whom its source `relays` stands for it. Actors who belong to one another, or to the same one
    (`of`), are one. People without a name are one with the outlet that heard them.
    """

    def __init__(self, ledger: Ledger, names: Names, facts: Iterable[Fact]) -> None:
        self._ledger = ledger
        self._names = names
        self._same: dict[str, str] = {}
        self._called: dict[str, str] = {}
        self._of_facts = {fact.id: self._origins_of(fact) for fact in facts if fact.kind != "absence"}

    def apart(self) -> Mapping[str, tuple[str, ...]]:
        """The origins by what they are called, each with the facts that lead back to it."""
        found: dict[str, list[str]] = {}
        for fact, keys in self._of_facts.items():
            for key in keys:
                found.setdefault(self._root(key), []).append(fact)
        return {self._called[key]: tuple(dict.fromkeys(facts)) for key, facts in found.items()}

    def _origins_of(self, fact: Fact) -> tuple[str, ...]:
        pages = [self._ledger.sources[one.source] for one in fact.evidence if one.source in self._ledger.sources]
        if not fact.attribution:
            return tuple(dict.fromkeys(self._page(page) for page in pages))
        first = fact.attribution[0].who
        actor = self._ledger.actors.get(first)
        if actor is None:
            return (self._enter(first, first),)
        if actor.kind == "outlet":
            return (self._outlet(actor, pages),)
        if actor.kind == "unnamed":
            return (self._unnamed(actor, fact, pages),)
        return (self._actor(actor),)

    def _actor(self, actor: Actor) -> str:
        """The actor, joined with whom it belongs to."""
        key = self._enter(actor.id, actor.plain or actor.name)
        above = self._ledger.actors.get(actor.of)
        seen = {actor.id}
        while above is not None and above.id not in seen:
            seen.add(above.id)
            self._join(key, self._enter(above.id, above.plain or above.name))
            above = self._ledger.actors.get(above.of)
        return key

    def _outlet(self, outlet: Actor, pages: Iterable[Source]) -> str:
        """The outlet, or whom it relays: where its own page passes on what others have, they are the origin."""
        for page in pages:
            relayed = self._relayed(page)
            if page.relays and self._is_of(page, outlet) and outlet.id not in relayed:
                return self._page(page)
        return self._actor(outlet)

    def _unnamed(self, actor: Actor, fact: Fact, pages: Iterable[Source]) -> str:
        """People without a name, joined with who heard them: the next of the chain, and whom that one relays."""
        key = self._actor(actor)
        heard = self._ledger.actors.get(fact.attribution[1].who) if len(fact.attribution) > 1 else None
        if heard is None:
            self._join(key, self._enter(_ANYBODY, actor.plain or actor.name))
        elif heard.kind == "outlet":
            self._join(key, self._outlet(heard, pages))
        else:
            self._join(key, self._actor(heard))
        return key

    def _page(self, page: Source) -> str:
        """Who speaks on a page that credits nobody: whom it relays, else the outlet itself."""
        if page.relays:
            actors = [self._ledger.actors[who] for who in self._relayed(page) if who in self._ledger.actors]
            if actors:
                return self._actor(actors[0])
            return self._enter(f"relayed: {page.relays.casefold()}", page.relays)
        own = next((actor for actor in self._ledger.actors.values() if self._is_of(page, actor)), None)
        return self._actor(own) if own is not None else self._enter(f"page: {page.name}", page.name)

    def _relayed(self, page: Source) -> tuple[str, ...]:
        """The ids of those whom a page says that it relays."""
        return tuple(who for naming in self._names.find(page.relays) for who in naming.ids)

    @staticmethod
    def _is_of(page: Source, actor: Actor) -> bool:
        titles = (page.container_title, page.publisher, page.short)
        return actor.kind == "outlet" and any(name in titles for name in (actor.name, *actor.names))

    def _enter(self, key: str, called: str) -> str:
        self._same.setdefault(key, key)
        self._called.setdefault(key, called)
        return key

    def _root(self, key: str) -> str:
        while self._same[key] != key:
            key = self._same[key]
        return key

    def _join(self, one: str, other: str) -> None:
        """Make two origins one, called after the second: the state of a ministry, the paper of a source."""
        self._same[self._root(one)] = self._root(other)
