"""A pack's chain in, the bytes of its brand.pptx out: made from the settings of all the packs that it extends."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from builder.errors import SourcedeckError
from builder.model.finding import Place
from builder.packs.brands import BRAND
from builder.packs.folders import SETTINGS, PackFolder, own_chain
from builder.packs.settings import check_settings, logo_of, merged


def brand_file(name: str, project: Path, *, bundled: Path) -> tuple[Path, bytes]:
    """Where the brand of a project's pack belongs, and the bytes that its pack.toml makes.

    Raises SourcedeckError for a pack that does not exist or is not the project's own, and for settings that make none.
    """
    chain = own_chain(name, project, bundled)
    for folder in chain:
        check_settings(folder)
        if folder.is_adopted:
            _refuse_stranger(folder, folder.place("layouts"))
    own = chain[0]
    path = own.path / _file_name(own)
    if _is_strangers(path):
        _refuse_stranger(own, Place(f"{own.label}/{path.name}"))
    return path, brand_data(chain)


def _refuse_stranger(folder: PackFolder, place: Place) -> None:
    """Raise SourcedeckError for a brand that no settings make, and that making it would destroy."""
    message = f"the brand of “{folder.name}” is made from a PowerPoint template, not from {SETTINGS}"
    hint = "change colours, fonts and layouts in PowerPoint, in that file"
    raise SourcedeckError(message, place=place, hint=hint)


def _is_strangers(path: Path) -> bool:
    """Whether a presentation stands there that was not made from settings; what is none may be made anew."""
    from builder.powerpoint.brand_file import read_brand_file

    try:
        return path.is_file() and not read_brand_file(path).made_from
    except SourcedeckError:
        return False


def brand_data(chain: Sequence[PackFolder]) -> bytes:
    """The brand.pptx that the settings of a chain make, nearest first. Equal settings give equal bytes."""
    from builder.powerpoint import make_brand

    return make_brand(brand_settings_of(chain), logo_of(chain))


def brand_settings_of(chain: Sequence[PackFolder]) -> Mapping[str, object]:
    """The settings of a chain, with the name and title of its nearest pack and not those of one that it extends."""
    own = chain[0]
    return {**merged(chain), "name": own.settings.get("name", own.name), "title": own.settings.get("title", "")}


def _file_name(folder: PackFolder) -> str:
    name = folder.settings.get("brand", BRAND)
    if not isinstance(name, str) or not name or Path(name).name != name or "\\" in name:
        place = Place(folder.place("brand").path, folder.place("brand").line, 1)
        hint = f'write brand = "{BRAND}"'
        raise SourcedeckError(f"brand is “{name}”, which is no file of the pack's folder", place=place, hint=hint)
    return name
