"""A scene and its cards in, the best arrangement out: which event stands above the axis, which below, and how wide."""

from collections.abc import Iterator, Sequence

import msgspec

from builder.fit.texts import LaidText
from builder.fit.visuals.laid import Drawing
from builder.fit.visuals.timeline_rows import in_row, lanes, leaders
from builder.fit.visuals.timeline_scene import BAR, DOT, TICK, Scene, Stand
from builder.model.brand import EMU_PER_INCH, EMU_PER_PT
from builder.model.visuals import Timeline

LEADER = EMU_PER_INCH * 17 // 100
"""The least room between axis and cards."""
LANE_GAP = EMU_PER_INCH * 10 // 100
LABEL_SPACE = EMU_PER_INCH * 5 // 100
GAP = EMU_PER_INCH * 20 // 100
"""The room between two cards."""
_NARROW = EMU_PER_INCH * 105 // 100
_GRID = EMU_PER_INCH * 15 // 100
_WIDTHS = tuple(EMU_PER_INCH * tenths // 10 for tenths in (34, 44, 58, 80, 120))
_CUT = 10_000 * EMU_PER_PT
"""What a card whose words had to be cut counts for in comparisons: more than any height."""
_LINE = 16.0


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Cards side by side, all of one height (EMU): their events' places in the scene, left edges, widths and texts.

    `pad` is what they keep free beside their texts, and above and below. A leader is where it begins on the axis and
    where it ends on the card (x). Lanes are those of bars, -1 for dots. `over` is what it takes beyond its room, and
    `cost` tells how well it reads.
    """

    places: tuple[int, ...] = ()
    edges: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()
    texts: tuple[LaidText, ...] = ()
    pad: tuple[int, int] = (0, 0)
    leaders: tuple[tuple[int, int], ...] = ()
    lanes: tuple[int, ...] = ()
    height: int = 0
    over: int = 0
    cost: float = 0.0

    @property
    def tracks(self) -> int:
        """What its bars take beside the axis, in EMU."""
        return (max(self.lanes, default=-1) + 1) * (BAR + LANE_GAP)


class Arrangement(msgspec.Struct, frozen=True, kw_only=True):
    """Both rows, the key, and how well they do: `over` is what they take beyond the box (EMU), `cost` orders the rest.

    `key_beside` tells that the key stands in the lower row, left of its cards.
    """

    above: Row
    below: Row
    key: LaidText | None
    key_beside: bool
    need: int
    over: int
    cost: float

    @property
    def excess(self) -> float:
        """By how much it does not fit, in pt; a card that is too narrow for its words counts for a line."""
        cards, height = divmod(self.over, _CUT)
        return height / EMU_PER_PT + cards * _LINE

    @property
    def lines(self) -> int:
        """How many lines its longest card has."""
        return max(text.lines for row in (self.above, self.below) for text in row.texts)


class Cards:
    """The cards of one timeline, laid at any width and size; each is laid once."""

    def __init__(self, visual: Timeline, scene: Scene, drawing: Drawing) -> None:
        self.scene = scene
        self.box = drawing.box
        self._visual = visual
        self._drawing = drawing
        self._laid: dict[tuple[int, int, int], LaidText] = {}
        self._natural: dict[tuple[int, int], int] = {}
        self._rows: dict[tuple[tuple[int, ...], bool, int], list[Row]] = {}
        self._sides = list(_sides(scene))

    def best(self, step: int) -> Arrangement:
        """The best arrangement with texts `step` half-points below their sizes."""
        tried = (
            self._arranged(upper, lower, step)
            for above, below in self._sides
            for upper in self._row(above, step, up=True)
            for lower in self._row(below, step, up=False)
        )
        return min(tried, key=lambda one: (one.over, one.cost))

    def _arranged(self, upper: Row, lower: Row, step: int) -> Arrangement:
        key, beside = self._key(lower, step)
        need = top_of_axis(upper) + below_axis(self.scene, lower)
        if key is not None and not beside:
            need += key.height + GAP
        over = max(need - self.box.height, 0) + upper.over + lower.over
        uneven = 0.01 * abs(len(upper.places) - len(lower.places))
        cost = upper.cost + lower.cost + uneven
        return Arrangement(above=upper, below=lower, key=key, key_beside=beside, need=need, over=over, cost=cost)

    def _row(self, places: tuple[int, ...], step: int, *, up: bool) -> list[Row]:
        """The ways in which these events may stand side by side: in cards of one width, or the longer the wider."""
        if not places:
            return [Row()]
        key = (places, up, step)
        if key not in self._rows:
            room = self.box.width - (len(places) - 1) * GAP
            share = room // len(places)
            found: list[Row] = []
            for cap in _WIDTHS:
                most = min(cap, share)
                pad = padding(most)
                width = min(most, max(self._one_line(at, step) for at in places) + 2 * pad[0])
                found.append(self._cards(places, [width] * len(places), pad, step, up=up))
                if width < most or share <= cap:
                    break
            if len(places) > 1 and found[-1].widths[0] == share:
                pad = padding(0)
                found.append(self._cards(places, self._shared_out(places, room, pad, step), pad, step, up=up))
            self._rows[key] = found
        return self._rows[key]

    def _shared_out(self, places: tuple[int, ...], room: int, pad: tuple[int, int], step: int) -> list[int]:
        """Share the room out so that the tallest card is as low as can be."""
        widest = max(room - (len(places) - 1) * _NARROW, _NARROW)
        low, high = 0, max(self._lay(at, room // len(places) - 2 * pad[0], step).height for at in places)
        best = [room // len(places)] * len(places)
        while high - low > EMU_PER_PT * 6:
            height = (low + high) // 2
            widths = [self._narrowest(at, height, widest, pad, step) for at in places]
            if sum(widths) <= room:
                best, high = widths, height
            else:
                low = height
        # What is left over goes to all of them, as far as their words have a use for it.
        more = (room - sum(best)) // len(best)
        return [
            max(width, min(width + more, self._one_line(at, step) + 2 * pad[0]))
            for at, width in zip(places, best, strict=True)
        ]

    def _narrowest(self, at: int, height: int, widest: int, pad: tuple[int, int], step: int) -> int:
        """The least width, on a grid, at which a card's text is not taller than this; beyond `widest` if none is."""
        low, high = _NARROW // _GRID, widest // _GRID + 1
        while low < high:
            middle = (low + high) // 2
            laid = self._lay(at, middle * _GRID - 2 * pad[0], step)
            if laid.height <= height and not laid.cut:
                high = middle
            else:
                low = middle + 1
        return low * _GRID

    def _cards(self, places: tuple[int, ...], widths: list[int], pad: tuple[int, int], step: int, *, up: bool) -> Row:
        stands = [self.scene.stands[at] for at in places]
        texts = tuple(self._lay(at, width - 2 * pad[0], step) for at, width in zip(places, widths, strict=True))
        middles = [stand.middle for stand in stands]
        edges = in_row(middles, widths, GAP, self.box.x, self.box.right)
        cards = [(edge, edge + width) for edge, width in zip(edges, widths, strict=True)]
        keep = min(min(widths) // 3, EMU_PER_INCH * 18 // 100)
        lines = leaders([_inner(stand) for stand in stands], middles, cards, keep)
        bars = [stand for stand in stands if not stand.exact]
        tracks = iter(lanes([(stand.low, stand.high) for stand in bars], LANE_GAP))
        row = Row(
            places=places,
            edges=tuple(edges),
            widths=tuple(widths),
            texts=texts,
            pad=pad,
            leaders=tuple(lines),
            lanes=tuple(-1 if stand.exact else next(tracks) for stand in stands),
            height=max(text.height for text in texts) + 2 * pad[1],
            over=_CUT * (sum(text.cut for text in texts) + sum(width < _NARROW for width in widths)),
        )
        return msgspec.structs.replace(row, cost=self._cost(row, up=up))

    def _cost(self, row: Row, *, up: bool) -> float:
        """How much less well a row reads than dots above and bars below, each card at its mark, in a few lines."""
        stands = [self.scene.stands[at] for at in row.places]
        moved = sum(abs(begin - end) for begin, end in row.leaders) / self.box.width
        away = sum(stand.exact != up for stand in stands)
        lines = max(text.lines for text in row.texts)
        labels = 0 if up else sum(stand.exact and self._on_label(stand.low) for stand in stands)
        uneven = 0.25 * (len(set(row.widths)) > 1)
        wide = 0.5 * max(row.widths) / self.box.width
        tall = 0.06 * max(lines - 4, 0) ** 2
        return moved + wide + tall + uneven + 0.3 * away + 0.5 * labels + _passes(row, stands)

    def _on_label(self, x: int) -> bool:
        return any(_near(x, label.low, label.high) for label in self.scene.labels)

    def _key(self, lower: Row, step: int) -> tuple[LaidText | None, bool]:
        """The key laid in the free room left of the lower cards where that does, else over the whole width."""
        words = self._visual.key
        if words is None:
            return None, False
        free = (min(lower.edges) if lower.edges else self.box.x) - self.box.x - GAP
        if free > EMU_PER_INCH * 2:
            laid = self._drawing.lay((words,), free, max(step, 0))
            if laid.height <= lower.height and not laid.cut:
                return laid, True
        return self._drawing.lay((words,), self.box.width, max(step, 0)), False

    def _lay(self, at: int, width: int, step: int) -> LaidText:
        key = (at, width, step)
        if key not in self._laid:
            self._laid[key] = self._drawing.lay(self.scene.stands[at].event.words, width, step)
        return self._laid[key]

    def _one_line(self, at: int, step: int) -> int:
        """The width at which each line of a card's words is one line."""
        key = (at, step)
        if key not in self._natural:
            self._natural[key] = self._drawing.width(self.scene.stands[at].event.words, step)
        return self._natural[key]


def padding(width: int) -> tuple[int, int]:
    """What a card keeps free beside its text, and above and below it; narrow cards keep less."""
    if width >= EMU_PER_INCH * 5 // 2:
        return EMU_PER_INCH * 18 // 100, EMU_PER_INCH * 13 // 100
    return EMU_PER_INCH * 10 // 100, EMU_PER_INCH * 9 // 100


def top_of_axis(row: Row) -> int:
    """What stands above the middle of the axis, with the least leaders."""
    return row.height + row.tracks + (LEADER if row.places else 0) + max(DOT // 2, TICK)


def under_labels(scene: Scene) -> int:
    """From the middle of the axis down to below its tick labels."""
    return max(TICK, DOT // 2) + LABEL_SPACE + scene.label_height + LABEL_SPACE


def below_axis(scene: Scene, row: Row) -> int:
    """What stands below the middle of the axis, with the least leaders."""
    return under_labels(scene) + row.tracks + (LEADER + row.height if row.places else 0)


def _inner(stand: Stand) -> tuple[int, int]:
    """From where on its mark a leader may begin: not at a bar's round end."""
    if stand.exact or stand.high - stand.low <= BAR:
        return stand.middle, stand.middle
    return stand.low + BAR // 2, stand.high - BAR // 2


def _sides(scene: Scene) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Which events may stand above and which below: all dots and no bars above; and, to even out the rows, some moved.

    Those dots move whose leaders meet no tick label, and where they are too few, any. Rows are in the order of marks.
    """
    stands = scene.stands
    dots = [at for at, stand in enumerate(stands) if stand.exact]
    bars = [at for at, stand in enumerate(stands) if not stand.exact]
    free = [at for at in dots if not any(_near(stands[at].low, label.low, label.high) for label in scene.labels)]
    seen: set[frozenset[int]] = set()
    for down in (*_some(free, len(dots)), *_some(dots, len(dots))):
        for up in _some(bars, len(bars)):
            above = frozenset(dots).difference(down).union(up)
            if above not in seen:
                seen.add(above)
                order = sorted(range(len(stands)), key=lambda at: (stands[at].middle, at))
                yield tuple(at for at in order if at in above), tuple(at for at in order if at not in above)


def _some(places: Sequence[int], count: int) -> Iterator[tuple[int, ...]]:
    """None of the places, then a quarter, a third, a half and two thirds of `count`, spread evenly over them."""
    yield ()
    for parts, of in ((1, 4), (1, 3), (1, 2), (2, 3)):
        wanted = min(count * parts // of, len(places))
        if wanted:
            yield tuple(places[(2 * one + 1) * len(places) // (2 * wanted)] for one in range(wanted))


def _near(x: int, low: int, high: int) -> bool:
    return low - LABEL_SPACE <= x <= high + LABEL_SPACE


def _passes(row: Row, stands: Sequence[Stand]) -> int:
    """How often a leader passes behind a bar that lies between its own mark and its card."""
    return sum(
        1
        for lane, (x, _) in zip(row.lanes, row.leaders, strict=True)
        for other, its_lane in zip(stands, row.lanes, strict=True)
        if its_lane > lane and _near(x, other.low, other.high)
    )
