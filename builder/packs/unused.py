"""Names in a pack.toml that nothing asks for: colours, places of the theme, looks of text and cards."""

from collections.abc import Iterator, Mapping, Sequence

from builder.model.color import parts
from builder.model.finding import Finding
from builder.packs.bound import patterns_of
from builder.packs.folders import PackFolder
from builder.reading.nearest import did_you_mean

_OF_THE_MASTER = ("title", "body", "page", "sources")
_KINDS = (("theme", "place in the theme"), ("text", "look of text"), ("cards", "card"))


def unused_names(chain: Sequence[PackFolder]) -> Iterator[Finding]:
    """P125: a warning for each name of a project's pack that no pack which it extends has, and that nothing asks for.

    The settings of the chain, nearest first, must have been checked. A pack that extends none is not judged.
    """
    used = {_name(text) for folder in chain for text in _texts(_without_bindings(folder.settings))}
    for number, folder in enumerate(chain[:-1], start=1):
        if not folder.is_own:
            continue
        extended = chain[number:]
        known = _known(extended, "colors")
        for name in _table(folder, "colors"):
            if name not in known and name not in used:
                yield _finding(folder, name, f"nothing is in the colour “{name}”", known)
        for table, what in _KINDS:
            own = _table(folder, table)
            known = {**_known(extended, table), **(_served(table, chain) if own else {})}
            for name in own:
                if name not in known:
                    yield _finding(folder, name, f"nothing asks for the {what} “{name}”", known)


def _finding(folder: PackFolder, name: str, message: str, known: Mapping[str, object]) -> Finding:
    hint = did_you_mean(name, known) or "take it out, or name it where it is used"
    return Finding("P125", "warning", folder.place(name), f"{message}: the line changes nothing", hint)


def _served(table: str, chain: Sequence[PackFolder]) -> dict[str, object]:
    """The names that the program asks for in a table: the places of a theme, or the looks of slots."""
    from builder.powerpoint.settings import THEME_SLOTS

    looks = (slot.look for plan in patterns_of(chain) for slot in plan.slots)
    return dict.fromkeys(THEME_SLOTS if table == "theme" else (*_OF_THE_MASTER, *looks))


def _table(folder: PackFolder, name: str) -> Mapping[str, object]:
    tokens = folder.settings.get("tokens")
    table = tokens.get(name) if isinstance(tokens, Mapping) else None
    return table if isinstance(table, Mapping) else {}


def _known(chain: Sequence[PackFolder], table: str) -> dict[str, object]:
    return {name: None for folder in chain for name in _table(folder, table)}


def _without_bindings(settings: Mapping[str, object]) -> dict[str, object]:
    """What can name a colour; layouts and slots of a stranger's file may have any names."""
    return {key: settings[key] for key in ("tokens", "styles", "table") if key in settings}


def _texts(settings: object) -> Iterator[str]:
    """Every text among the values of settings, at any depth."""
    waiting = [settings]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def _name(color: str) -> str:
    """The colour that a shade is one of; another text as it is."""
    try:
        return parts(color)[0]
    except ValueError:
        return color
