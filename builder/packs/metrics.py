"""The figures of fonts that a pack brings in its folder `metrics`, written there by `sourcedeck pack measure`."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from builder.ledger import files
from builder.model.figures import Figures, read_figures
from builder.model.finding import Finding, Place
from builder.packs.folders import PackFolder

METRICS = "metrics"
_SUFFIX = ".json"
_NAME = re.compile(r"[^\W_]+(?:-[^\W_]+)*-(?:regular|bold|italic|bold-italic)")
_AGAIN = "take the file away, and measure the font again: sourcedeck pack measure {}"


def pack_figures(chain: Sequence[PackFolder], findings: list[Finding]) -> Mapping[str, Figures]:
    """Figures by the names of `builder.model.figures.face_key`; those of a nearer pack come before those extended.

    What is wrong with a file is added to `findings`.
    """
    found: dict[str, Figures] = {}
    for folder in reversed(chain):
        names = files.names_in(folder.path, METRICS, letter="P")
        if isinstance(names, Finding):
            findings.append(msgspec.structs.replace(names, place=Place(f"{folder.label}/{METRICS}")))
            continue
        for name in names:
            read = _read(folder, name)
            if isinstance(read, Finding):
                findings.append(read)
            else:
                found[name.removesuffix(_SUFFIX)] = read
    return found


def _read(folder: PackFolder, name: str) -> Figures | Finding:
    place = Place(f"{folder.label}/{METRICS}/{name}")
    if not (name.endswith(_SUFFIX) and _NAME.fullmatch(name.removesuffix(_SUFFIX))):
        hint = "a file here is called by family and style: my-font-regular.json, my-font-bold-italic.json"
        return Finding("P003", "warning", place, "this file is not read", hint)
    text = files.read_text(folder.path, f"{METRICS}/{name}", "P")
    if isinstance(text, Finding):
        return msgspec.structs.replace(text, place=place)
    try:
        return read_figures(text.encode())
    except ValueError as error:
        return Finding("P003", "error", place, f"these are no figures of a font: {error}", _AGAIN.format(folder.name))
