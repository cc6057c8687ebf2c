"""Bindings of pack.toml that hold nothing in the brand are told at their line, with what to write instead."""

from pathlib import Path

import pytest
from pptx import Presentation

from builder.adoption import adopt_file
from builder.build import read_pack
from builder.errors import SourcedeckError
from builder.whole_file import write_all


@pytest.fixture
def adopted(tmp_path: Path) -> Path:
    """A project whose pack “uni” is python-pptx's default template, as adopted."""
    Presentation().save(str(tmp_path / "given.pptx"))
    write_all(adopt_file(tmp_path / "given.pptx", "uni", tmp_path, "seminar").files)
    return tmp_path


def findings(project: Path, old: str, new: str) -> list[tuple[str, str, str, str]]:
    """What is told of the pack once `old` in its pack.toml is `new`: code, words of the line, message, hint."""
    path = project / "templates/uni/pack.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    lines = path.read_text("utf-8").splitlines()
    return [
        (one.code, lines[one.place.line - 1].split("  #")[0].rstrip(), one.message, one.hint)
        for one in read_pack("uni", project).findings
        if one.severity == "error"
    ]


def test_bindings_as_adopted_all_hold(adopted: Path) -> None:
    assert read_pack("uni", adopted).findings == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "hint"),
    [
        pytest.param(
            '"Two columns" = "Two Content"',
            '"Two columns" = "Two Contnet"',
            '"Two columns" = "Two Contnet"',
            "[layouts] Two columns: the file has no layout “Two Contnet”",
            "did you mean “Two Content”?",
            id="misspelt layout",
        ),
        pytest.param(
            '"Two columns" = ',
            '"Two colums" = ',
            '"Two colums" = "Two Content"',
            "[layouts] Two colums: the pack has no such pattern of slots",
            "did you mean “Two columns”?",
            id="misspelt pattern",
        ),
        pytest.param(
            "left = 1",
            "left = 14",
            "left = 14",
            "[slots.“Two Content”] left: the layout has no placeholder idx 14",
            "it can be one of: 1 “Content Placeholder 2”, 2 “Content Placeholder 3”",
            id="idx that does not exist",
        ),
        pytest.param(
            "left = 1",
            "lefft = 1",
            "lefft = 1",
            "[slots.“Two Content”] lefft: no pattern of the pack has such a slot",
            "did you mean “left”?",
            id="misspelt slot",
        ),
        pytest.param(
            '[slots."Two Content"]',
            "[slots.'Two Cntent']",
            "[slots.'Two Cntent']",
            "[slots.“Two Cntent”]: the file has no layout “Two Cntent”",
            "did you mean “Two Content”?",
            id="slots of a layout that does not exist",
        ),
    ],
)
def test_what_holds_nothing_is_told_at_its_line(
    adopted: Path, old: str, new: str, line: str, message: str, hint: str
) -> None:
    assert findings(adopted, old, new) == [("P124", line, message, hint)]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("left = 1", "left = true", "“left” is neither a number nor a name"),
        ("left = 1", "left = 1.5", "“left” is neither a number nor a name"),
        ("left = 1", "left = -1", "“left” is bound to -1"),
        ("left = 1", "left = 4294967296", "“left” is bound to 4294967296"),
        ("left = 1", f"left = {'9' * 400}", "“left” is bound to a number of many digits"),
        ('"Two columns" = ', '"Two columns" = 3 # ', "“Two columns” is no text"),
        ("[layouts]", "slots = 3\n[layouts]", "“slots” is no table"),
        ("[layouts]", "layouts = 3\n[tokens.fonts]", "“layouts” is no table"),
    ],
)
def test_bindings_that_are_none_are_refused_at_their_line(adopted: Path, old: str, new: str, message: str) -> None:
    path = adopted / "templates/uni/pack.toml"
    text = path.read_text("utf-8")
    kept = text.partition("[slots.")[0] if new.startswith("slots") else text
    path.write_text(kept.replace(old, new, 1), "utf-8")
    with pytest.raises(SourcedeckError) as caught:
        read_pack("uni", adopted)
    assert caught.value.said == message
    line = text[: text.index(old)].count("\n") + 1
    assert caught.value.message.startswith(f"templates/uni/pack.toml:{line}:1: ")


def test_a_placeholder_may_have_the_largest_number_that_the_standard_knows(adopted: Path) -> None:
    told = findings(adopted, "left = 1", "left = 4294967295")
    assert [(code, message) for code, _, message, _ in told] == [
        ("P124", "[slots.“Two Content”] left: the layout has no placeholder idx 4294967295")
    ]


def test_a_number_without_bounds_is_refused(adopted: Path) -> None:
    path = adopted / "templates/uni/pack.toml"
    path.write_text(f"{path.read_text('utf-8')}\n[tokens.look]\npassage-columns = {'9' * 400}\n", "utf-8")
    with pytest.raises(SourcedeckError, match="“passage-columns” is a number of many digits"):
        read_pack("uni", adopted)


def test_in_a_pack_that_extends_it_the_line_is_where_the_binding_stands(adopted: Path) -> None:
    above = adopted / "templates/mine/pack.toml"
    above.parent.mkdir()
    above.write_text('extends = "uni"\n[layouts]\nList = "Nowhere"\n', "utf-8")
    (told,) = read_pack("mine", adopted).findings
    assert str(told.place) == "templates/mine/pack.toml:3:1"


def test_a_file_that_is_none_is_still_refused(tmp_path: Path) -> None:
    (tmp_path / "given.pptx").write_bytes(b"PK")
    with pytest.raises(SourcedeckError):
        adopt_file(tmp_path / "given.pptx", "uni", tmp_path, "seminar")
