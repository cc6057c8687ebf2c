"""The settings of a pack: those of each pack.toml checked, and those of a chain of packs merged into one."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from builder.errors import SourcedeckError
from builder.model.families import followed
from builder.packs.files import inside
from builder.packs.folders import PackFolder, pack_chain
from builder.reading.nearest import did_you_mean

_SETTING_DEPTH = 3  # tokens, colors, ink


def check_settings(folder: PackFolder) -> None:
    """Raise SourcedeckError, with the line, for a key or value of one pack.toml that the brand cannot have."""
    from builder.powerpoint.settings import setting_fault, setting_keys

    fault = setting_fault(folder.settings)
    if fault is not None:
        key, message, hint = fault
        last = key.rpartition(".")[2]
        place = max(folder.place(key), folder.place(last), key=lambda one: one.line)
        guess = did_you_mean(last, dict.fromkeys(setting_keys()))
        raise SourcedeckError(message, place=place, hint=hint or guess or "see the bundled packs for an example")


def checked_chain(name: str, project: Path, bundled: Path) -> tuple[PackFolder, ...]:
    """The chain of a pack with each pack.toml checked. Raises SourcedeckError as `pack_chain` and `check_settings`."""
    chain = pack_chain(name, project, bundled)
    for folder in chain:
        check_settings(folder)
    return chain


def merged(chain: Sequence[PackFolder]) -> Mapping[str, object]:
    """Merge the settings of a chain, nearest first: one colour, one slot's look or one style comes as a whole.

    So `tokens.colors.ink` can be changed alone, while a `styles.paragraph.label` written anew inherits nothing. The
    colours of a family follow its head where that is changed alone.
    """
    settings: Mapping[str, object] = {}
    for folder in reversed(chain):
        above = _over(settings, folder.settings, _SETTING_DEPTH)
        settings = _over(
            above, {"tokens": {"colors": _family_colors(settings, folder.settings, above)}}, _SETTING_DEPTH
        )
    return settings


def with_colors(chain: Sequence[PackFolder], colors: Mapping[str, str]) -> Mapping[str, object]:
    """The merged settings of a chain under a pack that changes these colours alone."""
    changes: Mapping[str, object] = {"tokens": {"colors": dict(colors)}}
    below = merged(chain)
    above = _over(below, changes, _SETTING_DEPTH)
    return _over(above, {"tokens": {"colors": _family_colors(below, changes, above)}}, _SETTING_DEPTH)


def _family_colors(
    below: Mapping[str, object], own: Mapping[str, object], above: Mapping[str, object]
) -> dict[str, str]:
    families = {
        name: [member for member in members if isinstance(member, str)]
        for name, members in _table(above, "families").items()
        if isinstance(members, list)
    }
    return followed(_table(below, "colors"), _table(own, "colors"), families)


def _table(settings: Mapping[str, object], name: str) -> Mapping[str, object]:
    """A table under [tokens]; empty where there is none."""
    tokens = settings.get("tokens")
    table = tokens.get(name) if isinstance(tokens, dict) else None
    return table if isinstance(table, dict) else {}


def _over(below: Mapping[str, object], above: Mapping[str, object], depth: int) -> dict[str, object]:
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        merging = depth > 1 and isinstance(old, dict) and isinstance(value, dict)
        result[key] = _over(old, value, depth - 1) if merging else value  # type: ignore[arg-type] # both are tables
    return result


def logo_of(chain: Sequence[PackFolder]) -> bytes:
    """The picture that the settings of a chain name as logo, from the folder of the pack that names it; b"" for none.

    Raises SourcedeckError where it is not there, or cannot be read.
    """
    for folder in chain:
        look = _table(folder.settings, "look")
        if "logo" not in look:
            continue
        from builder.powerpoint.logos import MOST_BYTES

        name, place = look["logo"], folder.place("logo")
        if not name:
            return b""
        path = inside(folder.path, str(name))
        if path is None:
            hint = 'put the picture into the folder, or write logo = ""'
            raise SourcedeckError(f"there is no file {name} in the pack's folder", place=place, hint=hint)
        try:
            with path.open("rb") as file:
                return file.read(MOST_BYTES + 1)  # whoever draws it refuses what is longer
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise SourcedeckError(f"{name} cannot be read: {reason}", place=place) from None
    return b""
