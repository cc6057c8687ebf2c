"""The short citation of the sources strip: who published it, and when ("Republic World, 21 Nov 2022")."""

from collections.abc import Mapping

from builder.citations.words import NONE, language_of, word
from builder.model.ledger import Source
from builder.text.dates import in_words


def short_citation(source: Source, strings: Mapping[str, str] = NONE) -> str:
    """Give name and date of a source, short; "n.d." where it has no date."""
    return f"{source.name}{word('sign_comma', strings)}{date_in_words(source, strings, short=True)}"


def date_in_words(source: Source, strings: Mapping[str, str] = NONE, *, short: bool = False) -> str:
    """Say the date of issue; one that is no EDTF stands as written (the ledger reports it), none is "n.d."."""
    if not source.issued:
        return word("no_date", strings)
    try:
        return in_words(source.issued, short=short, language=language_of(strings))
    except ValueError:
        return source.issued
