"""A deck as Markdown text: for review, for diffs, for golden files. Pure; equal decks give equal text.

Each slide has its number and title, a line about it, its slots in reading order and its notes in a block quotation; the
citations are footnotes. Paragraph styles stand before their text as in slide templates (`{.muted}`). Whatever Markdown
would interpret in a text is escaped (CommonMark 0.31, and tables, footnotes and links of GitHub's Markdown).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from builder.citations.words import word
from builder.model.placed import PlacedDeck
from builder.model.slides import Citation, Deck, Paragraph, Run, Slide, Slot, Table, Visual

# Escaped wherever they stand …
_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~^{}$]|(?<=\w)@(?=\w)|:(?=//)|(?<=www)\.|!(?=\[)")
# … and at the beginning of a line: headings, lists, rules, underlines of headings, fences.
_OPENER = re.compile(r"\s*(?:#|[-+=](?=[\s=+-]|$)|:(?=::)|\d{1,9}(?P<stop>[.)])(?=\s|$))")
_URL_SPECIAL = {"<": "%3C", ">": "%3E", "\\": "%5C", " ": "%20", "\n": "", "|": "%7C"}
_MAX_LEVEL = 4


def deck_as_markdown(deck: Deck | PlacedDeck) -> str:
    """Write a deck as Markdown, slides as composed, or as they were split where it has been laid out."""
    if isinstance(deck, PlacedDeck):
        model = deck.deck
        numbered = [(placed.number, placed.slide, _part(placed.part, placed.parts, model)) for placed in deck.slides]
    else:
        model = deck
        numbered = [(number, slide, "") for number, slide in enumerate(deck.slides, 1)]
    parts = [
        _head(model),
        *("\n\n".join(_slide(number, slide, part, model)) for number, slide, part in numbered),
        _footnotes(model),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Escape whatever Markdown would interpret in a text that stands inside a line."""
    return _SPECIAL.sub(lambda match: f"\\{match.group()}", text)


def _head(deck: Deck) -> str:
    about = [
        f"{_word(name, deck)} {value}"
        for name, value in (
            ("deck", deck.id),
            ("for", deck.audience),
            ("language", deck.language),
            ("date", deck.date),
            ("known_as_of", deck.known_as_of),
        )
        if value
    ]
    return f"# {_opened(escape(deck.title))}\n\n{escape(' · '.join(about))}"


def _word(name: str, deck: Deck, **places: object) -> str:
    words = word(f"markdown_{name}", deck.strings)
    for place, value in places.items():
        words = words.replace("{" + place + "}", str(value))
    return words


def _part(part: int, parts: int, deck: Deck) -> str:
    return _word("part", deck, part=part, parts=parts) if parts > 1 else ""


def _slide(number: int, slide: Slide, part: str, deck: Deck) -> Iterator[str]:
    title = slide.slots.get("title")
    runs = [run for paragraph in title.paragraphs() for run in paragraph.runs] if title else []
    yield f"## {number}\\. {_inline(runs, in_line=True)}".rstrip()
    about = [
        slide.template,
        part,
        slide.section and f"{_word('section', deck)} {slide.section}",
        slide.minutes and _word("minutes", deck, minutes=slide.minutes, starts=slide.starts),
        slide.facts and f"{_word('facts', deck)} {', '.join(slide.facts)}",
    ]
    yield escape(" · ".join(str(item) for item in about if item))
    for name, slot in slide.slots.items():
        if name != "title" and slot.blocks:
            yield f"### {name}"
            yield from _blocks(slot)
    if slide.notes:
        yield f"### {_word('notes', deck)}"
        yield "\n".join(f"> {line}".rstrip() for line in _join(_paragraphs(slide.notes)).split("\n"))


def _blocks(slot: Slot) -> Iterator[str]:
    for written, blocks in groupby(slot.blocks, key=lambda block: isinstance(block, Paragraph)):
        if written:
            yield _join(_paragraphs(block for block in blocks if isinstance(block, Paragraph)))
            continue
        for block in blocks:
            if isinstance(block, Table):
                yield _table(block)
            elif isinstance(block, Visual):
                yield _visual(block)


def _visual(visual: Visual) -> str:
    """What is drawn, as text: its name and alternative text, then its words, an item a paragraph."""
    words = (f"- {_opened(_inline(paragraph.runs))}" for paragraph in visual.paragraphs())
    return "\n".join((f"{escape(visual.name)}: {_inline(visual.alt.runs)}", "", *words))


def _paragraphs(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[bool, str]]:
    """Each paragraph's text, and whether it is an item of a list."""
    for paragraph in paragraphs:
        style = "" if paragraph.style == "body" else f"{{.{paragraph.style}}} "
        text = _inline(paragraph.runs)
        if paragraph.bullet == "none":
            indent = "    " * min(paragraph.level, _MAX_LEVEL)
            yield False, f"{style}{text if style else _opened(text)}" if not indent else f"{style}{text}"
        else:
            marker = "- " if paragraph.bullet == "dot" else "1. "
            indent = " " * (len(marker) * min(paragraph.level, _MAX_LEVEL))
            yield True, f"{indent}{marker}{style}{text if style else _opened(text)}"


def _join(paragraphs: Iterable[tuple[bool, str]]) -> str:
    """Paragraphs with an empty line between them, items of a list without."""
    text, was_item = "", False
    for is_item, line in paragraphs:
        text += ("\n" if was_item and is_item else "\n\n") if text else ""
        text += line
        was_item = is_item
    return text


def _table(table: Table) -> str:
    rows = [table.header, *table.rows]
    cells = [
        ["<br>".join(_inline(paragraph.runs, in_line=True) for paragraph in cell.paragraphs) for cell in row]
        for row in rows
    ]
    lines = ["| " + " | ".join(row) + " |" for row in cells]
    return "\n".join([lines[0], "|" + "---|" * len(table.header), *lines[1:]])


def _inline(runs: Sequence[Run], *, in_line: bool = False) -> str:
    """Runs as Markdown. Neighbours of one look are written together; `in_line` forbids line breaks."""
    parts: list[str] = []
    looks = [(look, list(same)) for look, same in groupby(runs, key=_look)]
    for at, (look, same) in enumerate(looks):
        before = _edge(looks[at - 1], -1) if at else ""
        after = _edge(looks[at + 1], 0) if at + 1 < len(looks) else ""
        parts.append(_styled(same, look, before, after, in_line=in_line))
    return "".join(parts).strip()


Look = tuple[bool, bool, bool, bool, str]


def _edge(neighbour: tuple[Look, list[Run]], end: int) -> str:
    """The character that stands next to a run: a star where its neighbour's own stars do."""
    (strong, emphasis, *_), runs = neighbour
    character = (runs[end].text or " ")[end]
    return "*" if (strong or emphasis) and character != " " else character


def _look(run: Run) -> Look:
    return (run.strong, run.emphasis, run.highlight, run.superscript, run.href)


def _styled(runs: Sequence[Run], look: Look, before: str, after: str, *, in_line: bool) -> str:
    strong, emphasis, highlight, superscript, href = look
    if superscript:
        cites = [number for run in runs for number in run.cites]
        if cites:
            return "".join(f"[^{number}]" for number in cites)
    line_break = "<br>" if in_line else "\\\n"
    text = "".join(escape(run.text) + (line_break if run.break_after else "") for run in runs)
    inner = text.strip(" ")
    if not inner:
        return text
    left, right = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    if href:
        inner = f"[{inner}](<{''.join(_URL_SPECIAL.get(character, character) for character in href)}>)"
    if superscript:
        inner = f"<sup>{inner}</sup>"
    if highlight:
        inner = f"<mark>{inner}</mark>"
    for wanted, stars, tag in ((emphasis, "*", "em"), (strong, "**", "strong")):
        if wanted:
            fits = _can_open(left or before, inner) and _can_close(inner, right or after)
            inner = f"{stars}{inner}{stars}" if fits else f"<{tag}>{inner}</{tag}>"
    return f"{left}{inner}{right}"


def _can_open(before: str, inner: str) -> bool:
    """Whether stars before `inner` are left-flanking (CommonMark 6.2): else Markdown would show them."""
    return before != "*" and (inner[0].isalnum() or not before or not before[-1].isalnum())


def _can_close(inner: str, after: str) -> bool:
    """Whether stars after `inner` are right-flanking."""
    return after != "*" and (inner[-1].isalnum() or not after or not after[0].isalnum())


def _opened(text: str) -> str:
    """Escape what would make a heading, list, rule or fence of a line that begins with `text`."""
    match = _OPENER.match(text)
    if match is None:
        return text
    at = match.start("stop") if match["stop"] else match.end() - 1
    return f"{text[:at]}\\{text[at:]}"


def _footnotes(deck: Deck) -> str:
    return "\n".join(_footnote(citation, deck) for citation in deck.citations)


def _footnote(citation: Citation, deck: Deck) -> str:
    where = f"{citation.short}, {citation.locator}" if citation.locator else citation.short
    opens, closes = word("quote_open", deck.strings), word("quote_close", deck.strings)
    quoted = f": {opens}{citation.exact}{closes}" if citation.exact else ""
    status = word("matched" if citation.checked else "status_not_checked", deck.strings)
    return f"[^{citation.number}]: {_opened(escape(' '.join(f'{where}{quoted} ({status})'.split())))}"
