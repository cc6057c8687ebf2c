"""Office's own template as its localised versions name it: a file each in thirteen languages (office_names.toml)."""

import tomllib
from pathlib import Path
from typing import Any

from odd_drawing import Look
from odd_parts import save
from odd_registry import odd
from odd_standard import Words, office, sample_slide

FONTS = {
    "chinese": ("等线 Light", "等线"),
    "japanese": ("游ゴシック Light", "游ゴシック"),
    "korean": ("맑은 고딕", "맑은 고딕"),
}


def _read() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "office_names.toml").read_text("utf-8"))


def words_of(language: str) -> Words:
    """The names of one language."""
    given = {key: value for key, value in _read()[language].items() if key != "said"}
    return Words(**{**given, "furniture": tuple(given["furniture"])})


def _maker(name: str, said: str) -> None:
    rtl = name in ("arabic", "hebrew")
    look = Look(fonts=FONTS.get(name, ("Calibri Light", "Calibri")), paragraph=' algn="r" rtl="1"' if rtl else "")

    def make(path: Path) -> None:
        parts = office(words_of(name), look, mirrored=rtl)
        sample_slide(parts, title="ctrTitle")
        save(path, parts)

    make.__name__ = f"office_{name}"
    odd(f"names of layouts and placeholders in {said}")(make)


for _name, _words in _read().items():
    _maker(_name, _words["said"])
