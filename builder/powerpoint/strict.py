"""Strict Office Open XML in, the transitional form that every program reads out: other names, other percentages."""

import re

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/([A-Za-z]+)")
_SCHEMAS = b"http://schemas.openxmlformats.org/"
_HYPHENED = re.compile(rb"/(extended|custom)Properties\b")
_PERCENT = re.compile(
    rb"(?<=[ \t\r\n])(val|pos|[ltrb]|[sk][xy]|thresh|amt|sat|lum|hue|bright|contrast|fontScale|lnSpcReduction"
    rb"|(?:end|st)(?:A|Pos))(=[\"'])(-?\d{1,9}(?:\.\d{1,9})?)%(?=[\"'])"
)
_CONFORMANCE = re.compile(rb"\sconformance=([\"'])strict\1")


def is_strict(data: bytes) -> bool:
    """Whether a part uses the names of the strict form (ISO/IEC 29500-1)."""
    return _STRICT in data


def in_transitional(data: bytes, name: str) -> bytes:
    """The bytes of a strict part in the transitional form (ISO/IEC 29500-4); pictures and the like as they are.

    Names of strict namespaces and relationships differ in the year alone. Percentages are written "75%" there, and in
    thousandths of a percent here; charts count them in whole percents.
    """
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return data
    data = _NAME.sub(lambda found: _SCHEMAS + found[1] + b"/2006/" + found[2], data)
    data = _HYPHENED.sub(rb"/\1-properties", data)
    factor = 1 if "/charts/" in name else 1000
    data = _PERCENT.sub(lambda found: found[1] + found[2] + b"%d" % round(float(found[3]) * factor), data)
    return _CONFORMANCE.sub(b"", data)
