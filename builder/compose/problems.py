"""What stops one template or slide: raised inside the stage, and turned into a Finding at its edge."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from builder.reading.nearest import did_you_mean

T = TypeVar("T")
R = TypeVar("R")


class RefusedError(Exception):
    """A template asked for something that it cannot have.

    `line` is a line of the template's file where that is known (0: the line is found from where it was raised).
    `facts` are the ids of the facts that it is about, `name` the name that does not exist. `of_given` tells that it is
    about what the deck gives a function, and not about how the template calls it. `others` are refusals of the same
    call, about other facts; `called_from` is the line of the slide template where a macro's file is to
    blame (0: not known). `told` tells that the ledger has reported the cause.
    """

    of_given = False
    told = False
    name = ""
    called_from = 0
    others: "tuple[RefusedError, ...]" = ()

    def __init__(
        self, code: str, message: str, hint: str = "", *, line: int = 0, path: str = "", facts: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.line = line
        self.path = path
        self.facts = facts


def each(things: Iterable[T], make: Callable[[T], R]) -> list[R]:
    """Make something of each thing. Raises the first RefusedError, with the `others`: one run tells them all."""
    made: list[R] = []
    refusals: list[RefusedError] = []
    for thing in things:
        try:
            made.append(make(thing))
        except RefusedError as refusal:
            refusals += [refusal, *refusal.others]
    if refusals:
        refusals[0].others = tuple(refusals[1:])
        raise refusals[0]
    return made


def unknown_name(what: str, name: str, known: Iterable[str], *, line: int = 0) -> RefusedError:
    """Make the refusal of a name that does not exist, with the nearest one that does (P103)."""
    names = list(known)
    hint = did_you_mean(name, names) or (
        "there are: " + ", ".join(sorted(names)) if names else "there is none of them: test it with `if` first"
    )
    refusal = RefusedError("P103", f"{what} “{name}” does not exist", hint, line=line)
    refusal.name = name
    return refusal
