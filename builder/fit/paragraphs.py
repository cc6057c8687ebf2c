"""Runs in, lines out: a paragraph cut into unbreakable pieces with widths in em, and laid into lines of a width."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from builder.fit.faces import Extent, Knowledge, extent
from builder.fit.linebreak import PLAIN_WORD, breaks_in_context
from builder.fit.styles import RunSetting, Setting
from builder.model.slides import Origin, Run

_NO_RUN = Run("", Origin("program"))
_TAB = 4  # spaces: the default stop is an inch, which no text of ours relies on


class Piece(msgspec.Struct, gc=False):
    """Text between two places where a line may break, with its trailing spaces.

    Widths in em of the paragraph's size: `width` without the trailing spaces, `space` of these. `line` is the height
    of its tallest character's font, in em.
    """

    text: str
    width: float
    space: float
    line: float
    setting: RunSetting


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

    def __init__(self) -> None:
        self.text = ""
        self.parts: list[tuple[str, RunSetting]] = []
        self.space = 0.0

    def add(self, text: str, setting: RunSetting) -> None:
        if text or not self.parts:
            self.text += text
            self.parts.append((text, setting))


def prepare(runs: Iterable[Run], setting: Setting) -> Prepared:
    """Cut a paragraph's runs into pieces."""
    knowledge = Knowledge.MEASURED
    segments: list[tuple[Piece, ...]] = []
    lowest, tallest = 1e9, 0.0
    for words in _words(runs, setting):
        if len(words) == 1 and not words[0].text:
            segments.append(())
            continue
        pieces: list[Piece] = []
        glued = False
        for word, parts, space, before, after in _unbroken(words):
            worst = _append(pieces, word, parts, space, glue=glued or not before)
            knowledge = max(knowledge, worst)
            glued = not after
        for piece in pieces:
            lowest, tallest = min(lowest, piece.line), max(tallest, piece.line)
        segments.append(tuple(pieces))
    if not tallest:
        lowest = tallest = setting.of_run(_NO_RUN).face.line
    return Prepared(tuple(segments), tallest, lowest == tallest, knowledge, setting)


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
            tall = max(tall, piece.line)
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


def _words(runs: Iterable[Run], setting: Setting) -> Iterator[list[_Word]]:
    """The words of each forced line."""
    words = [_Word()]
    ended = False
    for run in runs:
        ended = False
        own = setting.of_run(run)
        texts = run.text.replace("\t", " " * _TAB).replace("\v", "\n").split("\n")
        for number, text in enumerate(texts):
            if number:
                yield words
                words = [_Word()]
            first, *others = text.split(" ")
            words[-1].add(first, own)
            for other in others:
                words[-1].space = own.space
                words.append(_Word())
                words[-1].add(other, own)
        if run.break_after:
            yield words
            words = [_Word()]
            ended = True
    if not ended:
        yield words


_Unbroken = tuple[str, list[tuple[str, RunSetting]], float, bool, bool]


def _unbroken(words: list[_Word]) -> Iterator[_Unbroken]:
    """Stretches of words that no line break parts: text with trailing spaces, its parts, the width of those spaces.

    Then whether a line may begin before it, and after it.
    """
    index = 0
    last = len(words) - 1
    while index <= last:
        word = words[index]
        if PLAIN_WORD.fullmatch(word.text):
            yield (word.text + " " if index < last else word.text), word.parts, word.space, True, True
            index += 1
            continue
        end = index
        while end < last and not PLAIN_WORD.fullmatch(words[end + 1].text):
            end += 1
        yield from _cluster(words[index : end + 1], ends=end == last)
        index = end + 1


def _cluster(words: list[_Word], *, ends: bool) -> Iterator[_Unbroken]:
    """Words that need the whole algorithm, cut where it allows."""
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
        parts = list(_parts_between(spans, spaces, start, start + bare))
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


def _append(
    pieces: list[Piece], text: str, parts: list[tuple[str, RunSetting]], space: float, *, glue: bool
) -> Knowledge:
    """Measure a stretch and add it, to the last piece where no line may break between the two."""
    worst = Knowledge.MEASURED
    width = line = 0.0
    for part, setting in parts:
        found = _extent(part, setting)
        width += found.width * setting.scale
        line = max(line, found.line * setting.styled)
        worst = max(worst, found.knowledge)
    if glue and pieces:
        previous = pieces[-1]
        pieces[-1] = Piece(
            previous.text + text,
            previous.width + previous.space + width,
            space,
            max(previous.line, line),
            previous.setting,
        )
    else:
        pieces.append(Piece(text, width, space, line, parts[0][1]))
    return worst


def _extent(part: str, setting: RunSetting) -> Extent:
    return extent(setting.face, part.upper() if setting.caps else part)


def _cut(piece: Piece, first: float, width: float, tracking: float) -> tuple[list[str], str, float]:
    """The whole lines that a too wide piece fills, then what is left over of it, and the width of that, in em."""
    lines: list[str] = []
    line, x, limit = "", 0.0, first
    for character in piece.text:
        taken = _extent(character, piece.setting).width * piece.setting.scale + tracking
        if x + taken > limit and line and character != " ":
            lines.append(line)
            line, x, limit = "", 0.0, width
        line += character
        x += taken
    return lines, line, x
