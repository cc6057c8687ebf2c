"""Rules about numbers in the ledger: quantities stand in quotations, and assertions hold no others."""

from collections.abc import Iterator, Sequence

import msgspec

from builder.model.finding import Finding
from builder.model.ledger import Evidence, Fact, Quantity
from builder.rules.book import breach
from builder.rules.figures import (
    Figure,
    as_share,
    fault_in_words,
    figures_of,
    other_noun,
    parts,
    qualifier_fault,
    same_value,
    with_qualifier,
)
from builder.rules.ledger.attribution import own_texts
from builder.rules.ledger.lists import miscounted
from builder.rules.ledger.measures import other_measure
from builder.rules.ledger.units import other_kind
from builder.rules.ledger.unread import fault_of_figures, stands_in_figures
from builder.rules.ledger.wholes import turned_round
from builder.rules.located import LocatedLedger
from builder.rules.support import Supports, literal_quotations
from builder.rules.wording import QUALIFIER_WORDS, clipped
from builder.text.dates import DateMention, dates
from builder.text.folding import searchable
from builder.text.numbers import Number, numbers, parse_number
from builder.text.spans import Span
from builder.text.vocabulary import is_read


def quantity_supported(ledger: LocatedLedger) -> Iterator[Finding]:
    """F104: a quantity's `words` stand in `exact` and parse to its value and qualifier.

    Of a fact whose source's words are not quoted, only that its `words` parse can be seen.
    """
    for fact in ledger.ledger.facts.values():
        quoted = [evidence for evidence in fact.evidence if evidence.exact.strip()]
        if fact.quantities and any(one.evidence.exact.strip() and not one.spans for one in ledger.quotations(fact)):
            continue  # F101 has told it: the quotation is mended first.
        for quantity in fact.quantities:
            fault = _fault(quantity, quoted, ledger, _tongue(fact, ledger))
            if fault:
                what = f"quantity “{quantity.name}” of “{fact.id}”"
                yield breach("F104", quantity.where("words"), f"{what}: {fault[0]}", fault[1])


def assertion_supported(ledger: LocatedLedger) -> Iterator[Finding]:
    """F104: numbers of assertion and headline are in `quantities` or `derived`, their dates in `when` or `exact`."""
    supports = Supports(ledger.ledger, ledger.names)
    for fact in ledger.ledger.facts.values():
        for key, text in own_texts(fact):
            quoted = literal_quotations(text, [supports.of(fact.id)])
            every = numbers(text, names=ledger.names.with_numbers, language=fact.language)
            for number in every:
                if number.ordinal or _within(number, quoted):
                    continue
                if not is_read(fact.language) and stands_in_figures(number, text, fact):
                    continue
                fault = _fault_of_value(number, fact, ledger) or _fault_of_noun(number, text, fact, ledger, every)
                if fault:
                    message, hint = fault
                    yield breach("F104", fact.where(key), f"the {key} of “{fact.id}” {message}", hint)
            for mention in dates(text, anchor=supports.of(fact.id).anchor, language=fact.language):
                if not _within(mention, quoted) and not supports.of(fact.id).states_date(mention, text):
                    yield breach(
                        "F104",
                        fact.where(key),
                        f"the {key} of “{fact.id}” says “{mention.text}”, which neither its when nor its quotation has",
                        "mend it or when; a date that is not the fact's own has its words under when or in a quantity",
                    )


def _fault_of_value(number: Number, fact: Fact, ledger: LocatedLedger) -> tuple[str, str] | None:
    """What is wrong with the value of a number of a fact's own words: none of its quantities has it; else None."""
    figures = list(figures_of(fact))
    for part in parts(as_share(number, figures)):
        if not any(same_value(part, figure) for figure in figures) and not _told(part, fact, ledger):
            return f"says “{part.text}”, which is none of its quantities", _how_to_support(part, figures)
    return None


def _fault_of_noun(
    number: Number, text: str, fact: Fact, ledger: LocatedLedger, every: Sequence[Number]
) -> tuple[str, str] | None:
    """What is wrong with what a number is said of: another noun, whole, measure, or length of a list; else None."""
    other = other_noun(number, text, list(figures_of(fact))) or other_kind(
        as_share(number, list(figures_of(fact))), text, fact, ledger
    )
    if other:
        return (
            f"says “{number.text}” of “{other[0]}”, and its quantity is “{other[1].words}”",
            "mend the noun, or the name and unit of the quantity",
        )
    if whole := turned_round(number, text, every):
        return (
            f"says “{text[number.start : whole.end]}”, a part that is more than its whole",
            "write the part first, as the source does",
        )
    if measure := other_measure(number, text, fact, ledger):
        return f"gives “{number.text}” as {measure}, and its source does not", "say what the source says of this number"
    if miscount := miscounted(number, text, ledger.names.joined):
        return (
            f"says “{number.text}” and lists {miscount[0]}: “{miscount[1]}”",
            "mend the number or the list, or say “among them”",
        )
    return None


def qualifier_kept(ledger: LocatedLedger) -> Iterator[Finding]:
    """F106: a number with a qualifier keeps it in assertion and headline: “at least 11” never becomes “11”."""
    for fact in ledger.ledger.facts.values():
        figures = list(figures_of(fact))
        if not figures or not is_read(fact.language):
            continue
        for key, text in own_texts(fact):
            for number in numbers(text, names=ledger.names.with_numbers, language=fact.language):
                figure = None if number.ordinal else qualifier_fault(as_share(number, figures), figures)
                if figure and not _told(number, fact, ledger):
                    message, hint = fault_in_words(number, text, figure)
                    yield breach("F106", fact.where(key), f"the {key} of “{fact.id}”: {message}", hint)


def _tongue(fact: Fact, ledger: LocatedLedger) -> str:
    """The language of a fact's sources, as far as they name one: that of the words of its quantities."""
    return next((ledger.language_of(one) for one in fact.evidence), fact.language)


def _fault(quantity: Quantity, quoted: list[Evidence], ledger: LocatedLedger, tongue: str) -> tuple[str, str] | None:
    """What is wrong with a quantity; None if nothing is."""
    if quoted:
        return _fault_in_quotations(quantity, quoted, ledger)
    if not is_read(tongue):
        return fault_of_figures(quantity, quantity.words, Span(0, len(quantity.words)))
    return _fault_of_words(quantity, parse_number(quantity.words, language=tongue), quantity.words)


def _told(number: Number, fact: Fact, ledger: LocatedLedger) -> bool:
    """Whether the quantity that a number stands for, or its working-out, is told to be wrong already.

    Asked only of a number that would be told, so that one slip has one finding.
    """
    if any(derived.value is None for derived in fact.derived):
        return True
    quoted, tongue = [evidence for evidence in fact.evidence if evidence.exact.strip()], _tongue(fact, ledger)
    return any(
        _fault(quantity, quoted, ledger, tongue)
        and any(
            part.value == number.value for one in parse_number(quantity.words, language=tongue) for part in parts(one)
        )
        for quantity in fact.quantities
    )


def _within(mention: Number | DateMention, spans: tuple[Span, ...]) -> bool:
    return any(span.covers(mention.start, mention.end) for span in spans)


def _fault_in_quotations(quantity: Quantity, quoted: list[Evidence], ledger: LocatedLedger) -> tuple[str, str] | None:
    """What is wrong with a quantity, measured on the quotations of its fact; None if nothing is."""
    if not quantity.words.strip():
        return "it has no words", "copy the words of the quotation that give it"
    fault = (
        f"“{clipped(quantity.words)}” does not stand in the quotation",
        "copy the words from exact, or quote the words that give the number",
    )
    for evidence in quoted:
        exact, tongue = evidence.exact, ledger.language_of(evidence)
        every = numbers(exact, names=ledger.names.with_numbers, language=tongue)
        for span in searchable(exact).find(quantity.words):
            there = [one for one in every if one.start < span.end and span.start < one.end]
            if not is_read(tongue):
                found = fault_of_figures(quantity, exact, span)
            elif there:
                found = _fault_of_words(quantity, there, exact, span)
            else:  # four figures that look like a year
                found = _fault_of_words(quantity, parse_number(quantity.words, language=tongue), quantity.words)
            if found is None:
                return None
            fault = found
    return fault


def _fault_of_words(
    quantity: Quantity, there: Sequence[Number], text: str, span: Span | None = None
) -> tuple[str, str] | None:
    """What is wrong with a quantity whose words hold the numbers `there` of `text`; `span` is where the words stand."""
    if not there:
        return f"“{clipped(quantity.words)}” holds no number", "copy the words that give the number, with its qualifier"
    figure = Figure("", quantity.value, quantity.qualifier, quantity.words, quantity.high, quantity.indefinite)
    read: list[str] = []
    values: list[str] = []
    for number in there:
        whole = with_qualifier(number, text)
        for part in parts(as_share(number, [figure])):
            read.append(f"{QUALIFIER_WORDS[part.qualifier]} {_shown(part)}")
            values.append(_as_written(part))
            if not same_value(_unmarked(part), figure):
                continue
            if part.qualifier != quantity.qualifier:
                claimed = f"{QUALIFIER_WORDS[quantity.qualifier]} {_shown(part)}"
                return (
                    f"“{whole.of(text)}” reads as {read[-1]}, not as {claimed}",
                    f"write qualifier: {part.qualifier}",
                )
            if span and part.qualifier != "exact" and not span.covers(whole.start, whole.end):
                return (
                    f"its words “{clipped(quantity.words)}” leave out “{number.qualifier_words}”",
                    f"write words: {_with_what_is_counted(whole, span, text)}",
                )
            return None
    wanted = quantity.indefinite or _shown_value(quantity)
    return (
        f"“{clipped(quantity.words)}” reads as {' and '.join(read)}, not as {wanted}",
        f"write value: {' or '.join(dict.fromkeys(values))}, as the words have it; or, if they are another number's,"
        " copy the words that give this one",
    )


def _with_what_is_counted(number: Span, words: Span, text: str) -> str:
    """The number with its qualifier, together with the words that the quantity had: “at least 11 people”."""
    return text[min(number.start, words.start) : max(number.end, words.end)]


def _unmarked(number: Number) -> Number:
    """The number without its percent sign, which a quantity may give in its unit."""
    return msgspec.structs.replace(number, percent=False)


def _shown(number: Number) -> str:
    if number.value is None:
        return f"“{number.indefinite}”"
    return f"{number.value}–{number.high}" if number.high is not None else f"{number.value}"


def _as_written(number: Number) -> str:
    """A number as `value` has it, and `high` where there is one."""
    if number.value is None:
        return number.indefinite
    return f"{number.value}, high: {number.high}" if number.high is not None else f"{number.value}"


def _shown_value(quantity: Quantity) -> str:
    return f"{quantity.value}–{quantity.high}" if quantity.high is not None else f"{quantity.value}"


def _how_to_support(number: Number, figures: list[Figure]) -> str:
    if figures:
        known = ", ".join(dict.fromkeys(figure.words for figure in figures))
        return (
            f"write the number that its quantities have (so far: {known}); only if the source gives “{number.text}” as"
            " well, add that to them, with the words of the source"
        )
    if number.value is None:
        return f"add it to quantities: value: {number.indefinite}, with the words of the source"
    return "add it to quantities with the words of the source, or to derived if it was worked out here"
