"""What a fact vouches for: its figures, its dates, the names that it speaks of, and its very words."""

import datetime
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property

from builder.model.ledger import Fact, Ledger, Source
from builder.rules.figures import Figure, figures_in_quotation, figures_of
from builder.rules.names import Names, Naming, stands_in
from builder.text.dates import DateMention, dates
from builder.text.edtf import Interval, parse_edtf
from builder.text.folding import fold
from builder.text.numbers import numbers
from builder.text.spans import Span

# Words before the end of an interval: “by 21 November” may stand for ../2022-11-21, bare “21 November” may not.
_BOUNDING = re.compile(
    r"(?:\b(?:by|until|till|before|from|since|between|and|to|after|through|as\s+of)|[–—-])\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_ON_CALENDAR = re.compile(r"\d|\s[^\W\d_a-zß-öø-ÿ]")  # a figure, or a month or weekday by its name
_EARLY_OR_LATE = re.compile(r"\D*\b(?:by|until|since|from|early|late|mid)\b\D*\b\d{4}$", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(r"(?<![\w.,/-])\d{3,}(?![\w.,/-])")
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|„([^„“”]+)[“”]|«([^«»]+)»|»([^«»]+)«")
# Single marks are taken for quotation marks around two words and more; around one, they may be a raised eyebrow.
_SINGLE = re.compile(
    r"(?<![\w‘])‘(?=[^‘]*\s)((?:[^‘’\n]|’(?=\w))+)’(?!\w)|(?<![\w'])'(?=[^\W\d_][^'\n]*\s)((?:[^'\n]|'(?=\w))+)'(?!\w)"
)
_CUT = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.)\s*")


class Support:
    """One fact as evidence for words about it. Everything is worked out when first asked for."""

    def __init__(self, ledger: Ledger, names: Names, fact: Fact) -> None:
        self._ledger = ledger
        self._names = names
        self.fact = fact

    @cached_property
    def quotations(self) -> tuple[str, ...]:
        """The quotations, folded."""
        return tuple(fold(evidence.exact) for evidence in self.fact.evidence if evidence.exact)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Quantities and derived numbers first, then every number of the quotations and of the speakers' words."""
        names = self._names.with_numbers
        found = list(figures_of(self.fact))
        quoted = [(one.exact, tongue) for one, tongue in zip(self.fact.evidence, self._tongues, strict=True)]
        spoken = [(link.words, tongue) for link in self.fact.attribution for tongue in dict.fromkeys(self._tongues)]
        for words, tongue in (*quoted, *spoken):
            found.extend(figures_in_quotation(self.fact.id, numbers(words, names=names, language=tongue)))
        for source in self.sources:  # “the 2231 report”, “88 FR 6621”: numbers by which a source is called
            label = f"{source.title} {source.number}"
            counted = {number.text for number in numbers(label)}
            found += [
                Figure(fact=self.fact.id, value=Decimal(digits), qualifier="exact", words=digits)
                for digits in _LABEL.findall(label)
                if digits not in counted
            ]
        return tuple(found)

    @cached_property
    def _tongues(self) -> tuple[str, ...]:
        """The language of each of its quotations."""
        known = self._ledger.sources
        return tuple((known[one.source].language if one.source in known else "") or "en" for one in self.fact.evidence)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources that the fact rests on, as far as they are known."""
        known = self._ledger.sources
        return tuple(known[one.source] for one in self.fact.evidence if one.source in known)

    @cached_property
    def anchors(self) -> tuple[datetime.date, ...]:
        """The days from which its dates without a year may count: that of its sources, then the ends of its `when`."""
        when = read_date(self.fact.when.edtf) if self.fact.when else None
        issued = [interval.latest for interval in map(read_date, (one.issued for one in self.sources)) if interval]
        ends = [when.latest, when.earliest] if when else []
        return tuple(dict.fromkeys(day for day in (*issued, *ends) if day))

    @property
    def anchor(self) -> datetime.date | None:
        """The day from which its relative dates count: when its first dated source was issued."""
        return self.anchors[0] if self.anchors else None

    @cached_property
    def intervals(self) -> tuple[Interval, ...]:
        """The dates that it vouches for; where nothing is quoted, those of its assertion too: F104 has seen to them."""
        own = () if self.quotations else self._dates_in(self.fact.assertion, self.fact.language)
        return (*self.stated, *own)

    @cached_property
    def stated(self) -> tuple[Interval, ...]:
        """The dates of its `when`, of its sources, of its quotations, and of the day on which something was sought."""
        fact = self.fact
        written = [fact.when.edtf] if fact.when else []
        written += [source.issued for source in self.sources]
        if fact.looked_for:
            written.append(fact.looked_for.on)
        texts = [(one.exact, tongue) for one, tongue in zip(fact.evidence, self._tongues, strict=True) if one.exact]
        if fact.when:
            texts += [(fact.when.words, tongue) for tongue in dict.fromkeys(self._tongues or (fact.language,))]
        known = [interval for interval in map(read_date, written) if interval]
        return (*known, *(interval for text, tongue in texts for interval in self._dates_in(text, tongue)))

    def _dates_in(self, text: str, language: str) -> tuple[Interval, ...]:
        mentions = dates(text, anchor=self.anchor, language=language)
        return tuple(interval for interval in (read_date(mention.edtf) for mention in mentions) if interval)

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of the actors and places that it speaks of, with those that they belong to."""
        fact, actors = self.fact, self._ledger.actors
        texts = (fact.assertion, fact.headline, *(evidence.exact for evidence in fact.evidence))
        ids = [*fact.about, *fact.places, *(link.who for link in fact.attribution)]
        ids += [one for text in texts for naming in self._names.find(text) for one in naming.ids]
        for listing in self._ledger.listings.values():
            if listing.fact == fact.id:
                ids += [target.actor for target in listing.targets if target.actor]
        known: set[str] = set()
        while ids:
            who = ids.pop()
            if who not in known:
                known.add(who)
                if who in actors and actors[who].of:
                    ids.append(actors[who].of)
        return frozenset(known)

    def has_words(self, folded: str) -> bool:
        """Whether folded words stand literally in a quotation of it, save for cuts that they mark."""
        return any(folded in quotation or parts_of(folded, quotation) for quotation in self.quotations)

    def has_date(self, mention: DateMention, text: str) -> bool:
        """Whether a date in a text is one of the fact's, or coarser; an interval's end only after “by” or “since”."""
        return self._has_words_for(mention) or date_is_among(mention, text, self.intervals)

    def states_date(self, mention: DateMention, text: str) -> bool:
        """Whether a date in its own assertion is one that it states elsewhere; a year may be among its quantities."""
        if self._has_words_for(mention):
            return True
        found = readings(mention, text, self.anchors, language=self.fact.language)
        known = self.stated
        if self.fact.when is not None and not _DIGIT.search(mention.text):
            # “In June”, without day and year, is when it happened, and not the June of the paper.
            issued = [read_date(source.issued) for source in self.sources]
            known = tuple(one for one in known if one not in issued or one == read_date(self.fact.when.edtf))
        return any(date_is_among(reading, text, known) for reading in found)

    def _has_words_for(self, mention: DateMention) -> bool:
        folded, when = fold(mention.text), self.fact.when
        if self.has_words(folded) or (when is not None and folded in fold(when.words)):
            return True
        if any(figure.value is not None and str(figure.value) == folded for figure in self.figures):
            return True
        # “by early 2024”: the year is a quantity, and nothing finer is said.
        years = _FIGURES.findall(folded) if _EARLY_OR_LATE.match(folded) else []
        return any(str(figure.value) in years for figure in self.figures if figure.value is not None)

    def speaks_of(self, naming: Naming) -> bool:
        """Whether it speaks of somebody or some place of that name, or its source bears the name."""
        if not self.names.isdisjoint(naming.ids):
            return True
        if any(naming.words in (one.container_title, one.publisher, one.short) for one in self.sources):
            return True
        return any(stands_in(naming.words, text) for text in self._texts)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """The fact's words, and the names of those that it speaks of: “Iran's mission to the UN” speaks of the UN."""
        fact, actors = self.fact, self._ledger.actors
        names = (actors[who].name for who in sorted(self.names) if who in actors)
        return (fact.assertion, fact.headline, *(evidence.exact for evidence in fact.evidence), *names)


class Supports:
    """The support that each fact of a ledger gives, worked out once."""

    def __init__(self, ledger: Ledger, names: Names) -> None:
        self._ledger = ledger
        self._names = names
        self._made: dict[str, Support] = {}

    def of(self, fact_id: str) -> Support:
        """The support of a fact; KeyError where the ledger has none of that id."""
        if fact_id not in self._made:
            self._made[fact_id] = Support(self._ledger, self._names, self._ledger.facts[fact_id])
        return self._made[fact_id]

    def all_of(self, fact_ids: Iterable[str]) -> list[Support]:
        """The supports of those facts that the ledger has, each once, in order."""
        return [self.of(name) for name in dict.fromkeys(fact_ids) if name in self._ledger.facts]


def read_date(edtf: str) -> Interval | None:
    """The interval that an EDTF string means; None where it is empty or cannot be read (the reader has said so)."""
    if not edtf:
        return None
    try:
        return parse_edtf(edtf)
    except ValueError:
        return None


def readings(
    mention: DateMention, text: str, anchors: Iterable[datetime.date], *, language: str = "en"
) -> list[DateMention]:
    """What a date in a text can mean: without a year, it counts back from each of the days `anchors`."""
    found = [mention] if mention.edtf else []
    for anchor in dict.fromkeys(anchors):
        found += [reading for reading in dates(text, anchor=anchor, language=language) if reading.end == mention.end]
    return found or [mention]


def date_is_among(mention: DateMention, text: str, intervals: Iterable[Interval]) -> bool:
    """Whether a date in a text equals one of the intervals, holds it, or stands for its end after “by” or “since”."""
    said = read_date(mention.edtf)
    if said is None:
        return True  # words for a time that no calendar tells: not our business
    bounded = bool(_BOUNDING.search(text, 0, mention.start))
    if (said.earliest is None or said.latest is None) and _ON_CALENDAR.search(mention.text):
        # “until June 2030” holds every day before, and yet says June 2030.
        said, bounded = read_date(mention.edtf.replace("..", "").strip("/")) or said, True
    for interval in intervals:
        if said.holds(interval):
            return True
        if bounded and (_is_end(said, interval.earliest) or _is_end(said, interval.latest)):
            return True
    return False


def literal_quotations(text: str, supports: Iterable[Support]) -> tuple[Span, ...]:
    """The stretches of `text` in double quotation marks that stand, word for word, in a quotation of the facts."""
    return tuple(
        span for span, folded in quoted_stretches(text) if any(support.has_words(folded) for support in supports)
    )


def quoted_stretches(text: str, *, single: bool = False) -> Iterator[tuple[Span, str]]:
    """The stretches in double quotation marks (without them), with their folded words; if wanted, in `single` ones."""
    for pattern in (_QUOTED, _SINGLE) if single else (_QUOTED,):
        for match in pattern.finditer(text):
            group = match.lastindex or 0
            words = fold(match[group].strip(" …,.;"))
            if words:
                yield Span(*match.span(group)), words


def parts_of(words: str, quotation: str) -> tuple[Span, ...]:
    """Where the parts of folded words with marked cuts (“…”) stand in a quotation, in order; none where they do not."""
    parts = [part.strip(" ,.;:") for part in _CUT.split(words)]
    if len(parts) < 2 or not all(parts):
        return ()
    found: list[Span] = []
    for part in parts:
        at = quotation.find(part, found[-1].end if found else 0)
        if at < 0:
            return ()
        found.append(Span(at, at + len(part)))
    return tuple(found)


def _is_end(said: Interval, end: datetime.date | None) -> bool:
    return (
        end is not None
        and said.earliest is not None
        and said.latest is not None
        and said.earliest <= end <= said.latest
    )
