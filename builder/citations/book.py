"""Citation numbers: one per source and quotation, in order of first appearance in the deck."""

from collections.abc import Mapping

import msgspec

from builder.citations.short import short_citation
from builder.citations.words import NONE
from builder.model.ledger import Evidence, Source
from builder.model.slides import Citation

Key = tuple[str, str, str, str, str]


class Citations:
    """The numbers that a deck has given out so far. One book belongs to one deck."""

    def __init__(self, strings: Mapping[str, str] = NONE) -> None:
        self._strings = strings
        self._numbers: dict[Key, int] = {}
        self._citations: list[Citation] = []

    def cite(self, source: Source, evidence: Evidence | None, checked: bool) -> int:
        """Give the number, from 1, of a quotation in `source`, or of the source as a whole.

        The same quotation keeps its number. Where there are no words to tell quotations apart, the locator does.
        A number counts as checked only if each use of it is.
        """
        key = _key(source, evidence)
        number = self._numbers.get(key)
        if number is None:
            number = len(self._citations) + 1
            self._numbers[key] = number
            self._citations.append(_citation(number, source, evidence, checked, self._strings))
        elif not checked and self._citations[number - 1].checked:
            self._citations[number - 1] = msgspec.structs.replace(self._citations[number - 1], checked=False)
        return number

    def all(self) -> tuple[Citation, ...]:
        """Every citation by number; the first is number 1."""
        return tuple(self._citations)


def _key(source: Source, evidence: Evidence | None) -> Key:
    if evidence is None:
        return (source.id, "", "", "", "")
    locator = "" if evidence.exact else evidence.locator
    return (source.id, evidence.exact, evidence.prefix, evidence.suffix, locator)


def _citation(
    number: int, source: Source, evidence: Evidence | None, checked: bool, strings: Mapping[str, str]
) -> Citation:
    return Citation(
        number=number,
        source=source.id,
        short=short_citation(source, strings),
        exact=evidence.exact if evidence else "",
        locator=evidence.locator if evidence else "",
        checked=checked,
        url=source.url,
    )
