"""Fonts in, figures out: what the fit needs to know of a font file, measured without a look at its outlines."""

from builder.fonts.measure import MOST_BYTES, Measured, encode, file_name, measure_file
from builder.fonts.sfnt import FontError

__all__ = ["MOST_BYTES", "FontError", "Measured", "encode", "file_name", "measure_file"]
