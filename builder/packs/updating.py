"""A newer version of an adopted PowerPoint file in, the files of its pack out: a new brand.pptx under old bindings."""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from builder.binding.bound import Bound
from builder.binding.changes import Change, diff
from builder.errors import SourcedeckError
from builder.model.brandfile import BrandFile
from builder.model.figures import read_figures
from builder.packs.adopting import Figured, used_fonts
from builder.packs.bound import bindings_of, patterns_of
from builder.packs.brands import BRAND
from builder.packs.files import inside
from builder.packs.folders import TEMPLATES, PackFolder
from builder.packs.metrics import METRICS
from builder.packs.settings import checked_chain, merged


class Updated(msgspec.Struct, frozen=True, kw_only=True):
    """What an update gives: the files to write by path, the file as found, its bindings, and what is not as it was.

    `unmeasured` are fonts of it that nobody has measured, and that pack.toml does not accept; `dropped` and `notes` are
    as those of `Adopted`.
    """

    files: Mapping[Path, bytes]
    file: BrandFile
    bound: tuple[Bound, ...]
    changes: tuple[Change, ...]
    unmeasured: tuple[str, ...]
    dropped: Mapping[str, int]
    notes: tuple[str, ...]


def update(
    source: Path, name: str, project: Path, *, bundled: Path, measured: Callable[[str, Figured], bool]
) -> Updated:
    """Make brand.pptx of the adopted pack `name` anew from a newer file, short of writing it; pack.toml stays.

    Raises SourcedeckError for a pack that was not adopted, and for a file that is none or cannot serve.
    """
    from builder.binding.choose import choose
    from builder.powerpoint.brand_file import read_brand_file
    from builder.powerpoint.cleaning import cleaned
    from builder.powerpoint.embedded_fonts import measure_embedded
    from builder.powerpoint.settings import brand_settings

    chain = checked_chain(name, project, bundled)
    path = _adopted(chain[0])
    clean, file = cleaned(source), read_brand_file(source)
    bindings, patterns = bindings_of(chain), patterns_of(chain)
    bound = choose(file, bindings, patterns)
    fonts = measure_embedded(source)
    own = {Path(one).stem: read_figures(data) for one, data in fonts.files.items()}
    accepted = {font.casefold() for font in brand_settings(merged(chain)).tokens.stand_ins}
    unmeasured = [
        font for font in used_fonts(file, bound) if font.casefold() not in accepted and not measured(font, own)
    ]
    return Updated(
        files={path: clean.data, **{chain[0].path / METRICS / one: data for one, data in fonts.files.items()}},
        file=file,
        bound=bound,
        changes=diff(read_brand_file(path), file, bindings, patterns),
        unmeasured=tuple(unmeasured),
        dropped=clean.dropped,
        notes=clean.notes,
    )


def _adopted(own: PackFolder) -> Path:
    """The brand.pptx of an adopted pack of the project; raises SourcedeckError for any other pack."""
    if not (own.is_own and own.is_adopted):
        hint = "a pack made with `pack new` is made again by `sourcedeck pack make`; take --update away to adopt a file"
        raise SourcedeckError(f"the pack “{own.name}” was not adopted from a PowerPoint file", hint=hint)
    path = inside(own.path, str(own.settings.get("brand", BRAND)))
    if path is None:
        hint = f"take {TEMPLATES}/{own.name} away, and adopt the file anew without --update"
        raise SourcedeckError(f"the pack “{own.name}” has no brand.pptx", place=own.place("brand"), hint=hint)
    return path
