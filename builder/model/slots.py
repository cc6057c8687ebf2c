"""What every room knows of slots: those at the foot of a slide, those that look alike, and what holds a title."""

SOURCES, TASK = "sources", "task"
"""The strip of sources below everything else, and the task above it."""
ALIKE = (
    ("left", "middle", "right"),
    ("first", "second", "third"),
    ("one", "two", "three", "four", "five", "six"),
)
"""Columns, statements and cards: they keep one size, of text and of box; a larger one would look more important."""
TITLE_TYPES = ("title", "ctrTitle")
"""The types of placeholders that hold the title of a slide (ST_PlaceholderType, ECMA-376 part 1, 19.7.10)."""
