"""Which settings a brand was made from: a digest of them, in a document property that PowerPoint keeps."""

import hashlib
import json
from collections.abc import Iterator, Mapping

from builder.powerpoint.markup import DECLARATION, escape
from builder.powerpoint.package import Package, office

CUSTOM_PART = "docProps/custom.xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_RELATIONSHIP = office("custom-properties")

_PROPERTY = "Sourcedeck settings"
_NS = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_NS_VALUE = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# What is read from pack.toml when a deck is built, and stands in no brand.
_NOT_IN_IT = frozenset({"roles", "least", "stand-ins", "families"})
_NOT_IN_LOOKS = frozenset({"most", "between", "settle"})
_OF_TABLES = frozenset({"head-fill", "head-color", "rule-color", "band-fill"})


def settings_digest(settings: Mapping[str, object], logo: bytes = b"") -> str:
    """A digest of all in a parsed pack.toml, and of the logo, that a brand is made from; its name is no part of it."""
    tokens = {key: _without(value) for key, value in _table(settings, "tokens").items() if key not in _NOT_IN_IT}
    table = {key: value for key, value in _table(settings, "table").items() if key in _OF_TABLES}
    named = set(_texts([table, {key: value for key, value in tokens.items() if key != "colors"}]))
    tokens["colors"] = {name: color for name, color in _table(tokens, "colors").items() if name in named}
    said = json.dumps({"tokens": tokens, "table": table}, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(said.encode() + b"\n" + hashlib.sha256(logo).digest()).hexdigest()


def _table(settings: Mapping[str, object], key: str) -> dict[str, object]:
    value = settings.get(key)
    return value if isinstance(value, dict) else {}


def _without(value: object) -> object:
    """A table of looks without what a deck alone asks for."""
    if not isinstance(value, dict):
        return value
    return {key: _without(inner) for key, inner in value.items() if key not in _NOT_IN_LOOKS}


def _texts(value: object) -> Iterator[str]:
    """Every text of a table, however deep; of a shade (`amber/30`) the colour that it is a shade of."""
    if isinstance(value, str):
        yield value
        yield value.replace("*", "/").partition("/")[0]
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def custom_properties(digest: str) -> str:
    """`docProps/custom.xml`, with the digest of the settings."""
    return (
        f'{DECLARATION}<Properties xmlns="{_NS}" xmlns:vt="{_NS_VALUE}"><property '
        f'fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{_PROPERTY}"><vt:lpwstr>{escape(digest)}'
        "</vt:lpwstr></property></Properties>"
    )


def made_from(package: Package) -> str:
    """The digest of the settings that a brand was made from; "" where it does not say, as strangers' do not."""
    for relation in package.relations(""):
        if relation.type == CUSTOM_RELATIONSHIP and relation.target in package.names():
            for item in package.tree(relation.target).iter(f"{{{_NS}}}property"):
                if item.get("name") == _PROPERTY:
                    return "".join(inner.text or "" for inner in item).strip()
    return ""
