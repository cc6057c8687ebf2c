"""The alternative text of a table: what its columns are, and how many rows it has."""

from collections.abc import Sequence

from builder.compose.words import Words
from builder.model.slides import Cell, RowWords, rows_in_words
from builder.model.visuals import LONGEST_ALT

_HEADS = LONGEST_ALT - 30
"""How many characters of a table's alternative text its heads may take; the rest is for its rows."""


def row_words(rows: int, words: Words) -> RowWords:
    """Say how a table of that many rows counts them."""
    return RowWords(
        one=words["table_row"],
        all=words[words.counted(rows, "table_row", "table_rows")],
        one_of=words["table_row_of"],
        several_of=words["table_rows_of"],
        before=words["sign_semicolon"],
    )


def described(header: tuple[Cell, ...], rows: int, counted: RowWords, words: Words) -> str:
    """What the columns are, as many as there is room for in a text that is heard in one go, and how many rows."""
    heads = [" ".join(cell.text.split()) for cell in header if cell.text.strip()]
    if not heads:
        return ""
    told = next(
        (text for count in range(len(heads), 0, -1) if len(text := _columns(heads, count, words)) <= _HEADS), ""
    )
    return (told or _cut(heads[0], len(heads) - 1, words)) + rows_in_words(0, rows, rows, counted)


def _columns(heads: Sequence[str], count: int, words: Words) -> str:
    """The first heads, and how many columns more there are."""
    more = len(heads) - count
    last = [f"{more} {words[words.counted(more, 'table_column_more', 'table_columns_more')]}"] if more else []
    return words["sign_comma"].join([*heads[:count], *last])


def _cut(head: str, more: int, words: Words) -> str:
    """A head that is too long even alone, cut between words where it has any."""
    short = head[: _HEADS - 20]
    return _columns([f"{short.rpartition(' ')[0] or short}…", *[""] * more], 1, words)
