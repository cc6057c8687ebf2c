"""Patterns that find the numbers of one language, made of its words and compiled when first asked for."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from builder.text.forms import NumberWords
from builder.text.phrases import NOTHING, alternatives, either, needed_words, spelled

_SPACES = "\u00a0\u2007\u2009\u202f "
"""Spaces that group figures: no-break, figure, thin, narrow no-break and plain ones."""

_VULGAR = "[¼½¾⅐-⅞]"
_FIGURE = "[\\d¼½¾⅐-⅞]"


class NumberPatterns:
    """Patterns of one language's numbers. Case is ignored, and any space stands for a space."""

    def __init__(self, words: NumberWords) -> None:
        self._words = words
        cardinals = words.cardinals
        self._small = [word for word, value in cardinals.items() if value < 20]
        self._units = [word for word, value in cardinals.items() if 1 <= value <= 9]
        self._tens = [word for word, value in cardinals.items() if 20 <= value < 100]
        self._whole_hundreds = [word for word, value in cardinals.items() if value >= 100]
        self._hundred = [word for word, value in words.scales.items() if value == 100]
        self._thousand = [word for word, value in words.scales.items() if value == 1000]
        # Where words are written as one, "tausend" stands within them, and only greater scales beside them.
        least = 10_000 if words.solid else 1000
        self._big = [word for word, value in words.scales.items() if value >= least]
        self.digit = re.compile(_FIGURE)

    @cached_property
    def needed(self) -> frozenset[str]:
        """Words in small letters; without one of them, and without a figure, a text has no number."""
        words = self._words
        ordinals = [ordinal + ending for ordinal in words.ordinals for ending in words.ordinal_endings]
        listed = [*words.cardinals, *words.scales, *words.groups, *ordinals, *words.parts, *words.half]
        return needed_words([*listed, *words.indefinite, *words.indefinite_before, *words.one_and_half])

    @cached_property
    def may_begin(self) -> re.Pattern[str]:
        """Where a number may begin; only reading tells whether one does."""
        words = self._words
        ordinals = [ordinal + ending for ordinal in words.ordinals for ending in words.ordinal_endings]
        heads = [*words.scales, *words.groups, *words.half, *words.one_and_half]
        phrases = [one for phrase in (*words.indefinite, *words.half_a) for one in spelled(phrase)]
        after_article = [*words.scales, *words.groups, *words.half, *words.parts]
        for phrase in phrases:
            first, _, rest = phrase.partition(" ")
            if first in words.articles and rest:
                after_article.append(rest.split(" ")[0])
            else:
                heads.append(first)
        heads += words.indefinite_before
        articles = [article for article in words.articles if article not in words.cardinals]
        cardinals = alternatives(words.cardinals) + ("" if words.solid else r"\b")
        if words.solid:
            inside = alternatives([*words.ordinals, *self._hundred, *self._thousand])
            cardinals = f"{cardinals}|{inside}"
        else:
            cardinals = rf"(?:{alternatives(words.cardinals)})\b"
            heads += ordinals
        return _compiled(
            rf"(?<!\w)(?<!\d\.)(?:\d|{_VULGAR}|{either(articles)}\s+{either(after_article)}\b|{cardinals}|{either(heads)}\b)"
        )

    @cached_property
    def figures_begin(self) -> re.Pattern[str]:
        """Where a number in figures may begin: what `may_begin` finds in a text without any of the `needed` words."""
        return re.compile(rf"{_FIGURE}(?<!\w{_FIGURE})(?<!\d\.{_FIGURE})")

    @cached_property
    def figures(self) -> re.Pattern[str]:
        """Figures with the marks that group them and part their decimals; spaces may group them in any language."""
        decimal = re.escape(self._words.decimal)
        grouped = [rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+(?!\d)(?:{decimal}\d+)?" for mark in self._words.thousands]
        if "," in self._words.thousands:
            grouped.append(r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)")  # lakhs and crores
        spaced = rf"[1-9]\d{{0,2}}(?:[{_SPACES}]\d{{3}})+(?!\d|,\d{{3}})(?:{decimal}\d+)?"
        # Few mean anything but a decimal by "1.5" in a language that writes "1,5", and groups by threes.
        foreign = r"|\d+\.\d{1,2}(?![\d.])" if self._words.decimal == "," else ""
        return re.compile(rf"(?:{'|'.join((*grouped, spaced))}{foreign}|\d+(?:{decimal}\d+)?)")

    def plain(self, figures: str) -> str:
        """Figures as Python writes them, without what groups them and with a full stop before decimals."""
        if self._words.decimal == "," and "," not in figures and re.fullmatch(r"\d+\.\d{1,2}", figures):
            return figures
        grouped = re.sub(rf"[\s{re.escape(''.join(self._words.thousands))}]", "", figures)
        return grouped.replace(self._words.decimal, ".")

    def ordinal_end(self, text: str, start: int, end: int) -> int | None:
        """Where the mark ends that makes an ordinal of the figures from `start` to `end`: "2nd", "am 2. Tag"."""
        mark = self._ordinal_mark.match(text, end)
        if mark is None:
            return None
        if mark.group() == "." and not (
            self._before_ordinal.search(text, max(0, start - 16), start)
            and re.match(r"\s+[^\W\d_]", text[mark.end() :])
        ):
            return None
        return mark.end()

    @cached_property
    def _ordinal_mark(self) -> re.Pattern[str]:
        marks = "|".join(
            re.escape(mark) + (r"(?!\w)" if mark[-1].isalpha() else "") for mark in self._words.ordinal_marks
        )
        return re.compile(marks or NOTHING)

    @cached_property
    def _before_ordinal(self) -> re.Pattern[str]:
        return _compiled(rf"\b{either(self._words.ordinal_after)}\s+$")

    @cached_property
    def mark(self) -> re.Pattern[str]:
        """A mark for a scale, in `mark`, joined to its figures or after a space: "1.2bn", "1,2 Mio."."""
        return _compiled(rf"(?:{_marks(self._words.marks)})(?!\w)")

    @cached_property
    def unsure_mark(self) -> re.Pattern[str]:
        """The same for marks that may mean something else ("m" is metres too)."""
        return _compiled(rf"(?:{_marks(self._words.unsure_marks)})(?!\w)")

    @cached_property
    def counted_by_mark(self) -> re.Pattern[str]:
        """What is counted in scales, and measured in nothing else."""
        return _compiled(rf"\s+{either(self._words.counted_by_marks)}\b")

    @cached_property
    def scale_words(self) -> re.Pattern[str]:
        """Scales and groups in words after figures: "million", "hundred thousand"."""
        return _compiled(rf"(?:[\s-]+{either([*self._words.scales, *self._words.groups])}\b)+")

    @cached_property
    def cardinal(self) -> re.Pattern[str]:
        """A number in words. It is long, and takes some milliseconds to compile."""
        big, groups = either(self._big), either(self._words.groups)
        article = either(self._words.articles)
        smaller = self._below_a_million if self._words.solid else self._below_a_thousand
        links = either([f"{link} " for link in self._words.links])
        join = rf"(?:,?\s+{links}?)"
        scaled = rf"(?:(?:{smaller}|{article})[\s-]+)?{big}\b"
        return _compiled(
            rf"(?:{scaled}(?:{join}{scaled})*(?:{join}{smaller})?|{smaller}(?:[\s-]+{groups}\b)?"
            rf"|(?:{article}\s+)?(?:{groups}|{either(self._hundred)})\b)(?!\w)"
        )

    @cached_property
    def _below_a_hundred(self) -> str:
        if self._words.solid:
            return (
                rf"(?:(?:{either(self._units)}{either(self._words.links)})?{either(self._tens)}|{either(self._small)})"
            )
        return rf"(?:{either(self._tens)}(?:[\s-]+{either(self._units)}\b)?|{either(self._small)})\b"

    @cached_property
    def _below_a_thousand(self) -> str:
        words, below, hundred = self._words, self._below_a_hundred, either(self._hundred)
        links = either(words.links)
        if words.solid:
            return rf"(?:{either(self._small)}?{hundred}{links}?{below}?|{below})"
        spaced_links = either([f"{link} " for link in words.links])
        made = rf"(?:(?:{below}|{either(words.articles)})[\s-]+)?{hundred}\b(?:\s+{spaced_links}?{below})?"
        return rf"(?:{made}|{either(self._whole_hundreds)}\b(?:\s+{below})?|{below})"

    @cached_property
    def _below_a_million(self) -> str:
        below, links = self._below_a_thousand, either(self._words.links)
        return rf"(?:(?:{below})?{either(self._thousand)}{links}?(?:{below})?|{below})\b"

    @cached_property
    def token(self) -> re.Pattern[str]:
        """The words of which a number is made, in small letters, also where they are written as one."""
        words = [*self._words.cardinals, *self._words.scales, *self._words.groups, *self._words.links]
        return re.compile(alternatives(word.lower() for word in words))

    @cached_property
    def ordinal(self) -> re.Pattern[str]:
        """An ordinal in words: what it adds in `first` ("twenty-"), and its own in `last`."""
        words = self._words
        if words.solid:
            units, links = either(self._units), either(words.links)
            first = rf"(?:{units}{links}|{self._below_a_thousand}(?=\w))"
        else:
            first = rf"{either(self._tens)}[\s-]+"
        return _compiled(
            rf"(?P<first>{first})?(?P<last>{alternatives(words.ordinals)}){either(words.ordinal_endings)}\b"
        )

    @cached_property
    def fraction(self) -> re.Pattern[str]:
        """A fraction in words: "a third", "two-thirds"; where a part is an ordinal too, only before certain words."""
        words = self._words
        joint = r"[\s-]*" if words.solid else r"[\s-]+"
        before = rf"(?=\s+{either(words.part_before)}\b|\s*(?:[.,;:!?)\]\"”’]|$))" if words.part_before else ""
        many, part = alternatives([*words.articles, *self._small]), alternatives(words.parts)
        return _compiled(rf"(?P<many>{many}){joint}(?P<part>{part})\b{before}")

    @cached_property
    def half_a(self) -> re.Pattern[str]:
        """Half of a `scale`: "half a million"."""
        scales = alternatives([*self._words.scales, *self._words.groups])
        return _compiled(rf"{either(self._words.half_a)}[\s-]+(?P<scale>{scales})\b")

    @cached_property
    def mixed(self) -> re.Pattern[str]:
        """A `whole` and a half, or "anderthalb", of a `scale` if there is one: "two and a half million"."""
        words = self._words
        scale = rf"(?:[\s-]+(?P<scale>{alternatives([*words.scales, *words.groups])})\b)?"
        space = "" if words.solid else r"\s+"
        return _compiled(
            rf"(?:(?P<whole>{self._below_a_hundred}){space}{either(words.and_half)}\b|{either(words.one_and_half)}\b){scale}"
        )

    @cached_property
    def and_half(self) -> re.Pattern[str]:
        """The half after figures: "2 and a half"."""
        return _compiled(NOTHING if self._words.solid else rf"\s+{either(self._words.and_half)}\b")

    @cached_property
    def half(self) -> re.Pattern[str]:
        """The word for half."""
        return _compiled(rf"{either(self._words.half)}\b(?!-)")

    @cached_property
    def before_half_period(self) -> re.Pattern[str]:
        """What stands before a half that is a stretch of time: "the second half"."""
        return _compiled(rf"\b{either(self._words.half_before)}\s+$")

    @cached_property
    def after_half(self) -> re.Pattern[str]:
        """What stands after a half that has a whole."""
        return _compiled(rf"\s+{either(self._words.half_after)}\b")

    @cached_property
    def indefinite_words(self) -> Mapping[str, str]:
        """What each indefinite phrase, in small letters, is told as: in English, whatever the language."""
        listed = {
            one.lower(): told or one.lower()
            for phrase, told in self._words.indefinite.items()
            for one in spelled(phrase)
        }
        return listed | {word.lower(): word.lower() for word in self._words.indefinite_before}

    @cached_property
    def indefinite(self) -> re.Pattern[str]:
        """Words for a number of no known value: "dozens", "several hundred"."""
        before = [
            rf"{either([word])}(?=\s+{either(following)}\b)"
            for word, following in self._words.indefinite_before.items()
        ]
        return _compiled(rf"(?:{either(self._words.indefinite)}{''.join(f'|{one}' for one in before)})\b")

    @cached_property
    def percent(self) -> re.Pattern[str]:
        """Per cent, or, in `points`, percentage points."""
        points, percent = alternatives(self._words.points), alternatives(self._words.percent)
        return _compiled(rf"[\s-](?P<points>{points})\b|\s?%|[\s-](?:{percent})\b")


def _marks(marks: Iterable[str]) -> str:
    """Marks, in `mark`, joined or after a space; a full stop that a mark is listed with may be missing."""
    plain = sorted((mark.removesuffix(".") for mark in marks), key=lambda mark: (-len(mark), mark))
    if not plain:
        return rf"(?P<mark>{NOTHING})"
    stop = r"\.?" if any(mark.endswith(".") for mark in marks) else ""
    return rf"\s?(?P<mark>{'|'.join(map(re.escape, plain))})(?!\w){stop}"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
