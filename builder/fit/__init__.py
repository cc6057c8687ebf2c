"""Slide model and brand in, placed slides out: measured, broken into lines, split; nothing overflows unsaid."""

from builder.fit.deck import fit

__all__ = ["fit"]
