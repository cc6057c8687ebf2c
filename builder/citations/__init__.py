"""Citations: numbers, the short form of the strip, full forms by style, and the list on the sources slide."""

from builder.citations.bibliography import bibliography
from builder.citations.book import Citations
from builder.citations.short import short_citation
from builder.citations.strip import strip
from builder.citations.styles import STYLES, full_citation

__all__ = ["STYLES", "Citations", "bibliography", "full_citation", "short_citation", "strip"]
