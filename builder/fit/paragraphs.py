"""Runs in, lines out: a paragraph cut into unbreakable pieces with widths in em, and laid into lines of a width."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from builder.fit.faces import Knowledge
from builder.fit.linebreak import breaks_in_context
from builder.fit.styles import Piece, RunSetting, Setting
from builder.model.slides import Origin, Run

_NO_RUN = Run("", Origin("program"))
_TAB = 4  # spaces: the default stop is an inch, which no text of ours relies on


class Prepared(msgspec.Struct, frozen=True):
    """A paragraph ready to be laid into lines of any width at any size: its pieces by forced line."""

    segments: tuple[tuple[Piece, ...], ...]
    line: float
    even: bool
    knowledge: Knowledge
    setting: Setting


class Laid(msgspec.Struct, frozen=True):
    """Lines of a paragraph, the sum of their font line heights in em, and whether a word had to be cut."""

    lines: tuple[str, ...]
    height: float
    cut: bool = False


class _Word:
    """Characters without a space, over one run or more, and the width of the space after them."""

    __slots__ = ("parts", "space", "text")

    def __init__(self, text: str, setting: RunSetting | None, space: float = 0.0) -> None:
        self.text = text
        self.parts: list[tuple[str, RunSetting]] = [(text, setting)] if setting else []
        self.space = space

    def add(self, text: str, setting: RunSetting) -> None:
        if text or not self.parts:
            self.text += text
            self.parts.append((text, setting))


def prepare(runs: Iterable[Run], setting: Setting) -> Prepared:
    """Cut a paragraph's runs into pieces."""
    knowledge = Knowledge.MEASURED
    segments: list[tuple[Piece, ...]] = []
    base = setting.of_run(_NO_RUN).face.line
    lowest = tallest = 0.0
    for words in _words(runs, setting):
        pieces = _pieces(words)
        for piece in pieces:
            if piece.line != tallest or piece.knowledge:
                lowest, tallest = min(lowest or piece.line, piece.line), max(tallest, piece.line)
                knowledge = max(knowledge, piece.knowledge)
        segments.append(tuple(pieces))
    return Prepared(tuple(segments), tallest or base, lowest == tallest, knowledge, setting)


def lay(prepared: Prepared, size: float, first: float, width: float) -> Laid:
    """Lay a paragraph into lines greedily, as the renderers do; `size`, `first` and `width` in pt.

    `first` is the width of the first line, `width` that of the others. Trailing spaces hang over the edge. A word that
    is wider than its line is cut between characters, as PowerPoint cuts it.
    """
    tracking = prepared.setting.style.tracking / size
    limit, others = first / size, width / size
    lines: list[str] = []
    height = 0.0
    cut = False
    for segment in prepared.segments:
        line = ""
        x = 0.0
        tall = 0.0
        for piece in segment:
            taken = piece.width + len(piece.text) * tracking if tracking else piece.width
            if x + taken > limit:
                if line:
                    lines.append(line)
                    height += tall
                    line, x, tall, limit = "", 0.0, 0.0, others
                if taken > limit:
                    cut = True
                    whole, line, x = _cut(piece, limit, others, tracking)
                    lines += whole
                    height += piece.line * len(whole)
                    limit = others if whole else limit
                    tall = piece.line
                    continue
            line += piece.text
            x += taken + piece.space
            tall = piece.line if piece.line > tall else tall
        lines.append(line)
        height += tall or prepared.line
        limit = others
    return Laid(tuple(lines), prepared.line * len(lines) if prepared.even else height, cut)


def widest_piece(prepared: Prepared) -> float:
    """The width of the widest unbreakable piece, in em."""
    return max((piece.width for segment in prepared.segments for piece in segment), default=0.0)


def natural_width(prepared: Prepared) -> float:
    """The width of the longest forced line if nothing broke it, in em."""
    return max((sum(piece.width + piece.space for piece in segment) for segment in prepared.segments), default=0.0)


def one_line(prepared: Prepared, size: float) -> float:
    """At least the width at `size` pt in which no forced line is broken, in pt, with the space between its letters."""
    letters = sum(len(piece.text) for segment in prepared.segments for piece in segment)
    return natural_width(prepared) * size + letters * prepared.setting.style.tracking


def _words(runs: Iterable[Run], setting: Setting) -> Iterator[list[Piece | _Word]]:
    """The words of each forced line; those that one run holds and that need no algorithm are pieces already."""
    words: list[Piece | _Word] = []
    opened = _Word("", None)
    ended = False
    for run in runs:
        own = setting.of_run(run)
        alone, space = own.alone, own.space
        for number, text in enumerate(_forced_lines(run.text)):
            if number:
                yield [*words, opened]
                words, opened = [], _Word("", None)
            first, *others = text.split(" ")
            if not others:
                opened.add(first, own)
                continue
            piece = None if opened.text else alone(first)
            if piece is None:
                opened.add(first, own)
                opened.space = space
                words.append(opened)
            else:
                words.append(piece)
            last = others.pop()
            words += [alone(other) or _Word(other, own, space) for other in others]
            opened = _Word(last, own)
        ended = run.break_after
        if ended:
            yield [*words, opened]
            words, opened = [], _Word("", None)
    if not ended:
        yield [*words, opened]


def _forced_lines(text: str) -> list[str]:
    """The text of a run, cut at line feeds; a tab counts as some spaces."""
    if "\n" not in text and "\t" not in text and "\v" not in text:
        return [text]
    return text.replace("\t", " " * _TAB).replace("\v", "\n").split("\n")


def _pieces(words: list[Piece | _Word]) -> list[Piece]:
    """The words of a forced line as pieces, joined where no line may break between them."""
    pieces: list[Piece] = []
    last = len(words) - 1
    glued = False
    index = 0
    while index <= last:
        word = words[index]
        if isinstance(word, Piece):
            if glued:
                pieces[-1] = pieces[-1].joined(word)
                glued = False
            else:
                pieces.append(word)
            index += 1
            continue
        cluster: list[_Word] = []
        while index <= last and isinstance(word := words[index], _Word):
            cluster.append(word)
            index += 1
        if len(words) == 1 and not cluster[0].text:
            return pieces
        for text, parts, space, before, after in _cluster(cluster, ends=index > last):
            piece = Piece.of(text, parts, space)
            if pieces and (glued or not before):
                pieces[-1] = pieces[-1].joined(piece)
            else:
                pieces.append(piece)
            glued = not after
    return pieces


_Unbroken = tuple[str, list[tuple[str, RunSetting]], float, bool, bool]


def _cluster(words: list[_Word], *, ends: bool) -> Iterator[_Unbroken]:
    """Words that need the whole algorithm, cut where it allows.

    Yields text with trailing spaces, its parts, the width of those spaces, and whether a line may begin before it and
    after it.
    """
    text = " ".join(word.text for word in words)
    before, inside, after = breaks_in_context(text)
    if len(words) == 1 and not inside:
        word = words[0]
        yield (text if ends else text + " "), word.parts, word.space, before, after
        return
    spans: list[tuple[int, str, RunSetting]] = []
    spaces: dict[int, float] = {}
    position = 0
    for word in words:
        for part, setting in word.parts:
            spans.append((position, part, setting))
            position += len(part)
        spaces[position] = word.space
        position += 1
    edges = (0, *inside, len(text))
    for number, (start, stop) in enumerate(pairwise(edges)):
        final = stop == len(text)
        stretch = text[start:stop] + ("" if ends or not final else " ")
        bare = len(text[start:stop].rstrip(" "))
        parts = list(_parts_between(spans, spaces, start, start + bare)) or [("", words[0].parts[0][1])]
        trailing = range(start + bare, stop + (1 if final and not ends else 0))
        space = sum(spaces.get(offset, 0.0) for offset in trailing)
        yield stretch, parts, space, before if not number else True, after if final else True


def _parts_between(
    spans: list[tuple[int, str, RunSetting]], spaces: dict[int, float], start: int, stop: int
) -> Iterator[tuple[str, RunSetting]]:
    """The parts of a stretch, spaces inside it as parts of their own."""
    for position, part, setting in spans:
        inside = part[max(start - position, 0) : max(stop - position, 0)]
        if inside:
            yield inside, setting
        after = position + len(part)
        if start <= after < stop and after in spaces:
            yield " ", setting


def _cut(piece: Piece, first: float, width: float, tracking: float) -> tuple[list[str], str, float]:
    """The whole lines that a too wide piece fills, then what is left over of it, and the width of that, in em."""
    lines: list[str] = []
    line, x, limit = "", 0.0, first
    for character in piece.text:
        taken = piece.setting.extent(character).width * piece.setting.scale + tracking
        if x + taken > limit and line and character != " ":
            lines.append(line)
            line, x, limit = "", 0.0, width
        line += character
        x += taken
    return lines, line, x
