"""The rule about absences: what was looked for and not found is not in the stored texts that were searched."""

from collections.abc import Iterator

from builder.model.finding import Finding
from builder.rules.book import breach
from builder.rules.located import LocatedLedger


def absence_not_contradicted(ledger: LocatedLedger) -> Iterator[Finding]:
    """F108: no word of `looked-for.words` stands, in whatever case, in a stored text of `looked-for.sources`."""
    for fact in ledger.ledger.facts.values():
        looked_for = fact.looked_for
        if looked_for is None or fact.withdrawn:
            continue
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
                        " found; if the words mean something else there, look for words that can only mean that",
                    )
