"""Full citations after the Chicago Manual of Style, 17th edition: entries of a notes-bibliography bibliography.

Paragraph numbers in the comments are those of the manual. Dates are written day first, as 6.38 allows. A supplied title
stands in square brackets, a language other than English is noted in brackets after the title. The title carries the
link, so that no bare address stands on a slide.
"""

import re
from collections.abc import Mapping

from builder.citations.short import date_in_words
from builder.citations.words import NONE, language_name, language_of, word
from builder.model.ledger import Author, Source
from builder.model.slides import Origin, Run
from builder.text.dates import in_words

ARTICLES = frozenset({"article", "article-newspaper", "article-magazine", "article-journal", "post-weblog"})
WHOLE_WORKS = frozenset({"report", "book", "document", "pamphlet", "thesis"})
LEGAL = frozenset({"legislation", "regulation", "bill", "treaty", "legal_case", "hearing"})

_FEDERAL_REGISTER = re.compile(r"(?P<volume>\d+) (?:FR|Fed\. Reg\.) (?P<page>[\d,]+)")
_ENDS = ("?", "!", ".", "…")


def chicago(source: Source, strings: Mapping[str, str] = NONE, *, brief: bool = False) -> tuple[Run, ...]:
    """Write the bibliography entry of `source`, sentence by sentence, the title linked to its address.

    A brief entry leaves it to the brackets to say that a title was not seen, and says in a word what a source relays.
    """
    entry = _Entry(source, strings)
    if source.type in ARTICLES:
        _article(entry)
    elif source.type in LEGAL:
        _legal(entry)
    elif source.type in WHOLE_WORKS:
        _whole_work(entry)
    else:
        _web_page(entry)
    entry.notes(brief=brief)
    return entry.runs()


def _article(entry: "_Entry") -> None:
    """14.191–200: Author. “Title.” *Newspaper*, date. An unsigned article stands under its newspaper (14.199)."""
    source = entry.source
    if entry.authors():
        entry.sentence()
        entry.title(quoted=True)
        if entry.container():
            entry.add(", ")
        entry.add(entry.date)
    else:
        if entry.container():
            entry.sentence()
        entry.title(quoted=True)
        entry.add(entry.date)
    if source.genre:
        entry.sentence()
        entry.add(_capitalised(source.genre))
    entry.sentence()


def _web_page(entry: "_Entry") -> None:
    """14.207: Author. “Title.” Site. Date. Without an author, the owner of the site stands first."""
    source = entry.source
    owner = source.publisher or source.container_title
    site = source.container_title or source.publisher
    signed = entry.authors()
    if not signed and owner:
        entry.add(owner)
    if signed or owner:
        entry.sentence()
    entry.title(quoted=True)
    for part in (_capitalised(source.genre), site if signed or site != owner else "", source.number):
        if part:
            entry.add(part)
            entry.sentence()
    entry.add(entry.date)
    entry.sentence()


def _whole_work(entry: "_Entry") -> None:
    """14.84, 15.36: Author or institution. *Title*. Genre and number. Publisher, date."""
    source = entry.source
    signed = entry.authors()
    if not signed and source.publisher:
        entry.add(source.publisher)
    if signed or source.publisher:
        entry.sentence()
    entry.title(quoted=False)
    described = " ".join(part for part in (_capitalised(source.genre), source.number) if part)
    if described:
        entry.add(described)
        entry.sentence()
    where = source.publisher if signed else source.container_title
    if where:
        entry.add(f"{where}, ")
    entry.add(entry.date)
    entry.sentence()


def _legal(entry: "_Entry") -> None:
    """14.281–294, with the institution first so that readers find it: a Federal Register notice, or a law by number."""
    source = entry.source
    if entry.authors():
        entry.sentence()
    elif source.publisher:
        entry.add(source.publisher)
        entry.sentence()
    register = _FEDERAL_REGISTER.fullmatch(source.number)
    entry.title(quoted=register is not None, italic=False)
    if register:
        entry.add("Federal Register", emphasis=True)
        entry.add(f" {register['volume']} ({entry.date}): {register['page']}")
    else:
        if source.container_title:
            entry.add(source.container_title, emphasis=True)
            entry.add(", ")
        entry.add(f"{source.number}, {entry.date}" if source.number else entry.date)
    entry.sentence()


class _Entry:
    """An entry in the making: runs of one source, joined sentence by sentence."""

    def __init__(self, source: Source, strings: Mapping[str, str]) -> None:
        self.source = source
        self.strings = strings
        self.date = date_in_words(source, strings)
        self._origin = Origin("source", source.id, "citation", source.at)
        self._runs: list[Run] = []

    def add(self, text: str, *, emphasis: bool = False, href: str = "", language: str = "") -> None:
        """Append words in one style; words like the last ones join their run."""
        last = self._runs[-1] if self._runs else None
        if last and not (last.emphasis or emphasis or last.href or href):
            self._runs[-1] = Run(last.text + text, self._origin)
        elif text:
            self._runs.append(Run(text, self._origin, emphasis=emphasis, href=href, language=language))

    def sentence(self) -> None:
        """End a sentence: a full stop, unless the words bring their own, and a space."""
        text = self._runs[-1].text if self._runs else ""
        self.add(" " if text.endswith(_ENDS) else ". ")

    def authors(self) -> bool:
        """Add the authors' names, the first inverted; tell whether there are any. 14.76: above ten, seven and et al."""
        names = self.source.authors
        if not names:
            return False
        shown = names[:7] if len(names) > 10 else names
        words = [_inverted(shown[0]), *(_direct(name) for name in shown[1:])]
        if len(names) > 10:
            self.add(", ".join(words) + word("and_others", self.strings))
        elif len(words) > 1:
            self.add(", ".join(words[:-1]) + f"{word('and_last_author', self.strings)} {words[-1]}")
        else:
            self.add(words[0])
        return True

    def container(self) -> bool:
        """Add the newspaper in italics, or the agency in roman; tell whether there is one."""
        if self.source.container_title:
            self.add(self.source.container_title, emphasis=True)
        elif self.source.publisher:
            self.add(self.source.publisher)
        return bool(self.source.container_title or self.source.publisher)

    def title(self, *, quoted: bool, italic: bool = True) -> None:
        """Add the title as the link, in quotation marks or italics, and end its sentence.

        A title of our own making stands in square brackets (14.79 by analogy), a description without quotation marks.
        """
        described = self.source.title_from == "description"
        text = f"[{self.source.title}]" if self.source.title_from else self.source.title
        language = language_name(self.source.language, language_of(self.strings))
        quoted = quoted and not described
        tag = (self.source.language or "en") if language else ""
        note = f" [{word('in_language', self.strings)} {language}]" if language else ""
        stop = "" if note or text.endswith(_ENDS) else "."
        if quoted:
            self.add(word("quote_open", self.strings))
        self.add(text, emphasis=not quoted and not described and italic, href=self.source.url, language=tag)
        self.add(f"{stop}{word('quote_close', self.strings)}{note}" if quoted else f"{note}{stop}")
        self.add(". " if note else " ")

    def notes(self, *, brief: bool) -> None:
        """Add what a reader must know about the source: its access, where its title is from, and what it relays."""
        source, strings = self.source, self.strings
        if source.accessed and not source.issued:
            self.add(
                f"{word('accessed', strings)} {_day(source.accessed, language_of(strings))}"
            )  # 14.12: only where no date is given
            self.sentence()
        if brief:
            if source.relays:
                self.add(f"{_capitalised(word('via', strings))} {source.relays}")
                self.sentence()
            return
        if source.title_from == "description":
            self.add(word("title_is_description", strings) + " ")
        elif source.title_from:
            self.add(word("title_from_address", strings) + " ")
        if source.relays:
            self.add(f"{word('relays', strings)} {source.relays}; {word('original_not_seen', strings)}")
            self.sentence()

    def runs(self) -> tuple[Run, ...]:
        """Give the runs, without the space after the last sentence."""
        if self._runs and self._runs[-1].text.endswith(" "):
            self._runs[-1] = Run(self._runs[-1].text.rstrip(" "), self._origin)
        return tuple(self._runs)


def _inverted(author: Author) -> str:
    if author.literal:
        return author.literal
    return ", ".join(part for part in (author.family, author.given) if part)


def _direct(author: Author) -> str:
    return author.literal or " ".join(part for part in (author.given, author.family) if part)


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _day(edtf: str, language: str) -> str:
    try:
        return in_words(edtf, language=language)
    except ValueError:
        return edtf
