"""The nearest name that exists, for hints; never used for a verdict."""

from collections.abc import Iterable

_LEAST_LIKENESS = 60.0
_LEAST_BEGINNING = 3


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like `name`, else the first that it begins, or "" where none is near.

    Ties go to the first, so the answer is stable.
    """
    from rapidfuzz import fuzz, process

    names = list(known)
    found = process.extractOne(name, names, scorer=fuzz.ratio, processor=_folded, score_cutoff=_LEAST_LIKENESS)
    if found and fuzz.ratio(_letters(name), _letters(found[0])) >= _LEAST_LIKENESS - 10:
        return found[0]
    return next((one for one in names if len(name) >= _LEAST_BEGINNING and _folded(one).startswith(_folded(name))), "")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest known name, or "" where none is near."""
    found = nearest(name, known)
    return f"did you mean “{found}”?" if found else ""


def _letters(name: str) -> str:
    """A name without its figures: two ids of the same day are not alike for that."""
    return "".join(character for character in _folded(name) if not character.isdigit())


def _folded(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")
