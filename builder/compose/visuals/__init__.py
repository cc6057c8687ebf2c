"""The functions of templates that draw: facts in, a visual with its words and alternative text out."""

from collections.abc import Callable, Mapping

from builder.compose.facts import Shelf
from builder.compose.said import Said


def make_visuals(shelf: Shelf) -> Mapping[str, Callable[..., object]]:
    """Give the functions by name, for one deck."""

    def bars(*given: object) -> Said:
        from builder.compose.visuals.bars import make_bars

        return make_bars(shelf)(*given)

    return {
        "bars": bars,
    }
