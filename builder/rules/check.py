"""Ledger or placed deck in, findings out: every rule is asked, and the same input is told in the same order."""

from collections.abc import Callable, Iterator

from builder.model.brand import Brand
from builder.model.finding import Finding
from builder.model.ledger import Ledger
from builder.model.placed import PlacedDeck
from builder.rules.access import contrast, structure, words
from builder.rules.both import freshness, independence, likelihood, own_wording
from builder.rules.deck import (
    certainty,
    claims,
    cuts_shown,
    disputes,
    hedges,
    later,
    mixed,
    numbers,
    own_text,
    quote_budget,
    quoted_words,
    scripts,
    unnamed_speakers,
)
from builder.rules.deck.shown import ALTERNATIVE, PROPERTIES, ShownDeck
from builder.rules.ledger import (
    absences,
    alphabets,
    attribution,
    dated,
    kept,
    lists,
    name_claims,
    own_records,
    places,
    quantities,
    quotations,
    sayers,
    sources,
    units,
    unread,
)
from builder.rules.located import LocatedLedger
from builder.text.vocabulary import is_read

LedgerCheck = Callable[[LocatedLedger], Iterator[Finding]]
SOURCE_CHECKS: tuple[LedgerCheck, ...] = (
    sources.source_drift,
    sources.source_pinned,
    sources.source_covered,
    unread.sources_read,
)
"""Rules that go through the sources and ask of the facts only where their quotations stand."""
FACT_CHECKS: tuple[LedgerCheck, ...] = (
    quotations.quotation_found,
    quotations.quotation_unique,
    quotations.cut_keeps_meaning,
    quotations.quoted_words_stand,
    quantities.quantity_supported,
    quantities.assertion_supported,
    units.unit_supported,
    lists.places_counted,
    dated.when_supported,
    dated.when_found,
    quantities.qualifier_kept,
    attribution.hedges_kept,
    attribution.sayings_kept,
    attribution.speaker_near,
    attribution.speaker_kept,
    attribution.speaker_of_words,
    sayers.speaker_of_sentence,
    kept.each_hedge_kept,
    kept.headline_kept,
    kept.nothing_denied,
    kept.conditions_kept,
    absences.absence_not_contradicted,
    places.place_named,
    places.place_of_assertion,
    name_claims.names_claim_nothing,
    own_records.records_rest,
    alphabets.one_alphabet,
    independence.origins_claimed,
    likelihood.likelihood_kept_apart,
    own_wording.ledger_wording,
    unread.facts_read,
)
"""Rules that go through the facts, and look at other facts only where one names them."""
RECORD_CHECKS: tuple[LedgerCheck, ...] = (own_wording.ledger_wording,)
"""Rules that go through reference records too."""
LEDGER_CHECKS = tuple(dict.fromkeys((*SOURCE_CHECKS, *FACT_CHECKS, *RECORD_CHECKS)))
DECK_CHECKS: tuple[Callable[[ShownDeck], Iterator[Finding]], ...] = (
    cuts_shown.cut_shown,
    numbers.number_bound,
    numbers.date_bound,
    mixed.number_of_the_speaker,
    mixed.one_fact_a_row,
    mixed.heads_name_their_numbers,
    mixed.changes_kept,
    claims.shares_bound,
    claims.growth_bound,
    claims.relative_times_bound,
    own_text.numbers_rest,
    own_text.dates_rest,
    own_text.names_rest,
    own_text.one_alphabet,
    own_text.sayings_rest,
    own_text.speakers_rest,
    unnamed_speakers.unnamed_speakers_rest,
    quoted_words.quotation_marks_kept,
    hedges.hedge_kept,
    certainty.nothing_surer,
    independence.origins_claimed_on_slides,
    likelihood.likelihood_kept_apart_on_slides,
    own_wording.deck_wording,
    disputes.dispute_shown,
    later.later_marked,
    freshness.facts_fresh,
    numbers.qualifier_kept,
    scripts.script_length,
    quote_budget.quote_budget_kept,
)
WORD_CHECKS = frozenset[Callable[[ShownDeck], Iterator[Finding]]](
    (
        *(claims.shares_bound, claims.growth_bound, claims.relative_times_bound),
        *(own_text.sayings_rest, own_text.speakers_rest, unnamed_speakers.unnamed_speakers_rest),
        *(hedges.hedge_kept, certainty.nothing_surer, numbers.qualifier_kept),
        *(independence.origins_claimed_on_slides, likelihood.likelihood_kept_apart_on_slides),
    )
)
"""Rules about a deck's words alone, not its figures: not asked in a language that no rule reads (D118 tells it)."""
ACCESSIBLE_CHECKS: tuple[Callable[[PlacedDeck, Brand], Iterator[Finding]], ...] = (
    structure.titles_unique,
    words.alternatives_told,
    structure.tables_headed,
    structure.reading_order,
    contrast.contrast_kept,
    words.never_by_colour_alone,
    words.links_make_sense,
    words.languages_told,
    structure.sections_named,
    structure.document_titled,
    structure.visuals_named,
    structure.text_in_placeholders,
)


def check_ledger(
    ledger: Ledger, date: str = "", checks: tuple[LedgerCheck, ...] = LEDGER_CHECKS
) -> tuple[Finding, ...]:
    """Every breach of the rules about sources and facts, by place. Linear in texts and facts.

    With `date` (ISO), also the facts that are stale on that day, whether or not a deck uses them.
    """
    located = LocatedLedger(ledger)
    found = [finding for check in checks for finding in check(located)]
    found += freshness.stale_facts(ledger.facts.values(), date)
    return tuple(sorted(dict.fromkeys(found), key=Finding.sort_key))


def check_deck(placed: PlacedDeck, ledger: Ledger) -> tuple[Finding, ...]:
    """Every breach of the rules about slides and their notes, by place, then slide."""
    shown = ShownDeck(placed, ledger)
    asked = (check for check in DECK_CHECKS if check not in WORD_CHECKS or is_read(placed.deck.language))
    found = [finding for check in asked for finding in check(shown)]
    return tuple(sorted(dict.fromkeys(_told_once(found)), key=Finding.sort_key))


def _told_once(found: list[Finding]) -> list[Finding]:
    """Leave out what alternative texts and properties breach with words that breach the same on a slide's face."""
    behind = (ALTERNATIVE, PROPERTIES)
    on_face = {(one.code, one.place, one.slide) for one in found if one.slot not in behind}
    return [one for one in found if one.slot not in behind or (one.code, one.place, one.slide) not in on_face]


def check_accessible(placed: PlacedDeck, brand: Brand) -> tuple[Finding, ...]:
    """Every breach of the rules about who can read the slides, by place, then slide. Linear in words and shapes.

    What does not fit its slot (L101) lies over what it should not: its contrast is judged when it fits.
    """
    overfull = {(finding.slide, finding.slot) for finding in placed.findings if finding.code == "L101"}
    found = [
        finding
        for check in ACCESSIBLE_CHECKS
        for finding in check(placed, brand)
        if finding.code != "A105" or (finding.slide, finding.slot) not in overfull
    ]
    return tuple(sorted(dict.fromkeys(found), key=Finding.sort_key))
