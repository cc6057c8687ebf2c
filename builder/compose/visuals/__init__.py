"""The functions of templates that draw: facts in, a visual with its words and alternative text out."""

from collections.abc import Callable, Mapping

from builder.compose.facts import Shelf


def make_visuals(shelf: Shelf) -> Mapping[str, Callable[..., object]]:
    """Give the functions by name, for one deck."""
    return {}
