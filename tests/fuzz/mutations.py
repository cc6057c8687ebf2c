"""Text and a recipe of bytes in, the text broken in some places out: lines and words moved, lost, doubled, replaced.

A recipe is all that chance decides, so that Hypothesis and a coverage-guided fuzzer find
and keep the same ones.
"""

from collections.abc import Sequence

_STEP = 4
"""Bytes of a recipe that make one change: what, where (two), with what."""
MOST_STEPS = 12

NASTY: tuple[str, ...] = (
    *(
        "",
        " ",
        "\n",
        "\t",
        ":",
        ": ",
        "- ",
        "#",
        "'",
        '"',
        "|",
        ">",
        "{",
        "}",
        "[",
        "]",
        "&a ",
        "*a",
        "!!python/object:os.x",
        "!",
        "%",
        "@",
        "`",
    ),
    *(
        "null",
        "~",
        "yes",
        "no",
        "-1",
        "0",
        "1e999",
        "999999999999999999999999",
        "11:30",
        "2022-02-30",
        "2022-11",
        "../2022",
        "2022-11-21/..",
        "NaN",
    ),
    *(
        "[]",
        "{}",
        "[[[[[[[[",
        "? ",
        "<<: *a",
        "---",
        "...",
        "---\n",
        "id: id",
        "facts: [closed]",
        "title:",
        "words:",
        "edtf: never",
    ),
    *(
        "\u202e",
        "\u200b",
        "\u00ad",
        "\u0000",
        "\ufeff",
        "\ue000",
        "\x1b[31m",
        "e\u0301",
        "ﬁ",
        "٣",
        "Ⅷ",
        "²",
        "½",
        "𝟙",
        "Ирaн",
        "العربية",
        "中文字",
        "👩‍👩‍👧",
    ),
    *(
        "at least 11",
        "11",
        "eleven",
        "not",
        "reportedly",
        "hundreds of thousands of",
        "43 of 84",
        "51%",
        "10–15",
        "“",
        "”",
        "said",
        "May",
        "No. 5",
    ),
    *("../../etc/passwd", "/etc/passwd", "C:\\x", "a" * 300, "word " * 80, "1" * 400, "(" * 200, "x\n" * 30),
)
TEMPLATE: tuple[str, ...] = (
    *(
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{{ fact }}",
        "{{ facts }}",
        "{{ fact.nope }}",
        "{{ fact.assertion | upper }}",
        "{{ slide }}",
        "{{ deck }}",
    ),
    *(
        "{% for fact in facts %}",
        "{% endfor %}",
        "{% if fact %}",
        "{% endif %}",
        "{% else %}",
        "{% set x = facts %}",
        "{{ x }}",
        "{{ loop.index }}",
    ),
    *(
        "{{ table(facts) }}",
        "{{ timeline(facts) }}",
        "{{ map(facts) }}",
        "{{ bars(fact) }}",
        "{{ chain(facts) }}",
        "{{ number(fact.quantities.ships) }}",
    ),
    *(
        "{{ ''.__class__ }}",
        "{{ fact|attr('x') }}",
        "{% include 'task' %}",
        "{% extends 'task' %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    ),
    *(
        "{{ 'a' * 99999999 }}",
        "{{ range(99999999) }}",
        "{{ fact ~ 1 }}",
        "{{ fact[0] }}",
        "{{ facts | join }}",
        "{{ facts | first | title }}",
        "{{ 1 // 0 }}",
    ),
    *(
        "::: body",
        "::: notes",
        ":::",
        "::: nowhere",
        "# ",
        "## ",
        "| a | b |",
        "|---|",
        "- ",
        "1. ",
        "> ",
        "[a](b)",
        "[a](javascript:x)",
        "![a](b)",
        "<b>",
        "**",
        "{.muted}",
        "`",
        "\\",
    ),
    *("slots:", "facts: 1", "facts: [2, 1]", "needs: [x]", "minutes: -1", "---"),
)

MARKUP: tuple[str, ...] = (
    *(
        "<",
        ">",
        "/>",
        "&",
        "&x;",
        "]]>",
        "<!--",
        '"',
        "<a:p/>",
        "<p:sp/>",
        "</p:cSld>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
    ),
    *(
        'idx="1"',
        'type="title"',
        'sz="0"',
        'sz="-1"',
        'sz="x"',
        'cx="99999999999999999999"',
        'cx=""',
        'val="scheme"',
        'r:id="rId99"',
        'Target="../../../x"',
    ),
    *(
        'Target="http://x"',
        'ContentType=""',
        "\u0000",
        "\ufffe",
        "é",
        "1" * 30,
        "xmlns:p='x'",
        "<a:latin typeface=''/>",
        "<a:srgbClr val='zz'/>",
    ),
)


def mutated(text: str, recipe: bytes, tokens: Sequence[str] = NASTY) -> str:
    """The text after the changes that the recipe asks for; an empty recipe changes nothing."""
    for at in range(0, min(len(recipe), MOST_STEPS * _STEP), _STEP):
        step = recipe[at : at + _STEP].ljust(_STEP, b"\0")
        text = _changed(text, step[0], step[1] * 256 + step[2], tokens[step[3] % len(tokens)])
    return text


def _changed(text: str, what: int, where: int, token: str) -> str:
    lines = text.split("\n")
    row = where % len(lines)
    place = where * 7 % (len(text) + 1)
    match what % 9:
        case 0:
            del lines[row]
        case 1:
            lines.insert(row, lines[row])
        case 2:
            other = (row + what) % len(lines)
            lines[row], lines[other] = lines[other], lines[row]
        case 3:
            lines[row] = "  " + lines[row]
        case 4:
            lines[row] = lines[row][2:]
        case 5:
            key, colon, _value = lines[row].partition(": ")
            lines[row] = f"{key}{colon}{token}"
        case 6:
            lines.insert(row, token)
        case 7:
            return text[:place] + token + text[place:]
        case _:
            return text[:place] + text[place + 1 + what // 9 :]
    return "\n".join(lines)
