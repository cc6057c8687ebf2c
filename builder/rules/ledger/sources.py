"""Rules about stored texts: pinned, unchanged, and covered sentence by sentence."""

from collections.abc import Iterator

from builder.model.finding import Finding, Place
from builder.model.ledger import Source
from builder.rules.book import breach
from builder.rules.located import LocatedLedger, StoredText
from builder.rules.wording import clipped
from builder.text.digest import text_digest


def source_drift(ledger: LocatedLedger) -> Iterator[Finding]:
    """S110: the text still has its pinned digest; whoever changes a stored text pins it again, knowingly."""
    for stored in ledger.texts.values():
        source = stored.source
        if is_drifted(stored):
            yield breach(
                "S110",
                source.where("text_sha256"),
                f"the text of {source.id} is not the one that was pinned",
                f"undo the change (compare with {source.url or 'the page'} and the file's history); only if the text as"
                f" it stands is the page's: sourcedeck source pin {source.id}",
            )


def is_drifted(stored: StoredText) -> bool:
    """Whether a stored text is another than the one that was pinned."""
    pinned = stored.source.text_sha256
    return bool(pinned) and pinned.lower() != text_digest(stored.text)


def source_pinned(ledger: LocatedLedger) -> Iterator[Finding]:
    """S112: a stored text is pinned, so that a later change of it is noticed."""
    for stored in ledger.texts.values():
        if not stored.source.text_sha256:
            yield breach(
                "S112",
                stored.source.at,
                f"the text of {stored.source.id} is not pinned: a change of it would go unnoticed",
                f"compare it with the page once, then: sourcedeck source pin {stored.source.id}",
            )


def source_covered(ledger: LocatedLedger) -> Iterator[Finding]:
    """S111: each sentence of a stored text is quoted by some fact, in part at least, or left out with a reason."""
    told = (finding for finding in ledger.ledger.findings if finding.severity == "error")
    if any(finding.place.path.startswith("seeds/facts") for finding in told):
        return  # A fact that could not be read may quote the sentence: one mistake, told once.
    quoted: dict[str, set[int]] = {}
    mistaken: set[str] = set()
    for located in ledger.every_quotation():
        if not located.spans and located.evidence.exact.strip():
            mistaken.add(located.stored.source.id)
        for span in located.spans:
            quoted.setdefault(located.stored.source.id, set()).update(located.stored.sentences_over(span))
    for stored in ledger.texts.values():
        covered = quoted.get(stored.source.id, set())
        for left_out in stored.source.left_out:
            spans = stored.searchable.find(left_out.exact)
            if not spans:
                yield breach(
                    "S111",
                    left_out.at,
                    f"“{clipped(left_out.exact)}” is left out of {stored.source.id}, but does not stand in its text",
                    "copy the sentence, or its beginning, from the text of the source",
                )
            for span in spans:
                covered.update(stored.sentences_over(span))
        if stored.source.id in mistaken:
            continue  # F101 has told a quotation that is not there: it may be this sentence's.
        for index, sentence in enumerate(stored.sentences):
            if index not in covered and any(map(str.isalnum, stored.words(sentence))):
                yield breach(
                    "S111",
                    _place(stored, sentence.start),
                    f"no fact quotes the sentence “{clipped(stored.words(sentence))}”",
                    f"write a fact that quotes it, or list it under left-out in {stored.source.at.path} with a reason",
                )


def _place(stored: StoredText, offset: int) -> Place:
    """The place, in the source's own file, of an offset in its text."""
    source: Source = stored.source
    column = offset - (stored.text.rfind("\n", 0, offset) + 1) + 1
    return Place(source.at.path, stored.line(offset), column) if source.text_line else source.at
