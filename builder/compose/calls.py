"""Calls of macros, functions and filters with the wrong values, told in the words of whoever wrote the call."""

import inspect
import re
from collections.abc import Callable, Mapping

from jinja2.runtime import Macro

from builder.compose.problems import RefusedError
from builder.reading.nearest import did_you_mean

_NAMED = re.compile(r"(?:.*\.)?(?P<name>\w+)\(\) (?P<what>.*)")
_UNKNOWN = re.compile(r"got an unexpected keyword argument '(\w+)'")
_MISSING = re.compile(r"missing \d+ required .*?arguments?: (.*)")
_QUOTED = re.compile(r"'(\w+)'")


def check_macro_call(macro: Macro, given: tuple[object, ...], named: Mapping[str, object]) -> None:
    """Raises RefusedError (P102) where a macro is called with more than it takes, or with a name that it has not."""
    takes = macro.arguments
    example = f"write `{macro.name}({', '.join(takes)})`"
    if len(given) > len(takes) and not macro.catch_varargs:
        message = f"the macro “{macro.name}” takes {_values(len(takes))}, and is given {len(given)}"
        raise RefusedError("P102", message, example)
    for name in named:
        if name not in takes and name != "caller" and not macro.catch_kwargs:
            hint = did_you_mean(name, takes) or example
            raise RefusedError("P102", f"the macro “{macro.name}” takes no “{name}”", hint)


def lacks(macro: Macro, name: str) -> RefusedError:
    """Give the refusal of a call that leaves out what the macro needs."""
    example = f"write `{macro.name}({', '.join(macro.arguments)})`"
    return RefusedError("P102", f"the macro “{macro.name}” needs “{name}”, which this call leaves out", example)


def misused(
    error: TypeError, functions: Mapping[str, object], filters: Mapping[str, Callable[..., object]]
) -> RefusedError | None:
    """Give the refusal for Python's word on wrong arguments of one of ours; None for any other mistake."""
    found = _NAMED.match(str(error))
    if not found:
        return None
    for kind, ours, skip in (("function", functions, 0), ("filter", filters, 1)):
        for name, function in ours.items():
            if not callable(function) or getattr(function, "__name__", "") != found["name"]:
                continue
            takes = [one for one in inspect.signature(function).parameters if not one.startswith("_")][skip:]
            return _told(kind, name, takes, found["what"])
    return None


def _told(kind: str, name: str, takes: list[str], what: str) -> RefusedError:
    call = f"{name}({', '.join(takes)})" if takes else f"{name}()" if kind == "function" else name
    example = f"write `{call}`" if kind == "function" else f"write `… | {call}`"
    unknown, missing = _UNKNOWN.search(what), _MISSING.search(what)
    if unknown:
        message = f"the {kind} “{name}” takes no “{unknown.group(1)}”"
        return RefusedError("P102", message, did_you_mean(unknown.group(1), takes) or example)
    if missing:
        lacking = _QUOTED.findall(missing.group(1))
        names = " and ".join(f"“{one}”" for one in lacking)
        return RefusedError("P102", f"the {kind} “{name}” needs {names}, which this call leaves out", example)
    return RefusedError("P102", f"the {kind} “{name}” takes {_values(len(takes))}, and is given more", example)


def _values(number: int) -> str:
    return "no value" if not number else "one value" if number == 1 else f"{number} values"
