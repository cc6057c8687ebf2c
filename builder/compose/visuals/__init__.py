"""The functions of templates that draw: facts in, a visual with its words and alternative text out."""

import functools
from collections.abc import Callable, Mapping

from builder.compose.facts import Shelf
from builder.compose.problems import RefusedError
from builder.compose.said import ABSENT, Said


def make_visuals(shelf: Shelf) -> Mapping[str, Callable[..., object]]:
    """Give the functions by name, for one deck. Each module is loaded when a template first asks for its visual."""

    def bars(things: object, columns: object, caption: object = ABSENT) -> Said:
        from builder.compose.visuals.bars import make_bars

        return make_bars(shelf, things, columns, caption)

    def timeline(facts: object) -> Said:
        from builder.compose.visuals.timeline import make_timeline

        return make_timeline(shelf, facts)

    def chain(facts: object) -> Said:
        from builder.compose.visuals.chains import make_chain

        return make_chain(shelf, facts)

    def map(facts: object) -> Said:  # noqa: A001 - what templates call it, and so does Python where a call is wrong
        from builder.compose.visuals.maps import make_map

        return make_map(shelf, facts)

    def number(*given: object) -> Said:
        from builder.compose.visuals.numbers import make_number

        return make_number(shelf, given)

    def numbers(facts: object, columns: object) -> Said:
        from builder.compose.visuals.numbers import make_numbers

        return make_numbers(shelf, facts, columns)

    functions: Mapping[str, Callable[..., Said]] = {
        "map": map,
        "timeline": timeline,
        "bars": bars,
        "chain": chain,
        "number": number,
        "numbers": numbers,
    }
    return {name: _about_what_is_given(function) for name, function in functions.items()}


def _about_what_is_given(function: Callable[..., Said]) -> Callable[..., Said]:
    """Mark what a function refuses as being about the facts that it was given."""

    @functools.wraps(function)  # what it takes is told where a call is wrong
    def drawn(*given: object, **named: object) -> Said:
        try:
            return function(*given, **named)
        except RefusedError as refusal:
            refusal.of_given = True
            raise

    return drawn
