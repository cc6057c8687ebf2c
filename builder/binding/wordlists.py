"""The lists of `words/`: what names and prompts say, in twelve languages; the only files that binding reads."""

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")


def read_words(name: str, shape: type[T]) -> T:
    """A file of `words/` as a record of that shape."""
    text = (Path(__file__).parent / "words" / name).read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), shape)
