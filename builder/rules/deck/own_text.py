"""The rule about our own words: what they say of the world rests on facts that they name."""

import re
from collections.abc import Iterator

from builder.model.finding import Finding
from builder.model.ledger import Fact
from builder.model.slides import Run
from builder.rules.deck.lessons import sentence_at
from builder.rules.deck.numbers import counts_nothing, dates_shown, has_date, has_number
from builder.rules.deck.reporting import reports
from builder.rules.deck.shown import Shown, ShownDeck, is_own_words, runs_on_face
from builder.rules.names import Naming
from builder.rules.speakers import belonging, office_in, speakers, speaks_in
from builder.rules.support import Support
from builder.rules.wording import clipped

_LOOK_ALIKE = re.compile(
    r"[A-Za-z][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z]|(?P<figures>\d[lIO]\d)"
)
_WORD = re.compile(r"\w+")
_ITS_OFFICE = re.compile(r"['’]s?\s+((?:[\w-]+\s+){0,2}[\w-]+)")
_OFFICE_OF = re.compile(r"((?:[\w-]+\s+){1,3})(?:of|von|der|des)\s+(?:the\s+)?$")


def numbers_rest(deck: ShownDeck) -> Iterator[Finding]:
    """D102: deck text with a number of a fact on the slide names that fact under `rests-on`."""
    for one in deck.numbers:
        if one.run.origin.kind != "deck" or counts_nothing(deck, one):
            continue
        on_slide = deck.slide_supports(one.shown.slide)
        if has_number(on_slide, one.number) and not has_number(deck.run_supports(one.run), one.number):
            bearers = [support for support in on_slide if has_number([support], one.number)]
            yield _unrested(one.shown, one.run, one.number.text, bearers)


def dates_rest(deck: ShownDeck) -> Iterator[Finding]:
    """D102: deck text with a date of a fact on the slide names that fact under `rests-on`."""
    for shown, mention, run in dates_shown(deck):
        if run.origin.kind != "deck" or any(span.covers(mention.start, mention.end) for span in deck.quoted_in(shown)):
            continue
        if not has_date(deck, deck.run_supports(run), mention, shown.text):
            on_slide = deck.slide_supports(shown.slide)
            bearers = [one for one in on_slide if has_date(deck, [one], mention, shown.text)]
            if bearers:
                yield _unrested(shown, run, mention.text, bearers)


def names_rest(deck: ShownDeck) -> Iterator[Finding]:
    """D102: deck text that names an actor or a place rests on a fact that speaks of it; templates, on the slide's."""
    for shown in deck.own_paragraphs:
        for naming in deck.namings_of(shown.text):
            run = shown.run_at(naming.start)
            if run.origin.kind == "fact" or _is_excused(deck, shown, naming.start, naming.end):
                continue
            if naming.words[:1].islower() and sentence_at(shown.text, naming.start).of(shown.text).endswith("?"):
                continue  # “What would you ask the port authority?”: a common noun, and no claim
            supports = deck.slide_supports(shown.slide) if run.origin.kind == "template" else deck.run_supports(run)
            if not any(support.speaks_of(naming) for support in supports):
                yield _unrested(shown, run, naming.words, _speaking_of(deck, shown, naming), bool(supports))


def one_alphabet(deck: ShownDeck) -> Iterator[Finding]:
    """D102: no word mixes Latin letters with Greek or Cyrillic ones, and no number has an l, I or O among its figures.

    Such a word hides a name or a hedge, such a number its value.
    """
    plain: set[str] = set()
    for shown in deck.paragraphs:
        if shown.text in plain or not _LOOK_ALIKE.search(shown.text):
            plain.add(shown.text)
            continue
        for match in _WORD.finditer(shown.text):
            mixed = _LOOK_ALIKE.search(match.group())
            if mixed is None:
                continue
            what = "figures and a letter that looks like one" if mixed["figures"] else "letters of two alphabets"
            yield shown.breach(
                shown.run_at(match.start()),
                "D102",
                f"“{match.group()}” mixes {what}: “{clipped(shown.text)}”",
                "type it anew",
            )


def sayings_rest(deck: ShownDeck) -> Iterator[Finding]:
    """D102: deck text that reports what somebody said rests on a fact; so does that of a slide template.

    Questions, orders to the class, words in quotation marks, and words about nobody in particular (“who says so”)
    report nothing. In a template, a fact in the same paragraph is what the verb is about; on a glossary slide, its
    entries are.
    """
    for shown in deck.own_paragraphs:
        for span in deck.sayings_of(shown.text):
            run = shown.run_at(span.start)
            if run.origin.kind == "fact" or deck.run_supports(run) or not reports(shown.text, span, deck.deck.language):
                continue
            if run.origin.kind == "template" and (not run.origin.at.path or _has_a_fact(shown)):
                continue
            if run.origin.kind == "deck" and _has_terms(shown):
                continue
            if not _is_excused(deck, shown, span.start, span.end):
                yield _unrested(shown, run, span.of(shown.text), [])


def speakers_rest(deck: ShownDeck) -> Iterator[Finding]:
    """D102: whom deck text names as the speaker speaks in one of the facts that it rests on.

    A fact that names no speaker (what we worked out, what we looked for) settles nothing.
    """
    for shown in deck.own_paragraphs:
        found = deck.sayings_of(shown.text)
        for naming, saying in speakers(shown.text, deck.namings_of(shown.text), found) if found else ():
            run = shown.run_at(naming.start)
            facts = [support.fact for support in deck.run_supports(run)]
            if run.origin.kind != "deck" or not facts or not all(fact.attribution for fact in facts):
                continue
            if _is_excused(deck, shown, naming.start, saying.end) or not reports(
                shown.text, saying, deck.deck.language
            ):
                continue
            if not any(_speaks_in(fact, naming, deck) for fact in facts):
                ids = ", ".join(fact.id for fact in facts[:3])
                yield shown.breach(
                    run,
                    "D102",
                    f"our own text has “{naming.words}” as the speaker, and {ids} has another: “{clipped(shown.text)}”",
                    "name the speaker whom the fact names, or add the fact in which this one speaks to rests-on",
                )


def _speaks_in(fact: Fact, naming: Naming, deck: ShownDeck) -> bool:
    """Whether a fact has a name as a speaker; an institution that only owns its speaker's office is none.

    Of “Halden, the Alliance's secretary general, called …”, the Alliance called nothing.
    """
    if not speaks_in(fact, naming.ids, deck.ledger, deck.names):
        return False
    voices = [link.who for link in fact.attribution]
    heads = [who for who in voices if _kind(who, deck) == "person"]
    if not set(voices).isdisjoint(naming.ids) or not any(
        not set(belonging(who, deck.ledger)).isdisjoint(naming.ids) for who in heads
    ):
        return True
    text = fact.assertion
    return any(
        not _owns_an_office(text, one, fact.language)
        for one in deck.names.find_speakers(text)
        if not set(one.ids).isdisjoint(naming.ids)
    )


def _kind(who: str, deck: ShownDeck) -> str:
    return deck.ledger.actors[who].kind if who in deck.ledger.actors else ""


def _owns_an_office(text: str, naming: Naming, language: str) -> bool:
    """Whether a name only tells whose office somebody holds: “the Alliance's secretary general”, “minister of …”."""
    follows = _ITS_OFFICE.match(text, naming.end)
    if follows and office_in(follows[1], language):
        return True
    before = _OFFICE_OF.search(text, 0, naming.start)
    return before is not None and bool(office_in(before[1], language))


def _is_excused(deck: ShownDeck, shown: Shown, start: int, end: int) -> bool:
    return is_own_words(shown, start, end) or any(span.covers(start, end) for span in deck.quoted_in(shown))


def _has_a_fact(shown: Shown) -> bool:
    return any(run.origin.kind in ("fact", "source") and run.origin.ref for run in shown.runs)


def _has_terms(shown: Shown) -> bool:
    """Whether the slide shows glossary entries: what is said there is said by their sources, and no fact has it."""
    return any(
        run.origin.kind == "source" and run.origin.field.startswith("term.") for run in runs_on_face(shown.slide)
    )


def _speaking_of(deck: ShownDeck, shown: Shown, naming: Naming) -> list[Support]:
    return [support for support in deck.slide_supports(shown.slide) if support.speaks_of(naming)]


def _unrested(shown: Shown, run: Run, words: str, bearers: list[Support], rests: bool = False) -> Finding:
    """The finding about words of ours that rest on nothing; `bearers` are facts of the slide on which they could."""
    ids = ", ".join(support.fact.id for support in bearers[:3])
    if run.origin.kind == "template":
        message = f"the template says “{words}”, and no fact on the slide does"
        hint = "print names from facts; a template serves any deck"
    else:
        because = "none of the facts that it rests on does" if rests or run.origin.rests_on else "rests on no fact"
        message = f"our own text says “{words}”, and {because}"
        hint = (
            f"add rests-on: [{ids or 'the fact that says so'}], or list the words under own-words if they claim nothing"
        )
    return shown.breach(
        run,
        "D102",
        f"{message}: “{clipped(shown.text)}”",
        hint,
    )
