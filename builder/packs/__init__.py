"""Packs: a folder of templates/ in, and out comes a Pack: slide templates, macros, fixed words, and a pure Brand."""

from builder.packs.folders import pack_names
from builder.packs.load import load_pack

__all__ = ["load_pack", "pack_names"]
