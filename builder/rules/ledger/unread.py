"""Facts in languages whose words the rules do not know: their figures are checked, and what is not is told once."""

from collections import Counter
from collections.abc import Iterator

from builder.model.finding import Finding, Place
from builder.model.ledger import Fact, Quantity
from builder.rules.book import breach
from builder.rules.located import LocatedLedger
from builder.rules.wording import clipped
from builder.text.bare_figures import bare_figures
from builder.text.numbers import Number
from builder.text.spans import Span
from builder.text.vocabulary import is_read


def sources_read(ledger: LocatedLedger) -> Iterator[Finding]:
    """F113: a source that is quoted is in a language whose words the rules know; told once of each that is not."""
    quoted = Counter(one.source for fact in ledger.ledger.facts.values() for one in fact.evidence if one.exact.strip())
    for source in ledger.ledger.sources.values():
        if quoted[source.id] and not is_read(source.language):
            times = "once" if quoted[source.id] == 1 else f"{quoted[source.id]} times"
            what = f"the source “{source.id}”, quoted {times}, is in the language “{source.language}”"
            yield _finding(source.where("language"), what)


def facts_read(ledger: LocatedLedger) -> Iterator[Finding]:
    """F113: the words of facts are in a language that the rules know; told once of each other language in a file."""
    written: dict[tuple[str, str], list[Fact]] = {}
    for fact in ledger.ledger.facts.values():
        if not is_read(fact.language):
            written.setdefault((fact.at.path, fact.language), []).append(fact)
    for (_, language), facts in written.items():
        count = "1 fact is" if len(facts) == 1 else f"{len(facts)} facts are"
        what = f"{count} written in the language “{language}” (“{facts[0].id}” is the first)"
        yield _finding(facts[0].where("language"), what)


def fault_of_figures(quantity: Quantity, text: str, span: Span) -> tuple[str, str] | None:
    """What is wrong with a quantity whose words stand at `span` of an unread text: its figures; None if nothing is.

    What bounds them (“at least”) cannot be seen, nor can a number in words.
    """
    there = [one for one in bare_figures(text) if one.start < span.end and span.start < one.end]
    wanted = [value for value in (quantity.value, quantity.high) if value is not None]
    for value in wanted if there else ():
        if not any(value in one.values for one in there):
            read = " and ".join(one.words for one in there)
            return (
                f"“{clipped(quantity.words)}” has the figures {read}, not {value:f}",
                "write value: as the words have it, or copy the words that give this number",
            )
    return None


def stands_in_figures(number: Number, text: str, fact: Fact) -> bool:
    """Whether a number in the unread words of a fact has a value, or the figures, that the fact has anywhere else."""
    known = {value for one in fact.quantities for value in (one.value, one.high) if value is not None}
    known |= {one.value for one in fact.derived if one.value is not None}
    days = f"{fact.when.edtf} {fact.when.words}".replace("-", " ") if fact.when else ""
    for words in (*(one.exact for one in fact.evidence), days):
        known |= {value for one in bare_figures(words) for value in one.values}
    there = (one for one in bare_figures(text) if one.start < number.end and number.start < one.end)
    return all(not known.isdisjoint(one.values) for one in there)


def _finding(place: Place, what: str) -> Finding:
    return breach(
        "F113",
        place,
        f"{what}: no rule reads its qualifiers (“at least”), hedges, verbs of saying, number words and dates",
        "compare them yourself: figures and quotations are checked; docs/languages.md says how to add a language",
    )
