"""Rules about whose number it is on slides: that of the speaker, the fact and the head beside it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from builder.model.finding import Finding
from builder.model.ledger import Fact
from builder.model.placed import PlacedSlide
from builder.model.slides import Paragraph, Run, Table
from builder.model.visuals import Bars
from builder.rules.book import breach
from builder.rules.deck.changes import changes
from builder.rules.deck.reporting import reports
from builder.rules.deck.shown import Shown, ShownDeck, is_own_words
from builder.rules.figures import parts, same_value
from builder.rules.governed import stem
from builder.rules.names import Naming
from builder.rules.speakers import speakers, speaks_in
from builder.rules.support import Support, quoted_stretches
from builder.rules.wording import clipped
from builder.text.numbers import Number
from builder.text.spans import Span
from builder.text.vocabulary import known_language, vocabulary

_LEAST = 2  # words of content by which it can be told whose they are
_END = re.compile(r"[;.!?\n](?=\s|$)")
_WORD = re.compile(r"[^\W\d_]{4,}")
# Fields of a fact that tell which fact is spoken of; those of its numbers tell how many.
_TELLING = frozenset(("assertion", "headline", "attribution", "who", "speaker"))
_NUMBER = "quantities."
_NUMBERS = ("quantities", "derived")
_OPERAND = re.compile(r"[\w-]+\.[\w-]+|[^\W\d][\w-]*(?![\w(-])")
_DENIED = re.compile(r"\b(?:not|never|nicht|kein\w*)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|no|never|without|un\w+|nicht|kein\w*)\b", re.IGNORECASE)


def number_of_the_speaker(deck: ShownDeck) -> Iterator[Finding]:
    """D101: a number, or quoted words, that deck text gives to a speaker are of a fact in which this one speaks.

    D102: so are all its words, where nearly all are those of another fact.

    Where the words rest on several facts, “the office said 11, the association 14” cannot be turned round.
    """
    for shown in deck.own_paragraphs:
        said = _said(deck, shown)
        for at, (naming, saying) in enumerate(said):
            run = shown.run_at(naming.start)
            supports = deck.run_supports(run)
            if run.origin.kind != "deck" or len(supports) < 2 or not reports(shown.text, saying, deck.deck.language):
                continue
            own = [one for one in supports if speaks_in(one.fact, naming.ids, deck.ledger, deck.names)]
            clause = _clause(shown.text, naming, saying, said[at + 1][0].start if at + 1 < len(said) else None)
            whose = own and _told_by_another(deck, shown, Span(saying.end, clause.end), own, supports)
            if whose:
                yield shown.breach(
                    run,
                    "D102",
                    f"our own text has “{naming.words}” say what {whose} has another say: “{clipped(shown.text)}”",
                    "give each speaker the words and numbers of the fact in which they speak",
                )
            stranger = own and _of_another(deck, shown, clause, own, supports)
            if stranger:
                words, ids = stranger
                yield shown.breach(
                    run,
                    "D101",
                    f"“{words}” is given to “{naming.words}”, and {ids} has it from another: “{clipped(shown.text)}”",
                    "give each speaker the words and numbers of the fact in which they speak",
                )


def one_fact_a_row(deck: ShownDeck) -> Iterator[Finding]:
    """D101: in a row of a table, or a paragraph, that tells of one fact, no number is another fact's."""
    for placed in deck.placed.slides:
        for name, slot in placed.slide.slots.items():
            for block in slot.blocks:
                if isinstance(block, Table):
                    for row in block.rows:
                        runs = [run for cell in row for one in cell.paragraphs for run in one.runs]
                        yield from _strange_numbers(deck, placed, name, runs)
                elif isinstance(block, Paragraph):
                    yield from _strange_numbers(deck, placed, name, block.runs)


def changes_kept(deck: ShownDeck) -> Iterator[Finding]:
    """D101: what fell “from 12% to 6%” did not go “from 6% to 12%”."""
    for shown in deck.own_paragraphs:
        for start, change in _changes(shown.text, deck.numbers_of(shown.text)):
            run = shown.run_at(start)
            if run.origin.kind != "deck" or is_own_words(shown, start, start + 1):
                continue
            for support in deck.run_supports(run):
                told = {one for text in _texts(support) for _, one in _changes(text, deck.numbers_of(text))}
                if change not in told and change[::-1] in told:
                    yield shown.breach(
                        run,
                        "D101",
                        f"{support.fact.id} has the change from {change[1]} to {change[0]}, and this turns it round:"
                        f" “{clipped(shown.text)}”",
                        "say first what was, and then what is, as the fact does",
                    )
                    break


def heads_name_their_numbers(deck: ShownDeck) -> Iterator[Finding]:
    """D101: the head of a column or series of numbers is not the name of another number of the fact, nor contrary."""
    for placed in deck.placed.slides:
        for name, slot in placed.slide.slots.items():
            for block in slot.blocks:
                if isinstance(block, Table):
                    for at, head in enumerate(block.header):
                        shown = [run for row in block.rows for run in _runs(row[at].paragraphs)]
                        yield from _wrong_head(deck, placed, name, _runs(head.paragraphs), shown, "column")
                elif isinstance(block, Bars):
                    # On each stretch, the head of its series stands behind the number that it shows.
                    parts = [part.label.runs for bar in block.bars for part in bar.parts if part is not None]
                    for label in dict.fromkeys(parts):
                        yield from _wrong_head(deck, placed, name, label, label, "series")


def _changes(text: str, every: Sequence[Number]) -> Iterator[tuple[int, tuple[Decimal, Decimal]]]:
    """The changes in a text: where each begins, and what was and what is."""
    for one, other, in_order in changes(text, every):
        was, then = (one.value, other.value) if in_order else (other.value, one.value)
        if was is not None and then is not None:
            yield one.start, (was, then)


def _texts(support: Support) -> tuple[str, ...]:
    return (support.fact.assertion, support.fact.headline, *support.quotations)


def _runs(paragraphs: Iterable[Paragraph]) -> list[Run]:
    return [run for paragraph in paragraphs for run in paragraph.runs]


def _said(deck: ShownDeck, shown: Shown) -> list[tuple[Naming, Span]]:
    """Who speaks by name in a paragraph, in order; a name in small letters (“the port authority”) is one here, too."""
    found = deck.sayings_of(shown.text)
    if not found:
        return []
    namings = {naming.start: naming for naming in deck.namings_of(shown.text)}
    known: dict[str, dict[str, None]] = {}
    for fact in dict.fromkeys(one for run in shown.runs if run.origin.kind == "deck" for one in run.origin.rests_on):
        for link in deck.ledger.facts[fact].attribution if fact in deck.ledger.facts else ():
            actor = deck.ledger.actors.get(link.who)
            for name in (actor.name, actor.plain, *actor.names) if actor and actor.kind != "unnamed" else ():
                known.setdefault(name.casefold().removeprefix("the "), {})[link.who] = None
    small = shown.text.casefold()
    if len(small) == len(shown.text):
        for name in sorted(known, key=len, reverse=True):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", small) if name else ():
                naming = Naming(match.start(), match.end(), shown.text[match.start() : match.end()], tuple(known[name]))
                if not any(one.start < naming.end and naming.start < one.end for one in namings.values()):
                    namings[naming.start] = naming
    return list(speakers(shown.text, [namings[at] for at in sorted(namings)], found, language=deck.deck.language))


def _clause(text: str, naming: Naming, saying: Span, following: int | None) -> Span:
    """The words of a speaker: from the name, or what stands before “…, X said”, to the stop or the next speaker."""
    stop = _END.search(text, max(naming.end, saying.end))
    end = min(stop.start() if stop else len(text), following if following is not None else len(text))
    return Span(min(naming.start, saying.start), end)


def _of_another(
    deck: ShownDeck, shown: Shown, clause: Span, own: list[Support], supports: list[Support]
) -> tuple[str, str] | None:
    """The first number or quoted words of a clause that other facts have, and none of the speaker's own."""
    others = [one for one in supports if one not in own]
    for number in deck.numbers_of(shown.text):
        if clause.covers(number.start, number.end) and not number.ordinal:
            for part in parts(number):
                bearers = [one for one in supports if any(same_value(part, figure) for figure in one.figures)]
                if bearers and not any(one in own for one in bearers):
                    return part.text, bearers[0].fact.id
    for span, folded in quoted_stretches(shown.text):
        if clause.covers(span.start, span.end) and not any(one.has_words(folded) for one in own):
            for other in others:
                if other.has_words(folded):
                    return span.of(shown.text), other.fact.id
    return None


def _told_by_another(deck: ShownDeck, shown: Shown, words: Span, own: list[Support], supports: list[Support]) -> str:
    """The fact of another speaker that has all words of content of a clause, of which the own have few; else ""."""
    language = deck.deck.language
    said = _content(words.of(shown.text), language) if words.start < words.end else set[str]()
    if len(said) < _LEAST or any(known_language(one.fact.language) != known_language(language) for one in supports):
        return ""
    mine = set[str]().union(*(_content(text, language) for one in own for text in _texts(one)))
    if len(said & mine) * 2 > len(said):
        return ""
    others = (one for one in supports if one not in own)
    return next(
        (one.fact.id for one in others if said <= set().union(*(_content(text, language) for text in _texts(one)))), ""
    )


def _content(text: str, language: str) -> set[str]:
    """The stems of the words of content in a text."""
    words = vocabulary(language).cuts
    empty = words.linking | words.determiners | words.openers
    return {stem(word) for word in _WORD.findall(text.casefold()) if word not in empty}


def _strange_numbers(deck: ShownDeck, placed: PlacedSlide, slot: str, runs: Iterable[Run]) -> Iterator[Finding]:
    of_facts = [run for run in runs if run.origin.kind == "fact"]
    told = {run.origin.ref for run in of_facts if run.origin.field in _TELLING}
    for run in of_facts:
        if told and run.origin.field.startswith(_NUMBER) and run.origin.ref not in told | _behind(deck, told):
            ids = ", ".join(sorted(told))
            yield breach(
                "D101",
                run.origin.at if run.origin.at.path else placed.slide.at,
                f"“{clipped(run.text)}” is a number of {run.origin.ref}, and stands beside words of {ids}",
                "print the numbers of a fact beside its own words",
                slide=placed.number,
                slot=slot,
                facts=(run.origin.ref,),
                template=placed.slide.template,
            )


def _behind(deck: ShownDeck, told: set[str]) -> set[str]:
    """The facts from which those told were worked out."""
    known = deck.ledger.facts
    derived = " ".join(one.of for fact in told if fact in known for one in known[fact].derived)
    return {name for name in re.findall(r"([\w-]+)\.", derived) if name in known}


def _wrong_head(
    deck: ShownDeck, placed: PlacedSlide, slot: str, head: Iterable[Run], shown: Iterable[Run], what: str
) -> Iterator[Finding]:
    """The finding about the words of the deck over a number of a fact, where they name another."""
    runs = [run for run in head if run.origin.kind == "deck"]
    text = "".join(run.text for run in runs)
    if not _WORD.search(text.casefold()):
        return
    for run in shown:
        kind, _, name = run.origin.field.partition(".")
        fact = deck.ledger.facts.get(run.origin.ref)
        if run.origin.kind != "fact" or kind not in _NUMBERS or fact is None:
            continue
        other = wrong_name(text, name, fact)
        if other:
            yield breach(
                "D101",
                runs[0].origin.at if runs[0].origin.at.path else placed.slide.at,
                f"the {what} “{clipped(text)}” shows “{name}” of {fact.id}, and its head names “{other}”",
                "write as its field the number that it names, or let the head name what it shows",
                slide=placed.number,
                slot=slot,
                facts=(fact.id,),
                template=placed.slide.template,
            )
            return


def wrong_name(head: str, name: str, fact: Fact) -> str:
    """What a head names instead of one number of a fact: another one, or the contrary; "" where it is right.

    What a number was worked out from is another: “closed” is no head for `schools - closed`, and “not closed” is.
    """
    words = set(_WORD.findall(head.casefold()))
    known = [one.name for one in fact.numbers]
    if name not in known:
        return ""
    mine = set(_WORD.findall(name.casefold()))
    if words & mine:
        told = f"{fact.assertion} {fact.headline} {name}"
        return f"not {name}" if _DENIED.search(head) and not _NEGATED.search(told) else ""
    of = next((one.of for one in fact.derived if one.name == name), "")
    others = [*known, *(operand.rpartition(".")[2] for operand in _OPERAND.findall(of))]
    negated = bool(_NEGATED.search(head))
    return next((one for one in others if words & set(_WORD.findall(one.casefold())) and not negated), "")
