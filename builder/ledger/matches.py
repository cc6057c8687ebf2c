"""Where the facts' quotations stand in the stored texts, found once for all who need it."""

from collections.abc import Mapping

from builder.model.ledger import Evidence, Ledger
from builder.text.folding import Searchable

Spans = tuple[tuple[int, int], ...]


def find_matches(ledger: Ledger) -> Mapping[str, tuple[Spans, ...]]:
    """For each fact with evidence: for each evidence, in order, the spans of its `exact` in the source's text."""
    searchables: dict[str, Searchable] = {}

    def spans(evidence: Evidence) -> Spans:
        source = ledger.sources.get(evidence.source)
        if source is None or source.text is None or not evidence.exact:
            return ()
        searchable = searchables.get(source.id)
        if searchable is None:
            searchable = searchables[source.id] = Searchable(source.text)
        found = searchable.find(evidence.exact, evidence.prefix, evidence.suffix)
        return tuple((span.start, span.end) for span in found)

    return {
        fact.id: tuple(spans(evidence) for evidence in fact.evidence) for fact in ledger.facts.values() if fact.evidence
    }
