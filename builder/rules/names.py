"""The names that a ledger knows: found in text by their first word, and those that hold a number set apart."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from builder.model.ledger import Fact, Ledger, Source
from builder.text.identifiers import known_names
from builder.text.numbers import numbers

_CAPITAL_WORD = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿ]\w*")
# Signs that are set in several ways, each by one character: places stay what they are.
_AS_SET = str.maketrans(
    {**dict.fromkeys("‘’ʼ´`", "'"), **dict.fromkeys("‐‑‒–", "-"), **dict.fromkeys("\u00a0\u2009\u202f", " ")}
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_HYPHENED = re.compile(r"\b[A-Z][a-z]+[-‐‑]\d+\b")
_THE = re.compile(r"\b[Tt]he\s+([a-zß-öø-ÿ][\w'-]*(?:\s+[\w'-]+){0,3})")
_COMMON_WORDS = (4, 3, 2, 1)
_JOINED = re.compile(r",|\s(?:and|und)\s")
_KEPT = 8192  # of how many texts the names are kept: every rule asks anew of the same ones
_SHOUTED = 4  # “IRAN” is Iran, but “US” in capitals may be us


class Naming(msgspec.Struct, frozen=True):
    """A name that stands in a text, and the ids of the actors and places that bear it."""

    start: int
    end: int
    words: str
    ids: tuple[str, ...]


class Names:
    """Actors' and places' names of a ledger, each under its first word, the longest first."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: dict[str, tuple[Naming, ...]] = {}
        bearers: dict[str, list[str]] = {}
        for actor in ledger.actors.values():
            if actor.kind == "unnamed":
                continue  # “unnamed officials” are nobody in particular
            for name in (actor.name, actor.plain, *actor.names):
                _enter(bearers, name, actor.id)
        for place in ledger.localities.values():
            for name in (place.name, *place.names):
                _enter(bearers, name, place.id)
        self._common = {
            name: tuple(who)
            for name, who in bearers.items()
            if name[:1].islower() and any(one in ledger.actors for one in who)
        }
        self._by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for name in list(bearers):
            if len(name) >= _SHOUTED and name.upper() not in bearers:
                bearers[name.upper()] = bearers[name]
        for name in sorted(bearers, key=lambda name: (-len(name), name)):
            first = _CAPITAL_WORD.match(name)
            if first:
                self._by_first.setdefault(first.group(), []).append((name, tuple(bearers[name])))

    def find(self, text: str) -> Iterator[Naming]:
        """The names in a text, in order; of two that begin at the same word, the longer. Case tells a name."""
        found = self._kept.get(text)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            names = self._find_behind_invisible(text) if _INVISIBLE.search(text) else self._find_in_order(text)
            found = self._kept[text] = tuple(names)
        return iter(found)

    def find_speakers(self, text: str) -> tuple[Naming, ...]:
        """The names in a text together with those in small letters after “the” (“the port authority”), in order.

        Only beside a verb of saying are these sure to be names: “the council” may be any.
        """
        found = list(self.find(text))
        text = plainly_set(text)
        for match in _THE.finditer(text) if self._common else ():
            for length in _COMMON_WORDS:
                words = " ".join(match[1].split()[:length])
                if words in self._common and text.startswith(words, match.start(1)):
                    start = match.start(1)
                    found.append(Naming(start, start + len(words), words, self._common[words]))
                    break
        return tuple(sorted(found, key=lambda naming: naming.start))

    def _find_in_order(self, text: str) -> Iterator[Naming]:
        text = plainly_set(text)
        reached = 0
        for match in _CAPITAL_WORD.finditer(text):
            start = match.start()
            if start < reached:
                continue
            for name, ids in self._by_first.get(match.group(), ()):
                end = start + len(name)
                if text.startswith(name, start) and not text[end : end + 1].isalnum():
                    yield Naming(start, end, name, ids)
                    reached = end
                    break

    def _find_behind_invisible(self, text: str) -> Iterator[Naming]:
        """The names of a text with soft hyphens and the like, which nobody sees, led back to their places in it."""
        places = [at for at, character in enumerate(text) if not _INVISIBLE.match(character)]
        for naming in self._find_in_order("".join(text[at] for at in places)):
            yield Naming(places[naming.start], places[naming.end - 1] + 1, naming.words, naming.ids)

    @cached_property
    def with_numbers(self) -> tuple[str, ...]:
        """Names and titles in which a number stands that counts nothing (“924th UAV Centre”, “88 FR 6621”)."""
        ledger = self._ledger
        if ledger.numbered_names is not None:
            return known_names(ledger.numbered_names)
        every = [*numbered_in_reference(ledger)]
        for source in ledger.sources.values():
            every += numbered_in_source(source)
        for fact in ledger.facts.values():
            every += numbered_in_fact(fact)
        return known_names(tuple(dict.fromkeys(every)))

    @cached_property
    def joined(self) -> tuple[str, ...]:
        """Names that hold an “and” or a comma of their own (“Bosnia and Herzegovina”), the longest first."""
        book = self._ledger
        every = [name for one in book.actors.values() for name in (one.name, one.plain, *one.names)]
        every += [name for place in book.localities.values() for name in (place.name, *place.names)]
        return tuple(sorted({name for name in every if _JOINED.search(name)}, key=lambda name: (-len(name), name)))

    @cached_property
    def papers(self) -> tuple[str, ...]:
        """The names under which sources appeared: papers, publishers, short names; each once."""
        if self._ledger.papers is not None:
            return self._ledger.papers
        return tuple(dict.fromkeys(name for source in self._ledger.sources.values() for name in papers_of(source)))


def plainly_set(text: str) -> str:
    """The text with one kind of apostrophe, hyphen and space, character for character: names are set in many ways."""
    return text.translate(_AS_SET)


def papers_of(source: Source) -> Iterator[str]:
    """The names under which a source appeared."""
    return (name for name in (source.container_title, source.publisher, source.short) if name)


def numbered_in_reference(ledger: Ledger) -> Iterator[str]:
    """The names of actors, places, terms and targets in which a number stands."""
    every: list[str] = []
    for actor in ledger.actors.values():
        every += (actor.name, actor.plain, *actor.names)
    for place in ledger.localities.values():
        every += (place.name, *place.names)
    for term in ledger.terms.values():
        every.append(term.term)
    for listing in ledger.listings.values():
        every += (target.name for target in listing.targets)
    return _numbered(every)


def numbered_in_source(source: Source) -> Iterator[str]:
    """The titles and names of a source in which a number stands."""
    return _numbered((source.title, source.short, source.container_title, source.number))


def numbered_in_fact(fact: Fact) -> Iterator[str]:
    """The names like “Shahed-136” in the words of a fact: elsewhere it is also written “Shahed 136”."""
    for text in (fact.assertion, *(one.exact for one in fact.evidence)):
        if "-" in text or not text.isascii():
            yield from _HYPHENED.findall(text)


def _numbered(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if name and (numbers(name) or _HYPHENED.fullmatch(name)))


def _enter(bearers: dict[str, list[str]], name: str, who: str) -> None:
    """Enter a name under its article-less form: “the US Treasury” is known by “US Treasury”."""
    name = plainly_set(name).removeprefix("the ").removeprefix("The ").strip()
    if name and who not in bearers.setdefault(name, []):
        bearers[name].append(who)


def stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text as whole words."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            return True
        at = text.find(words, at + 1)
    return False
