"""A pack's folders in, one Pack out: nearer files, strings and settings come before those of the pack extended."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from builder.errors import SourcedeckError
from builder.ledger.files import names_in
from builder.model.families import followed
from builder.model.finding import Finding, Place
from builder.model.pack import Pack, SlideTemplate
from builder.packs.files import first_of, inside, line_of, read_text, read_toml
from builder.packs.folders import PackFolder, pack_chain
from builder.packs.metrics import pack_figures
from builder.packs.strings import read_strings, unknown_strings
from builder.packs.template import read_template
from builder.reading.nearest import did_you_mean

SUFFIX = ".md.j2"
BRAND = "brand.pptx"
KEYS = ("name", "title", "summary", "extends", "brand", "tokens", "styles", "table", "layouts", "slots")
_SETTING_DEPTH = 3  # tokens, colors, ink
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load_pack(name: str, project: Path, *, bundled: Path) -> Pack:
    """Load the pack `name`: the project's own templates/NAME, else the one in the folder `bundled`.

    What is wrong with single files is in the pack's findings. Raises SourcedeckError where there is no such pack, or
    where its pack.toml or brand.pptx cannot be read.
    """
    from builder.powerpoint import read_brand

    chain = pack_chain(name, project, bundled)
    findings = [finding for folder in chain for finding in first_of(_unknown_keys(folder))]
    settings = merged(chain)
    brand_path = _brand_path(chain, findings)
    for folder in chain:
        check_settings(folder)
    try:
        brand = read_brand(brand_path, settings)
    except SourcedeckError as error:
        said = error.said.replace(str(brand_path), _shown(brand_path, project))
        raise SourcedeckError(said, hint=error.hint) from None
    layers = read_strings(chain, findings)
    templates, macros = _templates(chain, findings), _macros(chain, findings)
    return Pack(
        name=name,
        brand=msgspec.structs.replace(brand, faces=pack_figures(chain, findings)),
        brand_path=str(brand_path),
        templates=templates,
        strings={key: words for layer in layers if not layer.language for key, words in layer.words.items()},
        macros=macros,
        findings=(*findings, *unknown_strings(layers, templates, macros)),
        layers=layers,
    )


def _shown(path: Path, project: Path) -> str:
    """A path for a message: from the project's folder where it lies in it."""
    return path.relative_to(project).as_posix() if path.is_relative_to(project) else path.as_posix()


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


def merged(chain: Sequence[PackFolder]) -> Mapping[str, object]:
    """Merge the settings of a chain, nearest first: one colour, one slot's look or one style comes as a whole.

    So `tokens.colors.ink` can be changed alone, while a `styles.paragraph.label` written anew inherits nothing. The
    colours of a family follow its head where that is changed alone.
    """
    settings: Mapping[str, object] = {}
    for folder in reversed(chain):
        above = _over(settings, folder.settings, _SETTING_DEPTH)
        settings = _over(above, {"tokens": {"colors": _family_colors(settings, folder.settings, above)}}, 3)
    return settings


def _family_colors(
    below: Mapping[str, object], own: Mapping[str, object], above: Mapping[str, object]
) -> dict[str, str]:
    families = {name: members for name, members in _table(above, "families").items() if isinstance(members, list)}
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


def _unknown_keys(folder: PackFolder) -> Iterator[Finding]:
    for key in folder.settings:
        if key not in KEYS:
            hint = did_you_mean(key, KEYS) or "keys: " + ", ".join(KEYS)
            yield Finding("P002", "error", folder.place(key), f"pack.toml has no key “{key}”", hint)


def _brand_path(chain: Sequence[PackFolder], findings: list[Finding]) -> Path:
    """The nearest brand.pptx; a pack that changes tokens above it is told that they are not in it yet."""
    for folder in chain:
        name = folder.settings.get("brand", BRAND)
        if not isinstance(name, str):
            hint = 'write the name of a file: brand = "brand.pptx"'
            raise SourcedeckError("“brand” is not a text", place=folder.place("brand"), hint=hint)
        path = inside(folder.path, name)
        if path is not None:
            return path
        own = folder.path / BRAND
        if "brand" not in folder.settings and (own.is_symlink() or own.exists()):
            message = "this is no ordinary file of the pack's folder"
            raise SourcedeckError(message, place=Place(f"{folder.label}/{BRAND}"), hint="put the file itself here")
        make = f"make it with: sourcedeck pack make {folder.name}"
        if "brand" in folder.settings and "extends" in folder.settings and folder is not chain[-1]:
            message = f"there is no file {name} in the pack's folder"
            findings.append(Finding("P006", "error", folder.place("brand"), message, make))
        elif "tokens" in folder.settings and folder is not chain[-1]:
            message = "these tokens are not used: the pack has no brand.pptx of its own"
            findings.append(Finding("P107", "warning", folder.place("tokens"), message, make))
    first = chain[-1]
    make = f"make it with: sourcedeck pack make {first.name}"
    raise SourcedeckError(f"the pack “{chain[0].name}” has no brand.pptx", place=Place(first.label), hint=make)


def _files(chain: Sequence[PackFolder], room: str, findings: list[Finding]) -> dict[str, tuple[str, str | Finding]]:
    """The texts of `slides` or `macros` by name, each with its label: the nearest of a name, in order of names."""
    found: dict[str, tuple[PackFolder, str]] = {}
    for folder in reversed(chain):
        files = names_in(folder.path, room, letter="P")
        if isinstance(files, Finding):
            findings.append(msgspec.structs.replace(files, place=Place(f"{folder.label}/{room}")))
            continue
        for file in files:
            label = f"{folder.label}/{room}/{file}"
            name = file.removesuffix(SUFFIX)
            if (folder.path / room / file).is_dir():
                continue
            if file.endswith(SUFFIX) and _NAME.fullmatch(name):
                found[name] = (folder, f"{room}/{file}")
            else:
                hint = f"name it in small letters, digits and hyphens, and end it with {SUFFIX}"
                findings.append(Finding("P003", "warning", Place(label), "this file is not read", hint))
    return {
        name: (f"{folder.label}/{file}", read_text(folder.path, file, folder.label))
        for name, (folder, file) in sorted(found.items())
    }


def _templates(chain: Sequence[PackFolder], findings: list[Finding]) -> Mapping[str, SlideTemplate]:
    templates: dict[str, SlideTemplate] = {}
    for name, (label, text) in _files(chain, "slides", findings).items():
        if isinstance(text, Finding):
            findings.append(text)
            continue
        read = read_template(name, label, text)
        findings += read.findings
        if read.template is not None:
            templates[name] = read.template
    return templates


def _macros(chain: Sequence[PackFolder], findings: list[Finding]) -> Mapping[str, tuple[Place, str]]:
    macros: dict[str, tuple[Place, str]] = {}
    for name, (label, text) in _files(chain, "macros", findings).items():
        if isinstance(text, Finding):
            findings.append(text)
        else:
            macros[name] = (Place(label, 1, 1), text)
    return macros
