"""A pack's folders in, one Pack out: nearer files, strings and settings come before those of the pack extended."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from builder.errors import SourcedeckError
from builder.ledger.files import names_in
from builder.model.finding import Finding, Place
from builder.model.pack import Pack, SlideTemplate
from builder.packs.bound import wrong_bindings
from builder.packs.brands import brand_path, outdated
from builder.packs.files import first_of, read_text
from builder.packs.folders import NAME, PackFolder, check_folder, pack_chain
from builder.packs.fonts import fonts_at
from builder.packs.metrics import pack_figures
from builder.packs.settings import check_settings, merged
from builder.packs.strays import SUFFIX, misnamed, misplaced
from builder.packs.strings import read_strings, unknown_strings
from builder.packs.template import read_template
from builder.packs.unused import unused_names
from builder.reading.nearest import did_you_mean

KEYS = ("name", "title", "summary", "extends", "brand", "tokens", "styles", "table", "layouts", "slots")


def load_pack(name: str, project: Path, *, bundled: Path) -> Pack:
    """Load the pack `name`: the project's own templates/NAME, else the one in the folder `bundled`.

    What is wrong with single files is in the pack's findings. Raises SourcedeckError where there is no such pack, or
    where its pack.toml or brand.pptx cannot be read.
    """
    from builder.powerpoint.brand_file import read_brand_file
    from builder.powerpoint.brand_reader import brand_of

    chain = pack_chain(name, project, bundled)
    findings = [finding for folder in chain for finding in first_of(_unknown_keys(folder))]
    findings += check_folder(chain, project)
    findings += [one for folder in chain if folder.is_own for one in first_of(misplaced(folder))]
    settings = merged(chain)
    path, holder = brand_path(chain, findings)
    for folder in chain:
        check_settings(folder)
    findings += first_of(unused_names(chain))
    try:
        file = read_brand_file(path)
        brand = brand_of(file, settings)
    except SourcedeckError as error:
        said = error.said.replace(str(path), _shown(path, project))
        raise SourcedeckError(said, hint=error.hint) from None
    findings += outdated(chain, holder, brand)
    findings += first_of(wrong_bindings(chain, file))
    templates, layers = _templates(chain, findings), read_strings(chain, findings)
    macros = _macros(chain, findings)
    # What a file asks for that cannot be read nobody knows.
    unread = any(one.severity == "error" and one.place.path.endswith(SUFFIX) for one in findings)
    unasked = () if unread else unknown_strings(layers, templates, macros)
    return Pack(
        name=name,
        brand=msgspec.structs.replace(brand, faces=pack_figures(chain, findings)),
        brand_path=str(path),
        templates=templates,
        strings={key: words for layer in layers if not layer.language for key, words in layer.words.items()},
        macros=macros,
        findings=(*findings, *unasked),
        layers=layers,
        fonts_at=fonts_at(chain),
    )


def _shown(path: Path, project: Path) -> str:
    """A path for a message: from the project's folder where it lies in it."""
    return path.relative_to(project).as_posix() if path.is_relative_to(project) else path.as_posix()


def _unknown_keys(folder: PackFolder) -> Iterator[Finding]:
    for key in folder.settings:
        if key not in KEYS:
            hint = did_you_mean(key, KEYS) or "keys: " + ", ".join(KEYS)
            yield Finding("P002", "error", folder.place(key), f"pack.toml has no key “{key}”", hint)


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
            if file.endswith(SUFFIX) and NAME.fullmatch(name):
                found[name] = (folder, f"{room}/{file}")
            else:
                findings.append(misnamed(label))
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
