"""The values of a chart in, the workbook out that PowerPoint opens for “Edit data”; always the same bytes."""

import datetime as dt
import io
from collections.abc import Sequence
from decimal import Decimal

SHEET = "Sheet1"
# XlsxWriter would ask the clock.
_CREATED = dt.datetime(1980, 1, 1)
_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook_bytes(
    rows: Sequence[str], series: Sequence[str], values: Sequence[Sequence[Decimal | None]], formats: Sequence[str]
) -> bytes:
    """A workbook with one sheet: names of `rows` in column A, then a column a series, its name in row 1.

    `values` has a row for each of `rows`, None for an empty cell; `formats` is the number format of each series.
    """
    # 33 ms, which a deck without charts does not pay.
    import xlsxwriter  # type: ignore[import-untyped]  # it ships no type hints

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _PLAIN) as book:
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet(SHEET)
        looks = [book.add_format({"num_format": one}) for one in formats]
        for column, name in enumerate(series, start=1):
            sheet.write_string(0, column, name)
        for row, name in enumerate(rows, start=1):
            sheet.write_string(row, 0, name)
            for column, value in enumerate(values[row - 1], start=1):
                if value is not None:
                    sheet.write_number(row, column, float(value), looks[column - 1])
    return buffer.getvalue()
