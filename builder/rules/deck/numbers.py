"""Rules about numbers and dates on slides: each belongs to a fact of the slide, and keeps its qualifier."""

import datetime
import re
from collections.abc import Iterator

from builder.model.finding import Finding
from builder.model.slides import Run
from builder.rules.both.independence import counts_origins
from builder.rules.deck.claims import bears_fraction
from builder.rules.deck.lessons import counts_the_lesson, is_a_cohort, sentence_at
from builder.rules.deck.reporting import reports
from builder.rules.deck.shown import Shown, ShownDeck, ShownNumber, is_own_words
from builder.rules.figures import (
    Figure,
    are_together,
    fault_in_words,
    other_noun,
    parts,
    qualifier_fault,
    same_value,
)
from builder.rules.governed import stem
from builder.rules.ledger.lists import miscounted
from builder.rules.ledger.measures import other_measure
from builder.rules.ledger.units import other_kind
from builder.rules.support import Support, date_is_among, readings
from builder.rules.wording import clipped
from builder.text.dates import DateMention
from builder.text.numbers import Number, parse_number
from builder.text.vocabulary import is_read, known_language, toll_words

# Fields that are a fact's date in words, by construction.
_DATE_FIELDS = frozenset(("when", "when_words", "issued", "date"))
# Fields of a fact that speak to a class.
_FOR_THE_CLASS = frozenset(("question", "answer"))
_ESTIMATE = re.compile(r"\bestimates?\b|\bestimated\s+that\b|\bestimation\b|schätzung", re.IGNORECASE)
_NAMES_FOLLOW = re.compile(r"(?:\s+[^\W\d_]+){1,5}(?::\s+|\s+\()(?P<items>[^.;:!?()\n]+)")
_PLURAL = re.compile(r"\s+([^\W\d_]{4,}(?<!s)s)\b")
_WORD = re.compile(r"[^\W\d_]+")
_ANY = frozenset(
    ("others", "persons", "units", "items", "cases", "pieces", "times", "ones", "dollars", "euros", "pounds", "hits")
)
_COUNTED_VOICES = re.compile(
    r"\s+(?:[^\W\d_]+\s+)?(?:sources|reports|outlets|papers|newspapers|agencies|accounts|voices|speakers|origins|articles"
    r"|quellen|berichte|zeitungen|stimmen|darstellungen)\b",
    re.IGNORECASE,
)
_LIST_JOINT = re.compile(r",\s*(?:(?:and|und)\s+)?|\s+(?:and|und)\s+")
_QUOTES = str.maketrans('“”"', "   ")


def number_bound(deck: ShownDeck) -> Iterator[Finding]:
    """D101: each number of ours on a slide or in its notes belongs to a fact that the slide cites.

    A fact vouches for its quantities, what was worked out from them, and the numbers of its quotations. Numbers that
    count the lesson's own things (“three groups”, “two minutes”), names, and words in quotation marks that a cited
    quotation has, need no fact. Both numbers of “43 of 84” belong to one fact, and a noun that is the name or unit of
    other numbers does not follow.
    """
    for one in deck.numbers:
        if not _asked_of_the_fact(one.run) and not _cannot_be_read(deck, one.run) and not counts_nothing(deck, one):
            yield from _miscounted(one)
            if _counts_what_follows(deck, one):
                continue
            pool = _figures(deck.slide_supports(one.shown.slide)) + _figures(deck.run_supports(one.run))
            if bears_fraction(one.number, deck.slide_supports(one.shown.slide) + deck.run_supports(one.run)):
                continue
            for part in parts(one.number):
                if not any(same_value(part, figure) for figure in pool):
                    yield _unbound(one.shown, one.run, part.text, _hint(one.run, pool))
                    break
            else:
                yield from _misbound(deck, one, pool)


def date_bound(deck: ShownDeck) -> Iterator[Finding]:
    """D101: each date of ours on a slide belongs to a fact that the slide cites, and is no finer than that fact's.

    The deck's own dates, up to which it speaks and of which it is, need no fact.
    """
    for shown, mention, run in dates_shown(deck):
        supports = deck.slide_supports(shown.slide) + deck.run_supports(run)
        if not _is_quoted(deck, shown, mention) and not has_date(deck, supports, mention, shown.text):
            known = [support.fact.when.edtf for support in supports if support.fact.when]
            hint = (
                "name the fact that has the date under facts or rests-on, or say it no more exactly than the fact does"
            )
            if known:
                hint += f" (the facts here: {', '.join(dict.fromkeys(known))})"
            yield _unbound(shown, run, mention.text, hint)


def qualifier_kept(deck: ShownDeck) -> Iterator[Finding]:
    """D105: a number that a fact gives with a qualifier keeps it, on slides, in tables and in notes.

    A run about one fact is held to that fact's figures first, deck text to those of the facts that it rests on. Where
    it rests on none, its number may mean something else, and D102 has asked.
    """
    for one in deck.numbers:
        fault = _qualifier_fault(deck, one)
        if fault and not _asked_of_the_fact(one.run) and not _cannot_be_read(deck, one.run):
            message, hint = fault_in_words(one.number, one.shown.text, fault)
            yield one.shown.breach(
                one.run,
                "D105",
                f"{message} — in “{clipped(one.shown.text)}”",
                hint,
            )


def dates_shown(deck: ShownDeck) -> Iterator[tuple[Shown, DateMention, Run]]:
    """The calendar dates in our words, with the run that answers for each."""
    for shown in deck.paragraphs:
        for mention in deck.dates_of(shown.text):
            run = shown.run_at(mention.end - 1)
            if is_a_cohort(shown.text, mention.start):
                continue
            if not _is_date_field(run) and not is_own_words(shown, mention.start, mention.end):
                yield shown, mention, run


def has_date(deck: ShownDeck, supports: list[Support], mention: DateMention, text: str) -> bool:
    """Whether one of the facts vouches for a date, read from the deck's day or, without a year, from the fact's own."""
    anchors: list[datetime.date] = []
    if not mention.edtf:
        anchors += [day.latest for day in deck.own_dates if day.latest]
        anchors += [day for support in supports for day in support.anchors]
    return any(
        date_is_among(reading, text, deck.own_dates) or any(support.has_date(reading, text) for support in supports)
        for reading in readings(mention, text, anchors)
    )


def has_number(supports: list[Support], number: Number) -> bool:
    """Whether the facts vouch for every part of a number, its qualifier aside."""
    pool = _figures(supports)
    return all(any(same_value(part, figure) for figure in pool) for part in parts(number))


def counts_nothing(deck: ShownDeck, one: ShownNumber) -> bool:
    """Whether a number needs no fact: it counts the lesson's things, or origins, or is quoted from a fact here."""
    if _counts_the_lesson(deck, one) or _is_quoted(deck, one.shown, one.number):
        return True
    return one.run.origin.kind != "fact" and counts_origins(deck, one.shown, one.number)


def _asked_of_the_fact(run: Run) -> bool:
    """Whether the words are a fact's assertion, headline or date: F104 and F106 ask the same, where they are written.

    A date's words may hold a number that is no date (“two weeks ago”).
    """
    asked = ("assertion", "headline")
    return run.origin.kind == "fact" and (run.origin.field in asked or _is_date_field(run))


def _cannot_be_read(deck: ShownDeck, run: Run) -> bool:
    """Whether a figure was put in the words of a language whose words the rules do not know (D118 says so)."""
    made = run.origin.kind == "fact" and run.origin.field.partition(".")[0] in ("quantities", "derived")
    return made and not is_read(deck.deck.language)


def _is_date_field(run: Run) -> bool:
    return run.origin.kind == "fact" and run.origin.field.rpartition(".")[2] in _DATE_FIELDS


def _figures(supports: list[Support]) -> list[Figure]:
    return [figure for support in supports for figure in support.figures]


def _own_figures(supports: list[Support]) -> list[Figure]:
    """The figures of facts, without numbers of quotations that stand in a quantity's words: it has their qualifier."""
    kept: list[Figure] = []
    for support in supports:
        quantities = [figure for figure in support.figures if figure.labels and not figure.derived]
        bounded = [figure for figure in quantities if figure.qualifier != "exact"]
        kept += [
            figure
            for figure in support.figures
            if figure.labels
            or figure.derived
            or figure.qualifier != "exact"
            or not any(one.value == figure.value and figure.words in one.words for one in bounded)
        ]
    return kept


def _is_quoted(deck: ShownDeck, shown: Shown, mention: Number | DateMention) -> bool:
    return any(span.covers(mention.start, mention.end) for span in deck.quoted_in(shown))


def _counts_the_lesson(deck: ShownDeck, one: ShownNumber) -> bool:
    if one.run.origin.kind == "fact" and one.run.origin.field not in _FOR_THE_CLASS:
        return False
    text = one.shown.text
    sentence = sentence_at(text, one.number.start)
    named = any(sentence.start <= naming.start < one.number.start for naming in deck.namings_of(text))
    spans = (span for span in deck.sayings_of(text) if sentence.covers(span.start, span.end))
    origins = len(set(one.run.origin.rests_on))
    if (one.number.value or 0) <= origins and origins and _COUNTED_VOICES.match(text, one.number.end):
        return True  # as many facts, of which D108 asks whether their origins are as many
    claimed = named or any(reports(text, span, deck.deck.language) for span in spans)
    return counts_the_lesson(one.number, text, deck.deck.language, claimed=claimed)


def _qualifier_fault(deck: ShownDeck, one: ShownNumber) -> Figure | None:
    nearest = _own_figures(deck.run_supports(one.run))
    if one.run.origin.kind != "deck" and not any(same_value(one.number, figure) for figure in nearest):
        nearest = _own_figures(deck.slide_supports(one.shown.slide))
    fault = qualifier_fault(one.number, nearest)
    if fault is None or _counts_the_lesson(deck, one) or (fault.qualifier == "about" and _is_an_estimate(one)):
        return None
    # “at least “11 people””: here the qualifier stands outside the marks and is ours to give.
    bare = one.shown.text.translate(_QUOTES)
    if bare != one.shown.text:
        for number in deck.numbers_of(bare):
            if number.start == one.number.start and qualifier_fault(number, nearest) is None:
                return None
    return fault


def _is_an_estimate(one: ShownNumber) -> bool:
    """Whether the sentence of an exact number calls it an estimate (“by the coast guard's estimate, 32 boats”)."""
    sentence = sentence_at(one.shown.text, one.number.start).of(one.shown.text)
    return one.number.qualifier == "exact" and bool(_ESTIMATE.search(sentence))


def _misbound(deck: ShownDeck, one: ShownNumber, pool: list[Figure]) -> Iterator[Finding]:
    """The finding about a number that a fact has, set beside another number or noun than there."""
    if one.number.of is not None and not (are_together(one.number, pool) and _is_a_pair(one.number, pool)):
        yield _unbound(one.shown, one.run, one.number.text, _hint(one.run, pool))
        return
    other = other_noun(one.number, one.shown.text, pool) or _other_kind(deck, one)
    if other:
        word, figure = other
        yield one.shown.breach(
            one.run,
            "D101",
            f"“{one.number.text}” counts “{word}” here, and something else in {figure.fact}: “{figure.words}”:"
            f" “{clipped(one.shown.text)}”",
            "give the number the noun that it has in the fact, or list the words under own-words if they are right",
        )


def _is_a_pair(number: Number, pool: list[Figure]) -> bool:
    """Whether a part and its whole are those of one share: of “43 of 84” and “13 of 24”, none makes “13 of 84”.

    A value that a fact has by itself, or has worked out, may be a part or the whole of any.
    """
    pairs: set[tuple[object, object]] = set()
    for part in parts(number):
        for figure in (one for one in pool if same_value(part, one)):
            found = [one for one in parse_number(figure.words) if one.of is not None] if not figure.derived else []
            if not found:
                return True
            pairs.update((one.value, one.of) for one in found)
    return (number.value, number.of) in pairs


def _counts_what_follows(deck: ShownDeck, one: ShownNumber) -> bool:
    """Whether a number counts the names of the ledger that follow it (“Two places: Kyiv and Lviv”): it can be seen."""
    follows = _NAMES_FOLLOW.match(one.shown.text, one.number.end)
    if follows is None or one.run.origin.kind == "fact" or one.number.qualifier != "exact" or one.number.percent:
        return False
    items = [item for item in _LIST_JOINT.split(follows["items"]) if item.strip()]
    named = [naming for item in items if (naming := next(iter(deck.namings_of(item)), None))]
    return len(items) == len(named) == one.number.value


def _miscounted(one: ShownNumber) -> Iterator[Finding]:
    """The finding about a number that introduces a list of more or fewer things."""
    found = miscounted(one.number, one.shown.text) if one.run.origin.kind != "fact" else None
    if found:
        count, items = found
        yield one.shown.breach(
            one.run,
            "D101",
            f"“{one.number.text}” introduces a list of {count}: “{items}”",
            "name them all, or write how many are named",
        )


def _other_kind(deck: ShownDeck, one: ShownNumber) -> tuple[str, Figure] | None:
    """The noun after a number that is of another kind than what each fact with this number counts; else None."""
    values = list(parts(one.number))
    if sentence_at(one.shown.text, one.number.start).of(one.shown.text).endswith("?"):
        return None
    supports = deck.run_supports(one.run) or deck.slide_supports(one.shown.slide)
    bearers = [
        support
        for support in supports
        if any(figure.labels and same_value(part, figure) for figure in support.figures for part in values)
    ]
    tongue = known_language(deck.deck.language)
    if any(known_language(support.fact.language) != tongue for support in bearers):
        return None  # nouns of two languages cannot be compared
    faults = [
        other_kind(one.number, one.shown.text, support.fact, deck.located)
        or _strange_noun(one, support)
        or _strange_points(one, support, deck)
        for support in bearers
    ]
    return faults[0] if faults and all(faults) else None


def _strange_points(one: ShownNumber, support: Support, deck: ShownDeck) -> tuple[str, Figure] | None:
    """“Percentage points” after a number that a fact has in percent, or the other way round; else None."""
    figure = next((own for own in support.figures if own.labels and same_value(one.number, own)), None)
    if figure is None or not one.number.percent or figure.derived:
        return None
    other = other_measure(one.number, one.shown.text, support.fact, deck.located)
    return (other, figure) if other and ("percent" in other) else None


def _strange_noun(one: ShownNumber, support: Support) -> tuple[str, Figure] | None:
    """The noun directly after a number that stands nowhere in a fact that has it with one of its own; else None."""
    follows = _PLURAL.match(one.shown.text, one.number.end)
    figure = next((own for own in support.figures if own.labels and same_value(one.number, own)), None)
    if follows is None or figure is None or one.number.percent or one.run.origin.kind != "deck":
        return None
    noun = follows[1].casefold()
    tolls = toll_words()
    if noun in tolls.always or noun in tolls.maybe or noun in _ANY:
        return None
    fact = support.fact
    known = f"{fact.assertion} {fact.headline} {' '.join(support.quotations)} {' '.join(figure.labels)}".casefold()
    return None if stem(noun) in {stem(word) for word in _WORD.findall(known)} else (noun, figure)


def _unbound(shown: Shown, run: Run, words: str, hint: str) -> Finding:
    return shown.breach(
        run,
        "D101",
        f"no fact on this slide has “{words}”: “{clipped(shown.text)}”",
        hint,
    )


def _hint(run: Run, pool: list[Figure]) -> str:
    have = f" (the facts here have: {_known(pool)})" if pool else ""
    if run.origin.kind == "deck":
        return (
            f"mend the number{have}, name the fact that has it under facts or rests-on, or list the words under"
            " own-words if they claim nothing"
        )
    if run.origin.kind == "template":
        return f"print it from a fact: {{{{ fact.quantities.NAME }}}}{have}"
    return f"add it to the quantities of {run.origin.ref}, or leave it out{have}"


def _known(pool: list[Figure]) -> str:
    """The figures of a slide in the words of their sources; words that stand in longer ones are left out."""
    words = list(dict.fromkeys(figure.words for figure in pool if not figure.derived))
    worked_out = [f"{figure.value} worked out" for figure in pool if figure.derived]
    whole = [one for one in words if not any(one != other and one in other for other in words)]
    return clipped(", ".join(dict.fromkeys(whole + worked_out)), 160)
