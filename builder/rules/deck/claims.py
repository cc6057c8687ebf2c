"""Rules about claims without a figure on slides: a share in words, a growth, a time that counts from now."""

import functools
import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from builder.model.finding import Finding
from builder.model.ledger import Qualifier
from builder.rules.deck.lessons import addresses_the_class, is_order, sentence_at
from builder.rules.deck.shown import Shown, ShownDeck, is_own_words
from builder.rules.governed import stem
from builder.rules.support import Support
from builder.rules.wording import clipped
from builder.text.folding import fold
from builder.text.lexicon import alternatives
from builder.text.numbers import Number, parse_number
from builder.text.vocabulary import ClaimWords, deck_words, known_language

_STEM = 5  # letters by which “missile” and “missiles” are the same word
_OPEN = ("?",)
_ABOUT = Decimal(5)  # percent by which a share may differ from “about half”
_LOWER_BOUND = ("exact", "at_least", "more_than")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NOT_THE_WORD = re.compile(r"[“\"„«‘'][^”\"»’']*$")


class _Share(msgspec.Struct, frozen=True):
    """A share that words claim: from how many percent on, and to how many."""

    least: Decimal
    most: Decimal


class _Known(msgspec.Struct, frozen=True):
    """A share that a fact has, in percent, with its qualifier and what the fact calls it ("" for none)."""

    value: Decimal
    qualifier: Qualifier
    name: str


_SHARES = {
    "most": _Share(Decimal(50), Decimal(100)),
    "nearly_all": _Share(Decimal(90), Decimal(100)),
    "every": _Share(Decimal(100), Decimal(100)),
    "few": _Share(Decimal(0), Decimal(49)),
}
_GROWTHS = {
    "two_times": Decimal(2),
    "three_times": Decimal(3),
    "four_times": Decimal(4),
    "half_times": Decimal("0.5"),
}


class _Patterns(msgspec.Struct, frozen=True):
    """What a language's words for shares, growth and time look like, compiled once."""

    shares: re.Pattern[str]
    growths: re.Pattern[str]
    times: re.Pattern[str]


def shares_bound(deck: ShownDeck) -> Iterator[Finding]:
    """D101: words for a share (“most of the missiles”) need a fact with such a share of what they name."""
    for shown, match in _claims(deck, "shares"):
        run = shown.run_at(match.start())
        supports = _supports(deck, shown, match.start())
        nouns = {word[:_STEM] for word in re.findall(r"[^\W\d_]{3,}", match["nouns"].casefold())}
        counted = [one for one in supports if not nouns.isdisjoint(_counted(one))]
        words = match["share"]
        if not counted or any(_says(one, words) for one in counted):
            continue
        claimed = _SHARES[str(match.lastgroup and _kind(match, _SHARES))]
        known = _meant([share for one in counted for share in _shares(one)], shown.text[match.end("share") :])
        if not any(_is_within(claimed, share.value, share.qualifier) for share in known):
            have = ", ".join(f"{share.value:.0f} %" for share in known[:3])
            yield shown.breach(
                run,
                "D101",
                f"“{words}” claims a share, and no fact that it rests on has one that large or small:"
                f" “{clipped(shown.text)}”",
                f"give the numbers instead{have and f' (the facts here come to {have})'}, or list the words under"
                " own-words if they claim nothing",
            )


def growth_bound(deck: ShownDeck) -> Iterator[Finding]:
    """D101: “doubled”, “three times as many” and the like stand in a fact, or are a ratio that one has worked out."""
    for shown, match in _claims(deck, "growths"):
        run = shown.run_at(match.start())
        if not run.origin.rests_on:
            continue  # nothing of the world that a fact could bear: D102 asks for names, numbers and sayings
        supports = _supports(deck, shown, match.start())
        times = _GROWTHS[_kind(match, _GROWTHS)]
        worked_out = any(derived.value == times for one in supports for derived in one.fact.derived)
        if not worked_out and not any(_says(one, match.group()) for one in supports):
            yield shown.breach(
                run,
                "D101",
                f"“{match.group()}” claims a growth, and no fact that it rests on says so or has worked it out:"
                f" “{clipped(shown.text)}”",
                "give both numbers instead, or work the ratio out in a fact (derived: {of: now / before})",
            )


def relative_times_bound(deck: ShownDeck) -> Iterator[Finding]:
    """D101: a time that counts from now (“last year”) stands so in a fact that the words rest on.

    What the class did last week, and what it does next, is the lesson's.
    """
    language = deck.deck.language
    for shown, match in _claims(deck, "times"):
        run = shown.run_at(match.start())
        sentence = sentence_at(shown.text, match.start()).of(shown.text)
        if addresses_the_class(sentence, language) or is_order(sentence, language):
            continue
        supports = deck.run_supports(run)
        if not supports or any(_says(one, match.group()) for one in supports):
            continue  # what rests on nothing is the lesson's, or D102 asks for its names and sayings
        yield shown.breach(
            run,
            "D101",
            f"“{match.group()}” counts from a day that nobody sees, and no fact that it rests on has it:"
            f" “{clipped(shown.text)}”",
            "write the date, as exactly as the fact has it and no finer",
        )


def bears_fraction(number: Number, supports: list[Support]) -> bool:
    """Whether a fraction in words (“about half”, “more than a third”) is near a share that one of the facts has."""
    if not number.fraction or number.value is None or number.qualifier == "exact":
        return False
    claimed = number.value * 100
    for share in (share for support in supports for share in _shares(support)):
        if number.qualifier == "about" and abs(share.value - claimed) <= _ABOUT:
            return True
        if number.qualifier in ("at_least", "more_than") and share.value > claimed and share.qualifier in _LOWER_BOUND:
            return True
        at_most = share.qualifier not in _LOWER_BOUND[1:]
        if number.qualifier in ("at_most", "fewer_than") and share.value < claimed and at_most:
            return True
    return False


def _claims(deck: ShownDeck, kind: str) -> Iterator[tuple[Shown, re.Match[str]]]:
    """The matches of one kind in words of the deck or a template that claim something."""
    patterns = _patterns(known_language(deck.deck.language))
    pattern: re.Pattern[str] = getattr(patterns, kind)
    for shown in deck.own_paragraphs:
        for match in pattern.finditer(shown.text):
            run = shown.run_at(match.start())
            if run.origin.kind not in ("deck", "template") or is_own_words(shown, *match.span()):
                continue
            if not _is_spoken_of(shown, match):
                yield shown, match


def _is_spoken_of(shown: Shown, match: re.Match[str]) -> bool:
    """Whether words are asked about, or stand in quotation marks."""
    sentence = sentence_at(shown.text, match.start())
    if sentence.of(shown.text).rstrip().endswith(_OPEN):
        return True
    return bool(_NOT_THE_WORD.search(shown.text[sentence.start : match.start()]))


def _supports(deck: ShownDeck, shown: Shown, offset: int) -> list[Support]:
    run = shown.run_at(offset)
    return deck.run_supports(run) or deck.slide_supports(shown.slide)


def _kind(match: re.Match[str], kinds: dict[str, _Share] | dict[str, Decimal]) -> str:
    return next(name for name in kinds if match[name] is not None)


def _says(support: Support, words: str) -> bool:
    """Whether a fact has these very words, in whatever case."""
    folded = fold(words).casefold()
    fact = support.fact
    texts = (fact.assertion, fact.headline, fact.when.words if fact.when else "", *support.quotations)
    return any(folded in fold(text).casefold() for text in texts)


def _counted(support: Support) -> set[str]:
    """The stems of what the numbers of a fact count."""
    return {label[:_STEM] for figure in support.figures for label in figure.labels}


def _shares(support: Support) -> Iterator[_Known]:
    """The shares of a fact: given, worked out, in words (“more than half”), or of two numbers one in the other."""
    for figure, name in zip(support.figures, _names(support), strict=False):
        if figure.percent and figure.value is not None:
            yield _Known(figure.value, figure.qualifier, name)
    for quantity in support.fact.quantities:
        for number in parse_number(quantity.words):
            if number.value is None or number.value != quantity.value:
                continue
            if number.of:
                yield _Known(number.value * 100 / number.of, quantity.qualifier, quantity.name)
            elif number.fraction:
                yield _Known(number.value * 100, quantity.qualifier, quantity.name)


def _names(support: Support) -> Iterator[str]:
    """What the numbers of a fact are called, in the order of its figures; "" for those of its quotations."""
    yield from (quantity.name for quantity in support.fact.quantities)
    yield from (derived.name for derived in support.fact.derived if derived.value is not None)
    yield from itertools.repeat("")


def _meant(known: list[_Known], said: str) -> list[_Known]:
    """Of several shares, those whose names the words after the claim have (“most … cycle”: cycle_share); else all."""
    stems = {stem(word) for word in _WORD.findall(said)}
    named = [share for share in known if not stems.isdisjoint(map(stem, _WORD.findall(share.name)))]
    return named or known


def _is_within(claimed: _Share, value: Decimal, qualifier: str) -> bool:
    """Whether a share is one that words claim; an upper bound is no ground for “most”, a lower one none for “few”."""
    if claimed.most < Decimal(100):
        return value <= claimed.most and qualifier not in ("at_least", "more_than")
    if qualifier == "about":
        return value >= claimed.least + (5 if claimed.least < Decimal(100) else 0)
    is_half = claimed.least == Decimal(50) and qualifier != "more_than"  # half is not most, and more than half is
    least_kept = value > claimed.least if is_half else value >= claimed.least
    return least_kept and qualifier in _LOWER_BOUND


@functools.cache
def _patterns(language: str) -> _Patterns:
    words: ClaimWords = deck_words(language).claims
    shares = "|".join(
        f"(?P<{name}>{alternatives(getattr(words, name))})" for name in ("nearly_all", "most", "every", "few")
    )
    growths = "|".join(f"(?P<{name}>{alternatives(getattr(words, name))})" for name in _GROWTHS)
    leading = rf"(?:\s+(?:{alternatives(words.leading)})\b)*"
    return _Patterns(
        shares=re.compile(
            rf"(?<![\w-])(?<!\bat\s)(?<!\bthe\s)(?P<share>(?:(?:die|the)\s+)?(?:{shares}))(?![\w-]){leading}(?:\s+\d[\d.,\s]*)?(?P<nouns>(?:\s+[^\W\d_]+){{1,2}})",
            re.IGNORECASE,
        ),
        growths=re.compile(rf"(?<![\w-])(?:{growths})(?![\w-])", re.IGNORECASE),
        times=re.compile(rf"(?<![\w-])(?:{alternatives(words.relative)})(?![\w-]|['’]s\b)", re.IGNORECASE),
    )
