"""Facts with their dates as a timeline: an event a date, its words with their sources, and what the whole shows."""

import calendar
import datetime
import re
from collections.abc import Iterable, Sequence

import msgspec

from builder.compose.arguments import facts_given
from builder.compose.attributes import DISPUTE_JUMP
from builder.compose.facts import FactView, Shelf
from builder.compose.phrases import (
    COLON,
    COMMA,
    SEMICOLON,
    SEPARATOR,
    SPACE,
    STOP,
    apart,
    begun,
    count,
    runs_of,
    strong,
)
from builder.compose.problems import RefusedError, each
from builder.compose.said import DraftParagraph, DraftVisual, Finish, Piece, Said, once
from builder.compose.visuals.describe import fullest
from builder.compose.words import Words
from builder.model.slides import Origin, Paragraph, Run
from builder.model.visuals import Event, Timeline
from builder.text.dates import parse_edtf
from builder.text.edtf import Interval

MOST_EVENTS = 100
"""With more, nothing is drawn: nobody reads ten slides of one timeline."""
_ON_ONE_CARD = 3
_MONTHS = "|".join((*calendar.month_name[1:], *calendar.month_abbr[1:]))
_BARE = re.compile(r"(?:in|on|by|from|about|the|of)\s+", re.IGNORECASE)
_QUIET_COMMA = Run(COMMA.text, SEPARATOR, style="muted")


class _Dated(msgspec.Struct, frozen=True):
    """A fact and the days that its date can mean."""

    view: FactView
    edtf: str
    span: Interval

    @property
    def exact(self) -> bool:
        """Whether it is known to the day; all else the source gives only in words."""
        return self.span.precision == "day" and not self.span.approximate and not self.span.uncertain

    @property
    def order(self) -> tuple[datetime.date, datetime.date]:
        """What orders events in time: where the beginning is open, the end tells."""
        first = self.span.earliest or self.span.latest or datetime.date.min
        return first, self.span.latest or datetime.date.max

    @property
    def words(self) -> str:
        """The source's own words for a time that it gives only in words."""
        when = self.view.fact.when
        return when.words if when is not None and not self.exact else ""


def make_timeline(shelf: Shelf, facts: object) -> Said:
    """Make what `timeline(facts)` of a template gives. Raises RefusedError (P105, P106) for what has no date."""
    words = shelf.words
    views = facts_given(facts, "timeline", "timeline(facts)")
    if len(views) > MOST_EVENTS:
        raise RefusedError(
            "P105",
            f"`timeline` shows up to {MOST_EVENTS} facts, over several slides, and is given {len(views)}",
            "choose those that tell the story, or make two timelines of them",
        )
    dated = sorted(each(views, _dated), key=lambda one: one.order)
    year = _one_year(dated)
    cards = [(group[0], _words(group, year, words)) for group in _on_cards(dated)]
    key = None if all(one.exact for one in dated) else DraftParagraph((words.run("timeline_key"),), "caption")
    alt, part = _alt(dated, words), Paragraph(tuple(_headed("timeline_alt_part", dated, words)))

    def make(finish: Finish) -> Timeline:
        events = tuple(
            Event(when=first.edtf, words=tuple(map(finish, lines)), open=not first.exact) for first, lines in cards
        )
        name = words["timeline_name"]
        explained = finish(key) if key else None
        return Timeline(name=name, alt=alt, part_alt=part, events=events, key=explained, language=words.language)

    return Said(
        (),
        once(one.view.fact.id for one in dated),
        once(reference for one in dated for reference in one.view.references),
        blocks=(DraftVisual(make),),
    )


def _dated(view: FactView) -> _Dated:
    when = view.fact.when
    if when is None:
        raise RefusedError(
            "P105",
            f"a timeline cannot show {view.fact.id}: it has no date",
            "give the fact its `when`, as far as its source tells it, or take it off this slide",
            facts=(view.fact.id,),
        )
    try:
        return _Dated(view, when.edtf, parse_edtf(when.edtf))
    except ValueError as error:
        raise RefusedError(
            "P105",
            f"a timeline cannot show {view.fact.id}: {error}",
            "mend the fact’s `when`",
            facts=(view.fact.id,),
        ) from None


def _on_cards(dated: Iterable[_Dated]) -> list[list[_Dated]]:
    """Put neighbours of one date on one card, as long as that stays small."""
    cards: list[list[_Dated]] = []
    for one in dated:
        last = cards[-1] if cards else []
        if last and (last[0].edtf, last[0].words) == (one.edtf, one.words) and len(last) < _ON_ONE_CARD:
            last.append(one)
        else:
            cards.append([one])
    return cards


def _one_year(dated: Sequence[_Dated]) -> int:
    """Give the year of all that is known, which the axis says; 0 where there is more than one."""
    years = {day.year for one in dated for day in (one.span.earliest, one.span.latest) if day is not None}
    return years.pop() if len(years) == 1 else 0


def _words(group: Sequence[_Dated], year: int, words: Words) -> list[DraftParagraph]:
    """Word a card: the date, and on the next lines what happened, each with its sources."""
    drafts: list[DraftParagraph] = []
    for at, one in enumerate(group):
        pieces: list[Piece] = [] if at else _date(one, year, words)
        pieces += one.view.said_attribute("headline").pieces
        if one.view.references:
            pieces.append(one.view.superscript)
        if one.view.status.disputed:
            mark = words.mark("disputed")
            whole = mark.text.replace(" ", "\u00a0")
            pieces += [SPACE, msgspec.structs.replace(mark, text=whole, jump=DISPUTE_JUMP + one.view.fact.id)]
        drafts.append(DraftParagraph(tuple(pieces)))
    return drafts


def _date(one: _Dated, year: int, words: Words) -> list[Piece]:
    said = words.date(one.edtf, year=not year)
    if year and words.english:
        said = re.sub(rf"\b({_MONTHS}) {year}\b", r"\1", said)
    if one.exact:
        said = said.replace(" ", "\u00a0")
    runs: list[Run] = []
    if one.span.earliest is None and not one.words:
        # An end without a beginning, in nobody's words, is no date.
        runs += [strong(words.run("not_dated")), strong(SEMICOLON)]
    runs.append(strong(one.view.run(said, "when")))
    runs[0] = begun(runs[0])
    if one.words and _bare(one.words) not in _bare(said):
        quoted = msgspec.structs.replace(one.view.run(one.words, "when"), style="muted")
        opens, closes = (Run(mark, SEPARATOR, style="muted") for mark in words.marks[:2])
        runs += [_QUIET_COMMA, opens, quoted, closes]
    if one.view.later:
        # The date stands beside it: the word of the mark is enough.
        later = words["status_later"].partition("{")[0].strip(" :(\u00a0")
        runs += [_QUIET_COMMA, words.run("status_later", later, "muted")]
    runs[-1] = msgspec.structs.replace(runs[-1], break_after=True)
    return list(runs)


def _bare(words: str) -> str:
    """The words without what only joins them: “in July” says no more than “July”."""
    return _BARE.sub("", words.casefold() + " ").strip()


def _alt(dated: Sequence[_Dated], words: Words) -> Paragraph:
    """Say what it shows: every event with its date; else how many there are of both kinds, and what the words are."""
    exact = [one for one in dated if one.exact]
    blurred = [one for one in dated if not one.exact]
    kinds = [_counted(len(some), kind, words) for some, kind in ((exact, "day"), (blurred, "span")) if some]
    told = [*_headed("timeline_alt", dated, words), COLON, *apart(kinds)]
    dates = apart([[one.view.run(words.date(one.edtf), "when")] for one in blurred])
    every = [words.run("timeline_name"), *_sentences(dated, words)]
    return fullest(every, [*told, *_sentences(blurred, words)], [*told, *([COLON, *dates] if dates else [])], told)


def _headed(key: str, dated: Sequence[_Dated], words: Words) -> list[Run]:
    days = [day for one in dated for day in (one.span.earliest, one.span.latest) if day is not None]
    reach = words.date(f"{min(days).isoformat()}/{max(days).isoformat()}")
    return list(words.around(key, "range", Run(reach, Origin("program", field="range"))))


def _counted(many: int, kind: str, words: Words) -> list[Run]:
    return list(words.around(words.counted(many, f"timeline_{kind}", f"timeline_{kind}s"), "count", count(many)))


def _sentences(dated: Sequence[_Dated], words: Words) -> list[Run]:
    """Give each event as a sentence, after a stop: its date and its headline."""
    runs: list[Run] = []
    for one in dated:
        runs += [STOP, begun(one.view.run(words.date(one.edtf), "when")), COLON]
        said = runs_of(one.view.said_attribute("headline"))
        runs += [msgspec.structs.replace(run, text=run.text.removesuffix(".")) for run in said]
    return runs
