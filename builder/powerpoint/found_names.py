"""A name out of a stranger's file in, the same out as a line that a person can read, write and search for."""

import re

MOST = 120
"""The most characters of a name: PowerPoint's own dialogues show some forty."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060-\u206f\ud800-\udfff\ue000-\uf8ff\ufeff\ufff9-\uffff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Control and private-use characters, and what turns writing around or cannot be seen; joiners of honest words stay."""


def plain_name(name: str) -> str:
    """The name of a layout, placeholder or font without unseen characters, in one line, cut where it is no name."""
    if name.isascii() and name.isprintable() and len(name) <= MOST and "  " not in name:
        return name.strip()
    words = " ".join(_UNSEEN.sub("", name[: 8 * MOST]).split())
    return words if len(words) <= MOST else f"{words[: MOST - 1].rstrip()}…"
