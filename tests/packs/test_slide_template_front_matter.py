"""What the front matter of a slide template may say, and what a person is told where it says something else."""

import pytest

from builder.model.finding import Place
from builder.packs.template import ReadTemplate, read_template

PATH = "templates/mine/slides/fact.md.j2"


def read(front: str, body: str = "# {{ fact }}\n") -> ReadTemplate:
    return read_template("fact", PATH, f"---\n{front}\n---\n{body}")


def told(front: str) -> list[str]:
    """Every finding as `line:column code message (hint)`."""
    return [f"{f.place.line}:{f.place.column} {f.code} {f.message} ({f.hint})" for f in read(front).findings]


def test_every_key() -> None:
    template = read(
        "summary: One fact\nslots: [kicker?, title, body]\nfacts: [1, 3]\nneeds: [task, extra.frame]\nminutes: 4"
    ).template
    assert template is not None
    assert (template.name, template.at, template.body, template.body_line) == (
        "fact",
        Place(PATH, 1, 1),
        "# {{ fact }}\n",
        8,
    )
    assert (template.slots, template.optional) == (("kicker", "title", "body"), ("kicker",))
    assert (template.facts, template.needs, template.minutes) == ((1, 3), ("task", "extra.frame"), 4)
    assert template.summary == "One fact"


def test_slots_may_be_marked_optional_in_a_list_of_their_own() -> None:
    template = read("optional: [task]\nslots: [title, body?, task]").template
    assert template is not None
    assert (template.slots, sorted(template.optional)) == (("title", "body", "task"), ["body", "task"])


@pytest.mark.parametrize(
    ("written", "expected"),
    [("2", (2, 2)), ("[0, 4]", (0, 4)), ("[1, null]", (1, None)), ("[1, ~]", (1, None)), ("[1, ]", None)],
)
def test_how_many_facts(written: str, expected: tuple[int, int | None] | None) -> None:
    template = read(f"slots: [title]\nfacts: {written}").template
    assert (template.facts if template else None) == expected


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("slots: [title]\nslts: [body]", "3:1 P002 a slide template has no key “slts” (did you mean “slots”?)"),
        ("slots: [titel, body]", "2:9 P003 “titel” is no name that “slots” knows (did you mean “title”?)"),
        ("slots: title", "2:8 P003 “slots” is “title” (expected a list of names, such as [title, body])"),
        ("slots: [title]\nneeds: [tsk]", "3:9 P003 “tsk” is no name that “needs” knows (did you mean “task”?)"),
        (
            "slots: [title]\nfacts: many",
            "3:8 P003 “facts” is “many” "
            "(expected a number, or least and greatest: 1, [1, 3], or [1, null] for no limit)",
        ),
        (
            "slots: [title]\nfacts: [3, 1]",
            "3:8 P003 “facts” is “[3, 1]” "
            "(expected a number, or least and greatest: 1, [1, 3], or [1, null] for no limit)",
        ),
        ("slots: [title]\nminutes: -1", "3:10 P003 “minutes” is “-1” (expected whole minutes, such as 3)"),
        ("slots: [title]\nslots: [body]", "3:1 P005 “slots” stands here a second time (delete one of the two)"),
        ("summary: no slots", "1:1 P004 the front matter lacks “slots” (write “slots: [title, body]”)"),
        ("- slots", "1:1 P003 the front matter is not a mapping (write “slots: [title, body]”)"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(front: str, expected: str) -> None:
    assert told(front) == [expected]
    assert read(front).template is None


def test_a_file_without_front_matter_is_told_how_to_begin() -> None:
    (finding,) = read_template("fact", PATH, "# Title\n").findings
    assert (finding.code, finding.hint) == ("P001", "begin it with a line “---”")


def test_several_mistakes_are_told_at_once() -> None:
    assert len(told("slots: [titel]\nminuts: 3\nfacts: x")) == 3
