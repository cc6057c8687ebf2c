"""The table of docs/odd-templates.md; `python tests/brands/odd_table.py` makes it again."""

import sys
from collections.abc import Iterable, Iterator

from odd_judging import LONG, QUICK, ROOT, Adopted, adopt, slides
from odd_registry import Odd
from odd_templates import ADOPTED, REFUSED

PAGE = ROOT / "docs" / "odd-templates.md"
BEGIN, END = "<!-- The tables are made by tests/brands/odd_table.py. -->", "<!-- End of the tables. -->"
PLAIN = "office-wide"
"""What it is told of this file is not said again of the others."""
_QUIET = ("Made ", "Next: ")


def row(one: Odd) -> str:
    """What the page says of a file."""
    made = adopt(one)
    if one.refused:
        return f"| `{made.file.name}` | {_cell(one.what)} | {_cell(refusal(made))} |"
    counts = [slides(made, deck) for deck in (QUICK, LONG)]
    plain = () if one.name == PLAIN else tuple(_gaps(adopt(next(other for other in ADOPTED if other.name == PLAIN))))
    told = " ".join(line for line in _gaps(made) if line not in plain) or "—"
    numbers = " | ".join(f"{count} ({parts})" if parts else str(count) for count, parts in counts)
    return f"| `{one.file}` | {_cell(one.what)} | {_cell(told)} | {numbers} |"


def refusal(made: Adopted) -> str:
    """The sentence that refuses a file, and what it says to do."""
    told, _, hint = made.result.output.strip().rpartition("Error: ")[2].partition("\n  hint: ")
    said = told.replace(str(made.file), made.file.name)
    return f"{said}: {hint}." if hint else said


def _gaps(made: Adopted) -> Iterator[str]:
    """What adopting a file told of it, but for what it says of every file."""
    for line in made.result.output.splitlines():
        if line.strip() and not line.startswith(_QUIET):
            yield line.strip()


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def tables() -> str:
    """Both tables."""
    adopted = ["File", "What is odd", "What is told when it is adopted", "Slides: 17", "Slides: 26"]
    refused = ["File", "What it is", "What is said"]
    return "\n".join(
        [
            *(f"## Adopted: {len(ADOPTED)} files", "", *_head(adopted, 2), *(row(one) for one in ADOPTED), ""),
            *(f"## Refused: {len(REFUSED)} files", "", *_head(refused, 0), *(row(one) for one in REFUSED)),
        ]
    )


def _head(names: list[str], numbers: int) -> Iterator[str]:
    """The two lines above a table's rows; the last columns are numbers."""
    yield f"| {' | '.join(names)} |"
    yield "|" + "---|" * (len(names) - numbers) + "---:|" * numbers


def untold(members: Iterable[Odd]) -> list[str]:
    """The rows that the page does not hold as they are now; `python tests/brands/odd_table.py` mends it."""
    page = set(PAGE.read_text(encoding="utf-8").splitlines())
    return [made for one in members if (made := row(one)) not in page]


def main() -> int:
    """Write the page again with the tables of this run."""
    head, rest = PAGE.read_text(encoding="utf-8").split(BEGIN, 1)
    PAGE.write_text(f"{head}{BEGIN}\n\n{tables()}\n\n{END}{rest.split(END, 1)[1]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
