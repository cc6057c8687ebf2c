"""The YAML parser's errors, said again in plain words: what is wrong, where, and what to do."""

import re

import yaml

from builder.model.finding import Finding, Place

_QUOTE_IT = 'put the whole text in double quotation marks: "…"'
_QUOTES_INSIDE = (
    "inside it use typographic marks (“ ” ‘ ’), or write \\\" in a text in \"…\", and '' in a text in '…'; "
    "a text in quotation marks ends with its line"
)
_INDENT = "keys of one record stand exactly under one another; indent with spaces, the same number each time"
_INDENT_OR_QUOTE = _INDENT + ". A text in quotation marks must end with its line"
_RECORDS = "begin each record with “- ”, and keep its keys under one another"
_BY_INDENT = (_INDENT, _INDENT_OR_QUOTE, _RECORDS)
_CLOSE = "close the text with the same mark, on its own line"
# PyYAML's words, what they mean to a person, and what to do. First match counts.
_PLAIN_WORDS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a colon and a space stand inside a text without quotation marks", _QUOTE_IT),
    ("expected a single document", "a second YAML document begins here (---)", "keep one document a file"),
    ("found undefined alias", "a text that begins with * is not in quotation marks", _QUOTE_IT),
    (
        "found duplicate anchor",
        "a text that begins with & is not in quotation marks, or an anchor is defined twice",
        _QUOTE_IT,
    ),
    ("did not find expected alphabetic", "a text that begins with * or & is not in quotation marks", _QUOTE_IT),
    (
        "unknown escape character",
        "a backslash stands in double quotation marks",
        "write it twice (\\\\), or use single quotation marks",
    ),
    ("found unexpected end of stream", "a quotation mark is opened and never closed", "close it with the same mark"),
    (
        "found unexpected document indicator",
        "a quotation mark is opened and never closed",
        "close it with the same mark",
    ),
    (
        "did not find expected ',' or ']'",
        "a list in [ ] is not closed, or lacks a comma",
        "write [one, two], and close every bracket",
    ),
    (
        "did not find expected ',' or '}'",
        "a mapping in { } is not closed, lacks a comma, or has a colon in a text without quotation marks",
        "write {key: value, key: value}, and put texts that hold , : { } or [ ] in quotation marks",
    ),
    (
        "could not find expected ':'",
        "this line is neither “key: value” nor part of a text",
        "write “key: value”, or indent the line if it goes on from the one above",
    ),
    (
        "did not find expected '-' indicator",
        "this line stands outside the list above it",
        _RECORDS,
    ),
    (
        "did not find expected key",
        "this line does not fit the mapping around it",
        _INDENT_OR_QUOTE,
    ),
    ("did not find expected <document start>", "this line does not fit what stands above it", _INDENT),
    (
        "block sequence entries are not allowed",
        "a list begins on the line of its key, or at a wrong indent",
        "put “- ” on a new line under the key",
    ),
    (
        "block collections are not allowed",
        "a list or mapping begins inside a text or in brackets",
        "put it on a new line, indented",
    ),
    ("while scanning a block scalar", "the text block is indented unevenly", "indent all its lines alike"),
    ("found a tab", "a tab stands where YAML wants spaces", "replace the tab by spaces"),
    (
        "did not find expected node content",
        "a list or mapping in brackets breaks off",
        "close every bracket, and put texts that hold , : { } or [ ] in quotation marks",
    ),
)


# Where the parser tells the place at which it gave up, and the context tells the place of the mistake.
_AT_CONTEXT = ("end of stream", "document indicator", "could not find expected ':'")
_OPENS = re.compile(r"""(?:[:,\[{]|-)[ ]+["']$""")
_BLOCK_LINE = re.compile(r"(?P<indent> *)(?:(?P<dash>-) +)?(?:(?P<key>[A-Za-z_][\w-]*):(?= |$))?(?<=.)")
_SLIP = 2  # by how many spaces a hand slips
_INDENTED_KEY = re.compile(r"[ ]+[a-z][a-z0-9-]*")


def unreadable(letter: str, place: Place, message: str, hint: str) -> Finding:
    """The finding x001 for a text that cannot be read."""
    return Finding(f"{letter}001", "error", place, message, hint)


def syntax_error(error: yaml.YAMLError, path: str, text: str, letter: str) -> Finding:
    """A YAML error as a finding in plain words, at its line and column."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem is None:
        return unreadable(letter, Place(path), f"the YAML cannot be read: {error}", "")
    mark = error.problem_mark or error.context_mark
    if error.context_mark is not None and any(words in error.problem for words in _AT_CONTEXT):
        mark = error.context_mark
    if mark is None:
        return unreadable(letter, Place(path), f"the YAML cannot be read: {error.problem}", _INDENT)
    lines = text.split("\n")
    opened = _opened_before(error, lines)
    if opened is not None:
        return unreadable(letter, Place(path, *opened), "a quotation mark is opened here and not closed", _CLOSE)
    if error.context_mark is not None and "flow" in (error.context or "") and error.context_mark.line < mark.line:
        mark = error.context_mark  # the bracket that was opened, not the line after it
    line = lines[mark.line] if mark.line < len(lines) else ""
    message, hint = _words(f"{error.context or ''} {error.problem}", line, mark.column)
    if hint in _BY_INDENT:
        hint = _how_to_indent(lines, mark.line) or hint
    return unreadable(letter, Place(path, mark.line + 1, mark.column + 1), message, hint)


def _how_to_indent(lines: list[str], at: int) -> str:
    """By how much to indent a line that stands a little beside those above it; "" where that cannot be told.

    A key wants the column of the keys, a dash that of the dashes, in one of the blocks that are open there.
    """
    own = _BLOCK_LINE.match(lines[at]) if at < len(lines) else None
    if own is None:
        return ""
    dashed, column = bool(own["dash"]), len(own["indent"])
    columns: dict[int, str] = {}  # where a block's keys (or dashes) stand, and the last of them above
    limit = 1 << 20
    for line in reversed(lines[:at]):
        above = _BLOCK_LINE.match(line)
        if above is None or len(above["indent"]) > limit:
            continue
        limit = min(limit, len(above["indent"]))
        if dashed and above["dash"]:
            columns.setdefault(len(above["indent"]), "the dash")
        elif not dashed and above["key"]:
            columns.setdefault(above.start("key"), f"“{above['key']}”")
        if limit == 0:
            break
    near = sorted((abs(one - column), one) for one in columns)
    if not near or not 0 < near[0][0] <= _SLIP or (len(near) > 1 and near[1][0] == near[0][0]):
        return ""
    wanted = near[0][1]
    by = f"indent it by {wanted} space{'' if wanted == 1 else 's'}" if wanted else "begin it at the edge"
    return f"{by}, like {columns[wanted]} above it"


def _opened_before(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, int] | None:
    """Where a quotation mark was opened that only the next one, lines below, closed: there the error came to light.

    A text in quotation marks may go on over lines; but where the parser fails just after it, and the line on which it
    closes would be sound by itself, its own mark is the one that is missing.
    """
    mark = error.problem_mark
    if mark is None or "did not find expected" not in (error.problem or "") or mark.line >= len(lines):
        return None
    before = lines[mark.line][: mark.column].rstrip()
    quote = before[-1:]
    if quote not in ("'", '"') or not _OPENS.search(before) or before.count(quote) % 2 == 0:
        return None
    for number in range(mark.line - 1, -1, -1):
        found = re.search(rf"(?:[:,\[{{]|-)[ ]+({quote})", lines[number])
        if found and lines[number].count(quote) % 2:
            return number + 1, found.start(1) + 1
    return None


def _words(problem: str, line: str, column: int) -> tuple[str, str]:
    """Message and hint for a problem at a column (from 0) of a line: first what the line shows, then PyYAML's words."""
    before, character = line[:column], line[column : column + 1]
    if "cannot start any token" in problem:
        if character == "\t" or line[: column + 1].strip(" ") == "\t":
            return "a tab stands where YAML wants spaces", "replace the tab by spaces"
        return f"a text cannot begin with “{character}” here", _QUOTE_IT
    if "did not find expected" in problem and before.rstrip().endswith(('"', "'")) and character not in ("", "#"):
        return "the text goes on after its closing quotation mark", _QUOTES_INSIDE
    if "mapping values are not allowed" in problem and _INDENTED_KEY.fullmatch(before):
        return (
            f"the key “{before.strip()}” is indented more than the one above it, or a text before it lacks its colon",
            _INDENT,
        )
    for words, message, hint in _PLAIN_WORDS:
        if words in problem:
            return message, hint
    return f"the YAML cannot be read: {problem.strip()}", _INDENT
