"""What a slide would print as it was typed, for templates do not read it: HTML, single braces, marks out of place."""

import re

_NO_BRACES = "write `{{ … }}` with two braces for a value"
_LEFT = (
    (
        re.compile(r"(?<!\{)\{\s*(?P<what>[a-z_][a-z_.]*\s*(?:\([^)]*\)|\|[^}]*)?)\s*\}(?!\})", re.IGNORECASE),
        ("P101", "“{{ {} }}” has one brace, and would be printed as it stands", _NO_BRACES),
    ),
    (
        re.compile(r"(?P<what>\{\.[a-z]+(?:\s+\.[a-z]+)*\})"),
        ("P104", "the paragraph mark “{}” would be printed here", "it stands at the beginning of a paragraph, once"),
    ),
    (
        re.compile(r"(?P<what></?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>)", re.IGNORECASE),
        ("P102", "HTML is not read: “{}” would be printed as it stands", "write **bold**, *italic*, `- ` or `## `"),
    ),
    (
        re.compile(r"(?P<what>\[\^[^\]]+\])"),
        ("P102", "footnotes are not read: “{}” would be printed as it stands", "write `{{ fact | cite }}`"),
    ),
    (
        re.compile(r"^(?P<what>-{3,}|\*{3,}|_{3,}|—)$"),
        ("P102", "lines across are not read: “{}” would be printed", "take it out; a heading `## ` parts a text"),
    ),
    (
        re.compile(r"(?P<what>`[^`]*`?)"),
        ("P102", "“{}” would be printed with its marks", "take the grave accents out"),
    ),
)


def leftover(words: str) -> tuple[str, str, str] | None:
    """Code, message and hint for words of a template that would come out as markup; None where all is read."""
    for pattern, (code, message, hint) in _LEFT:
        found = pattern.search(words)
        if found:
            return code, message.replace("{{ {} }}", "{ {} }").replace("{}", found["what"][:40]), hint
    return None
