"""Which brand.pptx a pack is set in, and whether it is what the settings make."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from builder.errors import SourcedeckError
from builder.model.brand import Brand
from builder.model.finding import Finding, Place
from builder.packs.files import inside
from builder.packs.folders import PackFolder
from builder.packs.settings import logo_of, merged

BRAND = "brand.pptx"


def brand_path(chain: Sequence[PackFolder], findings: list[Finding]) -> tuple[Path, int]:
    """The nearest brand.pptx of a chain, and which of its folders has it.

    A pack that names a file which is not there is told in `findings`. Raises SourcedeckError where no pack has one.
    """
    for number, folder in enumerate(chain):
        name = folder.settings.get("brand", BRAND)
        if not isinstance(name, str):
            hint = 'write the name of a file: brand = "brand.pptx"'
            raise SourcedeckError("“brand” is not a text", place=folder.place("brand"), hint=hint)
        path = inside(folder.path, name)
        if path is not None:
            return path, number
        own = folder.path / BRAND
        if "brand" not in folder.settings and (own.is_symlink() or own.exists()):
            message = "this is no ordinary file of the pack's folder"
            raise SourcedeckError(message, place=Place(f"{folder.label}/{BRAND}"), hint="put the file itself here")
        if "brand" in folder.settings and "extends" in folder.settings and folder is not chain[-1]:
            message = f"there is no file {name} in the pack's folder"
            findings.append(Finding("P006", "error", folder.place("brand"), message, _make(folder)))
    slip = next((one for one in findings if one.code == "P002"), None)
    if slip is not None:  # “extend” for “extends”: then there is no pack that has the brand
        raise SourcedeckError(slip.message, place=slip.place, hint=slip.hint)
    first = chain[-1]
    raise SourcedeckError(f"the pack “{chain[0].name}” has no brand.pptx", place=Place(first.label), hint=_make(first))


def _make(folder: PackFolder) -> str:
    return f"make it with: sourcedeck pack make {folder.name}"


def outdated(chain: Sequence[PackFolder], number: int, brand: Brand) -> Iterator[Finding]:
    """Findings for settings that are not in the brand which stands in folder `number` of the chain.

    A stranger's file (its pack has [layouts]) is made from no settings, and one that does not say from which it was
    made is not judged.
    """
    if any(folder.is_adopted for folder in chain):
        return
    settings = merged(chain)
    holder = chain[number]
    made = _digest(chain[number:], merged(chain[number:]))
    if brand.made_from and brand.made_from != made:
        message = "brand.pptx was made before colours, fonts, sizes or the logo were changed: it still has the old ones"
        again = f"make it again with: sourcedeck pack make {holder.name}"
        yield Finding("P120", "warning", holder.place("tokens"), message, again)
    if made != _digest(chain, settings):
        for folder in chain[:number]:
            if "tokens" in folder.settings and "brand" not in folder.settings:
                message = "these tokens are not used: the pack has no brand.pptx of its own"
                yield Finding("P107", "warning", folder.place("tokens"), message, _make(folder))


def _digest(chain: Sequence[PackFolder], settings: Mapping[str, object]) -> str:
    from builder.powerpoint import settings_digest

    try:
        picture = logo_of(chain)
    except SourcedeckError:
        picture = b""  # `pack make` says what is wrong with it
    return settings_digest(settings, picture)
