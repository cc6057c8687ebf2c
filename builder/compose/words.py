"""The fixed words of compose, in the deck's language; a pack's strings of the same keys come before them."""

from collections.abc import Mapping
from types import MappingProxyType

from builder.model.language import is_english, kinds_of
from builder.model.slides import Origin, Run
from builder.text.edtf import in_words
from builder.text.slide_words import slide_words
from builder.text.typography import QuotationMarks, typographic

LANGUAGE = "*language"
"""The key under which the words tell what language they are in; no file can have it."""


class Words:
    """The pack's fixed words over those of the language, as text and as runs."""

    def __init__(self, strings: Mapping[str, str], language: str = "en") -> None:
        every: dict[str, str] = {}
        for kind in ("en", *kinds_of(language)):
            every |= slide_words(kind)
        self.language = language
        self.english = is_english(language)
        own = {key: self.typeset(text, every) for key, text in strings.items()}
        self.all: Mapping[str, str] = MappingProxyType({**every, **own, LANGUAGE: language})

    def __getitem__(self, key: str) -> str:
        return self.all[key]

    def typeset(self, text: str, words: Mapping[str, str] | None = None) -> str:
        """Give words of ours with typographic marks for straight ones, quotation marks as the language has them."""
        marks = self.all if words is None else words
        return typographic(text, marks=_marks_in(marks))

    def date(self, edtf: str, *, short: bool = False, year: bool = True) -> str:
        """Say a date in words; raises ValueError for what is no EDTF. English ignores `year`: see the timeline."""
        if year or self.english:
            return in_words(edtf, short=short, language=self.language)
        from builder.text.local import date_in_words

        return date_in_words(edtf, self.language, short=short, year=False)

    def run(self, key: str, text: str | None = None, style: str = "", *, strong: bool = False) -> Run:
        """Make a run of the words under `key`, or of `text` made from them; its origin names the key."""
        return Run(self.all[key] if text is None else text, Origin("template", key), strong=strong, style=style)

    def mark(self, status: str) -> Run:
        """Make the mark of a status: its icon and word."""
        return Run(self.all[f"status_{status}"], Origin("template", f"status_{status}"), style="mark", mark=status)

    def around(self, key: str, name: str, value: Run, style: str = "") -> tuple[Run, ...]:
        """Put `value` in the place of `{name}` in the words under `key` ("later: {date}"), or after them."""
        before, found, after = self.all[key].partition("{" + name + "}")
        before = before if found else f"{before}{self.all['sign_colon']}"
        origin = Origin("template", key)
        parts = (Run(before, origin, style=style), value, Run(after, origin, style=style))
        return tuple(run for run in parts if run.text)

    def counted(self, number: int, one: str, several: str) -> str:
        """Give the key of the words for a number of things: `one` or `several`, or a plural form of its own.

        A language with more forms has keys for them, named by their CLDR category: `minutes_few`.
        """
        if self.english:
            return one if number == 1 else several
        from builder.text.local import plural_category

        category = plural_category(number, self.language)
        if category == "one":
            return one
        own = f"{several}_{category}"
        return own if own in self.all else several

    def joints(self) -> tuple[str, str, str]:
        """Give what stands in a list between most items, before the last one, and between only two."""
        if self.english:
            return ", ", f" {self.all['and']} ", f" {self.all['and']} "
        from builder.text.local import list_joints

        return list_joints(self.language)

    def country(self, code: str, name: str) -> str:
        """Give the name of a country by its ISO 3166-1 alpha-3 code; `name` in English."""
        if self.english:
            return name
        from builder.text.local import name_of_country

        return name_of_country(code, self.language, name)

    def figure(self, text: str) -> str:
        """Give a figure in English form ("1,234.5") as the language writes it."""
        if self.english:
            return text
        from builder.text.local import figure_marks

        thousands, decimal = figure_marks(self.language)
        return text.translate({ord(","): thousands, ord("."): decimal})

    @property
    def marks(self) -> QuotationMarks:
        """The quotation marks of the language."""
        return _marks_in(self.all)

    def requoted(self, name: str) -> str:
        """Give a name that stands in English quotation marks in those of the language."""
        if name[:1] != "“" or name[-1:] != "”":
            return name
        return f"{self.all['quote_open']}{name[1:-1]}{self.all['quote_close']}"


def marks_of(language: str) -> QuotationMarks:
    """The quotation marks of a language; those of English where it has no words."""
    own = (slide_words(kind) for kind in reversed(kinds_of(language)))
    return _marks_in(next(filter(None, own), slide_words()))


def _marks_in(words: Mapping[str, str]) -> QuotationMarks:
    return words["quote_open"], words["quote_close"], words["quote_open_inner"], words["quote_close_inner"]


def filled(words: str, figures: Mapping[str, int]) -> str:
    """Put figures in their places in some words: `{from}`, `{to}`."""
    for name, figure in figures.items():
        words = words.replace("{" + name + "}", str(figure))
    return words
