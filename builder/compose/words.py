"""The fixed words of compose, in English; a pack's strings of the same keys come before them."""

from collections.abc import Mapping
from types import MappingProxyType

from builder.model.ledger import BASIS_MARKS, DISPUTED_MARK, NOT_CHECKED_MARK
from builder.model.slides import Origin, Run
from builder.text.typography import typographic

DEFAULTS: Mapping[str, str] = MappingProxyType(
    {
        # status marks: icon and word
        **{f"status_{basis.value}": mark for basis, mark in BASIS_MARKS.items()},
        "status_disputed": DISPUTED_MARK,
        "status_not_checked": NOT_CHECKED_MARK,
        "status_later": "later: {date}",
        # the status key
        "key_on_record": "a named speaker or institution, on their own acts or words",
        "key_said": "a named speaker, on what others did",
        "key_said_by_party": "a named speaker for one of the sides in what is reported",
        "key_reported": "speakers who are not named, or words relayed from them",
        "key_unattributed": "the source’s own voice; no speaker is named",
        "key_derived": "worked out by us from what the sources say, or looked for and not found",
        "key_disputed": "another statement differs; it is on the slide, or linked",
        "key_not_checked": "we store no text to match the words against",
        "key_matched": "Without “not checked”, the words match a stored text; that does not make them true.",
        "key_later": "“Later” marks what came after the day given as “known as of”.",
        # who says so
        "unnamed": "unnamed",
        "relayed_by": "via",
        "relayed_further_by": "then",
        "own_voice": "itself",
        "worked_out": "worked out by us",
        "not_dated": "not dated",
        "looked_for_who": "looked for and not found",
        "and": "and",
        "other_speakers": "others",
        # passages
        "no_text_stored": "not checked: no text stored",
        "in_context_caption": "Quoted in context; highlight ours",
        "in_context_caption_paragraph": "Paragraph {number}, quoted in context; highlight ours",
        # numbers
        "qualifier_exact": "",
        "qualifier_at_least": "at least",
        "qualifier_at_most": "at most",
        "qualifier_more_than": "more than",
        "qualifier_fewer_than": "fewer than",
        "qualifier_about": "about",
        "minute": "minute",
        "minutes": "minutes",
        # notes
        "notes_script": "Say",
        "notes_clock": "Clock",
        "notes_clock_value": "minutes {from}–{to} of {total}",
        "notes_quotation": "Quotation",
        "notes_source": "Source",
        "notes_looked_for": "Looked for in",
        "notes_why": "Why this status",
        "notes_question": "Likely question",
        "notes_answer": "Answer",
        "notes_model_answer": "Model answer",
        "notes_avoid": "What not to say",
        "notes_caution": "Take care",
        # slides that go on
        "part_of": "({part} of {parts})",
        "continued_from": "Continued from slide {number}.",
        # large numbers
        "number_name": "Number",
        "numbers_name": "Numbers",
        # who told whom
        "chain_name": "Chain",
        "chain_origin": "Origin",
        "chain_relay": "Relay",
        "chain_relay_for_all": "One relay for all",
        "chain_report": "Report",
        "chain_nobody": "No one named",
        "chain_key": "A dashed line is a step that the source does not state.",
        "chain_alt": "Who told whom",
        "chain_alt_to": "to",
        "chain_alt_through": "through",
        "chain_alt_unstated": "not stated",
        "chain_alt_dashed": "not stated by the source",
        "chain_alt_voices": "voices",
        # listings
        "table_by": "By",
        "table_date": "Date",
        "table_measure": "Measure",
        "table_targets": "Against",
        # bars, and their alternative text
        "bars_name": "Bars",
        "bars_alt_derived": "÷ worked out by us",
        "bars_alt_longest": "longest",
        "bars_alt_shortest": "shortest",
        # timelines, and their alternative text
        "timeline_name": "Timeline",
        "timeline_key": "A dot is an exact day. A bar is a time that the source gives only in words.",
        "timeline_alt": "Timeline, {range}",
        "timeline_alt_part": "Part of a timeline, {range}",
        "timeline_day": "{count} event on an exact day",
        "timeline_days": "{count} events on exact days",
        "timeline_span": "{count} event at a time known only in words",
        "timeline_spans": "{count} events at times known only in words",
        # maps
        "map_name": "Map",
        "map_of": "Map of",
        "map_with": "with",
        "map_place": "place",
        "map_several": "places",
        "map_others": "others",
        "map_places": "Places as the source names them",
        "map_borders": "Borders: Natural Earth",
        "map_crimea": "Crimea is shown as part of Ukraine; who holds which area is not shown.",
        # figures about the deck
        "counts_facts": "facts shown",
        "counts_matched": "matched to a stored text",
        "counts_not_checked": "not checked",
        "counts_sources": "sources used",
        "counts_left_out": "sentences of stored texts left out, for a stated reason",
        "counts_waived": "rules waived, for reasons given in the notes",
        "counts_waived_one": "rule waived, for a reason given in the notes",
        "notes_waived": "Rules waived in this deck, and why",
        "waived_fact": "for the fact",
        "waived_template": "for the template",
    }
)


class Words:
    """The pack's fixed words over the defaults, as text and as runs."""

    def __init__(self, strings: Mapping[str, str]) -> None:
        own = {key: typographic(text) for key, text in strings.items()}
        self.all: Mapping[str, str] = MappingProxyType({**DEFAULTS, **own})

    def __getitem__(self, key: str) -> str:
        return self.all[key]

    def run(self, key: str, text: str | None = None, style: str = "", *, strong: bool = False) -> Run:
        """Make a run of the words under `key`, or of `text` made from them; its origin names the key."""
        return Run(self.all[key] if text is None else text, Origin("template", key), strong=strong, style=style)

    def mark(self, status: str) -> Run:
        """Make the mark of a status: its icon and word."""
        return Run(self.all[f"status_{status}"], Origin("template", f"status_{status}"), style="mark", mark=status)

    def around(self, key: str, name: str, value: Run, style: str = "") -> tuple[Run, ...]:
        """Put `value` in the place of `{name}` in the words under `key` ("later: {date}"), or after them."""
        before, found, after = self.all[key].partition("{" + name + "}")
        before = before if found else f"{before}: "
        origin = Origin("template", key)
        parts = (Run(before, origin, style=style), value, Run(after, origin, style=style))
        return tuple(run for run in parts if run.text)
