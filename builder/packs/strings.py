"""The fixed words of a pack's folders: strings.toml, and strings.de.toml and the like over it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from builder.model.finding import Finding, Place
from builder.model.language import is_language_tag
from builder.model.pack import SlideTemplate, Strings
from builder.packs.files import first_of, line_of, read_toml
from builder.packs.folders import PackFolder
from builder.reading.nearest import did_you_mean
from builder.text.slide_words import slide_words

STRINGS = "strings.toml"
PLURALS = ("_zero", "_one", "_two", "_few", "_many", "_other")
"""What may stand after the key of a count, for a language that has more forms than two."""
_FILE = re.compile(r"strings\.(?P<language>[A-Za-z0-9-]+)\.toml")
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_USED = re.compile(r"""\bstrings\s*(?:\.\s*|\[\s*["'])(?P<key>[a-z][a-z0-9_]*)""")


def read_strings(chain: Sequence[PackFolder], findings: list[Finding]) -> tuple[Strings, ...]:
    """All files of words of a chain: the nearer pack after the farther, in each strings.toml before the languages."""
    layers: list[Strings] = []
    for folder in reversed(chain):
        for name, language in _files(folder, findings):
            read = read_toml(folder.path, name, folder.label)
            if isinstance(read, Finding):
                findings.append(read)
                continue
            table, text = read
            label = f"{folder.label}/{name}"
            words = {key: words for key, words in table.items() if isinstance(words, str) and _KEY.fullmatch(key)}
            layers.append(Strings(label, language, words, {key: line_of(text, key) for key in words}))
            findings += first_of(_no_strings(table, text, label))
    return tuple(layers)


def _files(folder: PackFolder, findings: list[Finding]) -> Iterator[tuple[str, str]]:
    """The names of a folder's files of words, each with its language, widest tags first; "" for strings.toml."""
    path = folder.path / STRINGS
    if path.exists() or path.is_symlink():
        yield STRINGS, ""
    try:
        names = sorted(one.name for one in Path(folder.path).iterdir() if _FILE.fullmatch(one.name))
    except OSError:
        return
    for name in sorted(names, key=lambda one: (len(one), one)):
        match = _FILE.fullmatch(name)
        language = match["language"] if match else ""
        if is_language_tag(language):
            yield name, language.casefold()
        else:
            hint = "name it after the language tag of its words: strings.de.toml, strings.pt-br.toml"
            findings.append(Finding("P003", "warning", Place(f"{folder.label}/{name}"), "this file is not read", hint))


def _no_strings(table: Mapping[str, object], text: str, label: str) -> Iterator[Finding]:
    """A finding for each entry of a file of words that is none."""
    for key, words in table.items():
        if not isinstance(words, str):
            message, hint = f"“{key}” is not a text in quotation marks", f'write {key} = "the words"'
        elif not _KEY.fullmatch(key):
            message = f"“{key}” cannot be the name of a string"
            hint = "write small letters, digits and underscores, as templates do: strings.key_facts"
        else:
            continue
        yield Finding("P003", "error", Place(label, line_of(text, key), 1), message, hint)


def unknown_strings(
    layers: Sequence[Strings],
    templates: Mapping[str, SlideTemplate],
    macros: Mapping[str, tuple[Place, str]],
) -> Iterator[Finding]:
    """P108: a warning for each word whose key nothing asks for; often it is a slip of the pen in a known one."""
    if not layers:
        return
    texts = [one.body for one in templates.values()] + [text for _, text in macros.values()]
    known = dict.fromkeys((*slide_words(), *(key for text in texts for key in _USED.findall(text))))
    # A pack's own list is the measure of its languages, and that of the farthest pack is nobody's slip.
    known |= dict.fromkeys(layers[0].words if not layers[0].language else ())
    for layer in layers:
        yield from first_of(_unknown(layer, known))


def _unknown(layer: Strings, known: Iterable[str]) -> Iterator[Finding]:
    for key in layer.words:
        plain = next((key.removesuffix(end) for end in PLURALS if key.endswith(end)), key)
        if key not in known and plain not in known:
            hint = did_you_mean(key, dict.fromkeys(known)) or "take it out, or ask for it in a template: strings." + key
            place = Place(layer.path, layer.lines.get(key, 1), 1)
            yield Finding("P108", "warning", place, f"no slide and no part of the program asks for “{key}”", hint)
