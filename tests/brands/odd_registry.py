"""The collection of odd templates: each maker with its name, what is odd about its file, and what must become of it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

Maker = Callable[[Path], None]


class Odd(NamedTuple):
    """One odd file. `refused` are words of the sentence that refuses it; a file without is adopted.

    `ending` is that of its name. `opens` tells whether python-pptx can open it too.
    """

    name: str
    what: str
    make: Maker
    refused: tuple[str, ...] = ()
    ending: str = ".pptx"
    opens: bool = True

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}{self.ending}"


ALL: list[Odd] = []


def odd(
    what: str, *, refused: tuple[str, ...] = (), ending: str = ".pptx", opens: bool = True
) -> Callable[[Maker], Maker]:
    """Put a maker into the collection, under its own name with hyphens."""

    def enter(make: Maker) -> Maker:
        name = make.__name__.replace("_", "-").strip("-")
        assert all(other.name != name for other in ALL), name
        ALL.append(Odd(name, what, make, refused, ending, opens and not refused))
        return make

    return enter
