"""Judge the cases that were never judged, and write their first verdicts down.

    .venv/bin/python tests/corpus/record_first_run.py distorted|honest|blind

A verdict that was recorded stays as it is: cases are mended and rules learn, but the first score is told for ever.
"""

import sys

from corpus_cases import PARTS, CaseError, read_cases
from corpus_table import first_run_file, first_verdicts, record


def main(arguments: list[str]) -> int:
    """Record the first verdicts of the parts named. Exit status: 0 done, 1 a case breaks the format, 2 a wrong call."""
    if not arguments or not set(arguments) <= set(PARTS):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        read_cases()
        for part in arguments:
            known = len(first_verdicts(part))
            print(f"{part}: {record(part)} recorded, {known} kept as they were, in {first_run_file(part).name}")
    except CaseError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
