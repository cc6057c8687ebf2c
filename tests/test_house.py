"""The house stays as it was built: who may import whom, where files are touched, and how long a module may be."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

BUILDER = Path(__file__).parents[1] / "builder"
MODULES = [path.relative_to(BUILDER).as_posix() for path in sorted(BUILDER.rglob("*.py"))]
MODULES = [name for name in MODULES if not name.startswith("sample/")]
MOST_LINES = 400

# Each room with those that it may use, in the order in which data flows: none uses one that comes after it.
ROOMS: dict[str, tuple[str, ...]] = {
    "model": (),
    "printable": (),
    "errors": ("model", "printable"),
    "whole_file": ("errors",),
    "text": ("model",),
    "atlas": (),
    "reading": ("model", "text"),
    "citations": ("model", "errors", "text"),
    "ledger": ("model", "printable", "errors", "text", "reading", "whole_file"),
    "binding": ("model",),
    "fonts": ("model",),
    "powerpoint": ("model", "errors", "binding", "fonts", "whole_file"),
    "packs": ("model", "errors", "text", "reading", "ledger", "binding", "powerpoint"),
    "outline": ("model", "reading", "citations"),
    "compose": ("model", "text", "atlas", "reading", "citations"),
    "fit": ("model", "text", "atlas", "citations"),
    "rules": ("model", "text"),
    "waivers": ("model", "reading", "rules"),
    "volumes": ("model", "errors", "reading", "ledger", "rules", "waivers", "whole_file"),
    "markdown": ("model", "citations"),
    "pictures": ("errors",),
    "bundled": (),
    "build": (
        *("model", "errors", "ledger", "powerpoint", "packs", "outline", "compose", "fit", "rules", "markdown"),
        *("waivers", "volumes", "bundled", "whole_file"),
    ),
    "newpack": ("model", "printable", "errors", "powerpoint", "packs", "fit", "rules", "bundled", "build"),
    "pale": ("model", "powerpoint", "packs", "rules", "bundled", "build"),
    "adoption": ("model", "binding", "packs", "fit", "bundled"),
    "comparing": ("model", "binding", "powerpoint", "packs", "bundled"),
    "inspection": ("model", "binding", "powerpoint", "packs", "fit", "rules", "bundled", "build"),
    "sampling": ("model",),
    "previewing": ("model", "powerpoint", "build", "sampling"),
    "watching": ("model", "errors", "packs", "bundled", "build"),
    "cli": (
        *("model", "printable", "errors", "whole_file", "text", "reading", "citations", "ledger", "binding", "packs"),
        *("fonts", "pictures", "bundled", "build", "newpack", "pale", "adoption", "comparing", "inspection"),
        *("previewing", "watching"),
    ),
    "start": ("printable", "cli"),
}
# Libraries that only some rooms may know.
ONLY_IN: dict[str, tuple[str, ...]] = {
    "lxml": ("powerpoint",),
    "pptx": ("powerpoint",),
    "zipfile": ("powerpoint",),
    "xlsxwriter": ("powerpoint",),
    "jinja2": ("compose",),
    "markdown_it": ("compose",),
    "mdit_py_plugins": ("compose",),
    "yaml": ("reading", "packs"),
    "click": ("errors", "cli"),
    "rich": ("cli",),
    "rapidfuzz": ("reading", "text"),
    "babel": ("text",),
    "PIL": ("pictures",),
    "pypdfium2": ("pictures",),
    "shutil": ("cli", "pictures"),
    "tempfile": ("pictures", "cli"),
    "time": ("cli", "start"),
    "random": (),
    "secrets": (),
    "subprocess": ("pictures",),
    "socket": (),
    "urllib": (),
}
# Rooms at the edge of the house, and modules that read only what the program itself ships.
TOUCH_FILES = (
    *("ledger", "volumes", "packs", "powerpoint", "pictures", "watching", "cli", "bundled", "whole_file", "start"),
)
READ_OWN_DATA = ("text/vocabulary.py", "text/slide_words.py", "fit/faces.py", "atlas/data.py", "binding/wordlists.py")
READ_THE_ENVIRONMENT = ("build.py",)  # SOURCE_DATE_EPOCH
FILE_METHODS = frozenset(
    (
        *(
            "read_text",
            "read_bytes",
            "write_text",
            "write_bytes",
            "open",
            "mkdir",
            "unlink",
            "rename",
            "rmdir",
            "touch",
        ),
        *("iterdir", "glob", "rglob", "exists", "is_file", "is_dir", "stat", "chmod", "symlink_to"),
    )
)
CLOCK = frozenset(("now", "utcnow", "today", "uuid1", "uuid4"))


def room(module: str) -> str:
    return module.partition("/")[0].removesuffix(".py")


@functools.cache
def tree(module: str) -> ast.Module:
    return ast.parse((BUILDER / module).read_text("utf-8"), module)


def imports(module: str) -> Iterator[tuple[int, str]]:
    """Each import with its line, wherever it stands: those within functions and for types too."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"builder/{module}:{node.lineno}: write imports in full"
            yield node.lineno, node.module


def rooms_used(module: str) -> Iterator[tuple[int, str]]:
    for line, name in imports(module):
        if name.startswith("builder."):
            yield line, name.split(".")[1]


def test_no_room_uses_one_that_comes_after_it() -> None:
    order = list(ROOMS)
    for name, used in ROOMS.items():
        assert all(order.index(other) < order.index(name) for other in used), name


def test_every_room_has_its_place() -> None:
    assert {room(module) for module in MODULES} - {"__init__"} == set(ROOMS), "give a new room its place in ROOMS"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_uses_only_what_its_room_may(module: str) -> None:
    own = room(module)
    for line, other in rooms_used(module):
        assert other in (own, *ROOMS.get(own, ())), f"builder/{module}:{line}: {own} looks into {other}"
    for line, name in imports(module):
        allowed = ONLY_IN.get(name.split(".")[0])
        assert allowed is None or own in allowed, f"builder/{module}:{line}: {own} knows {name}; only {allowed} may"


def test_every_permission_is_used() -> None:
    used = {(room(module), other) for module in MODULES for _, other in rooms_used(module)}
    unused = [f"{name} → {other}" for name, others in ROOMS.items() for other in others if (name, other) not in used]
    assert not unused, "take them out of ROOMS"


@pytest.mark.parametrize("module", [name for name in MODULES if room(name) not in TOUCH_FILES])
def test_files_are_touched_at_the_edges_only(module: str) -> None:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call):
            called = node.func
            touches = (isinstance(called, ast.Name) and called.id in ("open", "print", "input")) or (
                isinstance(called, ast.Attribute) and called.attr in FILE_METHODS
            )
            assert not touches or module in READ_OWN_DATA, f"builder/{module}:{node.lineno}: {ast.unparse(node)}"
    if module not in READ_THE_ENVIRONMENT:
        assert "os" not in {name for _, name in imports(module)}, f"builder/{module} imports os"


@pytest.mark.parametrize("module", MODULES)
def test_nothing_asks_the_clock(module: str) -> None:
    asked = [node for node in ast.walk(tree(module)) if isinstance(node, ast.Attribute) and node.attr in CLOCK]
    assert not asked, f"builder/{module}:{asked[0].lineno}: equal inputs give equal outputs"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_its_one_job_in_its_first_line_and_is_not_long(module: str) -> None:
    first = (ast.get_docstring(tree(module)) or "").split("\n\n")[0]
    assert first, f"builder/{module} does not say what it is for"
    assert "\n" not in first, f"builder/{module} says its job in one line: {first}"
    assert first[-1] in ".?!", f"builder/{module}: {first}"
    lines = len((BUILDER / module).read_text("utf-8").splitlines())
    assert lines <= MOST_LINES, f"builder/{module} has {lines} lines: which idea is missing?"


def test_no_two_modules_have_the_same_job() -> None:
    jobs: dict[str, str] = {}
    for module in MODULES:
        job = (ast.get_docstring(tree(module)) or "").split("\n")[0]
        first = jobs.setdefault(job, module)
        assert first == module, f"{first} and {module} both say: {job}"


@pytest.mark.parametrize("module", MODULES)
def test_what_is_public_says_what_it_is(module: str) -> None:
    silent = [
        node
        for around in ast.walk(tree(module))
        if isinstance(around, ast.Module | ast.ClassDef) and not getattr(around, "name", "").startswith("_")
        for node in around.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent, f"builder/{module}:{silent[0].lineno}: {silent[0].name} has no docstring"
