"""Two versions of a brand compared: files or packs in, what is not as it was out."""

from pathlib import Path

import msgspec

from builder.binding.bound import Bindings
from builder.binding.changes import Change, diff
from builder.bundled import bundled_root
from builder.model.brandfile import BrandFile
from builder.packs.bound import bindings_of, patterns_of
from builder.packs.brands import brand_path
from builder.packs.folders import pack_chain
from builder.packs.settings import checked_chain

_PLAIN = "seminar"
"""The pack whose patterns of slots count where no pack is named."""


class _Version(msgspec.Struct, frozen=True):
    """A brand as found, and what binds it."""

    file: BrandFile
    pack: str


def compare(old: Path | str, new: Path | str, project: Path, pack: str = "") -> tuple[Change, ...]:
    """What differs between two brands, the worst first; each is a file (a path) or a pack (a name).

    The bindings are those of `pack`, else of the pack that is compared; of two files without a pack there are none.
    Raises SourcedeckError for a pack that does not exist, and for a file that is none.
    """
    before, after = _version(old, project), _version(new, project)
    chain = checked_chain(pack or before.pack or after.pack or _PLAIN, project, bundled_root() / "templates")
    bindings = bindings_of(chain) if pack or before.pack or after.pack else Bindings()
    return diff(before.file, after.file, bindings, patterns_of(chain))


def _version(which: Path | str, project: Path) -> _Version:
    from builder.powerpoint.brand_file import read_brand_file

    if isinstance(which, Path):
        return _Version(read_brand_file(which), "")
    chain = pack_chain(which, project, bundled_root() / "templates")
    return _Version(read_brand_file(brand_path(chain, [])[0]), which)
