"""What an updated brand changes, in print: for people, and as JSON."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from builder.binding.changes import Change
from builder.cli.words import counted

_GONE = re.compile(r"pack\.toml, \[layouts\] (.+?): (the file has no layout .+)")
_MANY = re.compile(r"((?:“[^”]+”, ){3})((?:“[^”]+”(?:, )?){2,})")
"""Names of patterns, of which three tell enough."""
_WORDS = {"error": "breaks", "warning": "differs", "info": "told"}


def change_lines(changes: Iterable[Change], *, verbose: bool = False) -> Iterator[str]:
    """A line a change, and one with what to do; what is only told where `verbose` asks for it."""
    for one in _together(changes):
        if one.severity == "info" and not verbose:
            continue
        where = f"“{one.layout}”: " if one.layout else ""
        yield f"{_WORDS[one.severity]}: {where}{_MANY.sub(_fewer, one.what)}"
        if one.mend:
            yield f"    hint: {one.mend}"


def _fewer(names: re.Match[str]) -> str:
    return f"{names[1].removesuffix(', ')} and {names[2].count('“')} more"


def _together(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes, those of one layout that is gone as one: pack.toml names it for many patterns."""
    found: dict[tuple[str, ...], list[str]] = {}
    firsts: dict[tuple[str, ...], Change] = {}
    for number, one in enumerate(changes):
        said = _GONE.fullmatch(one.what)
        group: tuple[str, ...] = (said[2], one.mend) if said else (str(number),)
        firsts.setdefault(group, one)
        found.setdefault(group, []).append(said[1] if said else "")
    for group, one in firsts.items():
        patterns = found[group]
        if len(patterns) == 1:
            yield one
            continue
        rest = f" and {len(patterns) - 3} more" if len(patterns) > 3 else ""
        what = f"pack.toml, [layouts] {'; '.join(patterns[:3])}{rest}: {group[0]}"
        yield msgspec.structs.replace(one, what=what)


def tally(changes: Sequence[Change], *, verbose: bool = False) -> str:
    """The changes in numbers; `verbose` tells that all of them have been listed."""
    counts = Counter(one.severity for one in _together(changes))
    if not changes:
        return "Nothing differs"
    parts = [
        f"{counted(counts['error'], 'thing')} {'breaks' if counts['error'] == 1 else 'break'}"
        if counts["error"]
        else "",
        f"{counted(counts['warning'], 'thing')} {'looks' if counts['warning'] == 1 else 'look'} different"
        if counts["warning"]
        else "",
        f"{counts['info']} more only told{'' if verbose else ' (-v lists them)'}" if counts["info"] else "",
    ]
    return ", ".join(part for part in parts if part)


def change_json(change: Change) -> dict[str, str]:
    """One change as a flat object."""
    return {
        "kind": change.kind,
        "severity": change.severity,
        "layout": change.layout,
        "what": change.what,
        "mend": change.mend,
    }
