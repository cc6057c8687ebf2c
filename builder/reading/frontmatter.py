"""A Markdown file with front matter, parted in two: the YAML between the `---` lines, and the text after them."""

import re

import msgspec

from builder.model.finding import Finding, Place

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


class FrontMatter(msgspec.Struct, frozen=True):
    """The two halves. `yaml` keeps the file's line numbers (the fence became an empty line); `body` is verbatim.

    `body_line` is the line of the file, from 1, on which `body` begins. `finding` says why there is no front matter.
    """

    yaml: str
    body: str
    body_line: int
    finding: Finding | None = None


def split_front_matter(path: str, text: str, letter: str) -> FrontMatter:
    """Part a text (LF line ends) at its `---` lines; the first must be the file's first line."""
    first = _FENCE.match(text)
    if first is None:
        hint = "begin it with a line “---”"
        if text.lstrip().startswith("---"):
            hint += ": nothing may stand before it, not even an empty line or a space"
        return _without(path, text, letter, "the file does not begin with front matter", hint)
    second = _FENCE.search(text, first.end() + 1)
    if second is None:
        return _without(
            path, text, letter, "the front matter is opened by “---” and never closed", "close it with a line “---”"
        )
    body_start = min(second.end() + 1, len(text))
    return FrontMatter(
        yaml=text[first.end() : second.start()],
        body=text[body_start:],
        body_line=text.count("\n", 0, body_start) + 1,
    )


def _without(path: str, text: str, letter: str, message: str, hint: str) -> FrontMatter:
    return FrontMatter("", text, 1, Finding(f"{letter}001", "error", Place(path, 1, 1), message, hint))
