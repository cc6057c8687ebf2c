"""Words as a pack.toml has them: texts in quotes, keys, and comments at the end of a line."""

import json


def quoted(words: str) -> str:
    """A TOML basic string; what JSON writes is one, but for the delete character."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007F")


def key(name: str) -> str:
    """A key: bare where TOML allows it, else in quotes."""
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else quoted(name)


def comment(words: str) -> str:
    """Words as the end of a line: a line break or another control character would end the comment, or be refused."""
    return "".join(character if character.isprintable() else " " for character in words)
