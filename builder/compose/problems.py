"""What stops one template or slide: raised inside the stage, and turned into a Finding at its edge."""

from collections.abc import Iterable

from builder.model.finding import Finding, Place
from builder.reading.nearest import did_you_mean


class RefusedError(Exception):
    """A template asked for something that it cannot have.

    `line` is a line of the template's file where that is known (0: the line is found from where it was raised).
    `of_given` tells that it is about what the deck gives a function, and not about how the template calls it.
    """

    of_given = False

    def __init__(self, code: str, message: str, hint: str = "", *, line: int = 0, path: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.line = line
        self.path = path


def unknown_name(what: str, name: str, known: Iterable[str], *, line: int = 0) -> RefusedError:
    """Make the refusal of a name that does not exist, with the nearest one that does (P103)."""
    names = list(known)
    hint = did_you_mean(name, names) or ("there are: " + ", ".join(sorted(names)) if names else "")
    return RefusedError("P103", f"{what} “{name}” does not exist", hint, line=line)


def finding(code: str, place: Place, message: str, hint: str = "", *, slide: int = 0, slot: str = "") -> Finding:
    """Make a finding of severity error; `slide` counts from 1."""
    return Finding(code, "error", place, message, hint, slide, slot)
