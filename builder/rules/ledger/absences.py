"""The rules about absences: what was not found is not in the texts that were searched, and is told as not found."""

import functools
import re
from collections.abc import Iterator

from builder.model.finding import Finding
from builder.model.ledger import Fact, LookedFor
from builder.rules.book import breach
from builder.rules.ledger.attribution import own_texts
from builder.rules.located import LocatedLedger
from builder.rules.wording import clipped
from builder.text.folding import fold
from builder.text.lexicon import Lexicon
from builder.text.vocabulary import is_read, known_language, vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_TELLING = 5  # letters from which a word of a source's name tells that the source is meant


def absence_not_contradicted(ledger: LocatedLedger) -> Iterator[Finding]:
    """F108: no word of `looked-for.words` stands, in whatever case, in a stored text of `looked-for.sources`."""
    for fact in ledger.ledger.facts.values():
        looked_for = fact.looked_for
        if looked_for is None or fact.withdrawn:
            continue
        yield from _told_as_found(fact, looked_for, ledger)
        for name in looked_for.sources:
            stored = ledger.texts.get(name)
            if stored is None:
                continue
            for words in looked_for.words:
                line = stored.line_with(words)
                if line:
                    yield breach(
                        "F108",
                        looked_for.where("words"),
                        f"“{fact.id}” says that “{words}” was not found, but it stands in {name}:"
                        f" {stored.source.at.path}:{line}",
                        "read it there: if it is what was looked for, the fact is wrong: withdraw it, or say what was"
                        " found; if the words mean something else there, look for words that mean only what was looked"
                        " for",
                    )


def _told_as_found(fact: Fact, looked_for: LookedFor, ledger: LocatedLedger) -> Iterator[Finding]:
    """F108: assertion and headline tell of looking or of where: not finding does not show that there is none."""
    for key, text in own_texts(fact) if is_read(fact.language) else ():
        if next(_searching(known_language(fact.language)).finditer(text), None) is None and not _names_source(
            text, looked_for, ledger
        ):
            yield breach(
                "F108",
                fact.where(key),
                f"the {key} of “{fact.id}” says that there is none: “{clipped(text)}”; all that is known is that none"
                " was found",
                "tell of the search: “We found no … in the sources listed”",
            )


def _names_source(text: str, looked_for: LookedFor, ledger: LocatedLedger) -> bool:
    """Whether a text has a telling word of the name of a source that was searched (“The treaty gives no day”)."""
    ours = {word for word in _WORD.findall(fold(text).casefold()) if len(word) >= _TELLING}
    for name in looked_for.sources:
        source = ledger.ledger.sources.get(name)
        if source is not None:
            named = f"{source.title} {source.container_title} {source.publisher} {source.short}"
            if not ours.isdisjoint(_WORD.findall(fold(named).casefold())):
                return True
    return False


@functools.cache
def _searching(tag: str) -> Lexicon:
    return Lexicon(vocabulary(tag).searching.words)
