"""Time `sourcedeck build` beside pandoc and plain python-pptx: the same text, whole processes, medians, as ratios.

Run it as `make bench` or `.venv/bin/python benchmarks/compare.py [SLIDES ...]` (default 15 100 1000).

Sourcedeck reads a ledger of 60 facts with a stored source, checks it, composes three facts a slide with notes, measures
the fit, applies the rules and writes. The peers then get exactly the words that stand in its file, read back with
python-pptx, as Markdown (pandoc) and as a list of strings (python-pptx), and do nothing but write them. The programs
take turns within a round, so that a slow minute of the machine falls on all of them; figures are medians of `--runs`.

Before anything is timed, the project must pass `check --strict`, and the three files are read back: as many slides as
were asked for, and the same titles, paragraphs and notes on each.
"""

import argparse
import hashlib
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

FACTS = 60
PLAIN_DECK = """
import json, sys
from pptx import Presentation
slides = json.load(open(sys.argv[1], encoding="utf-8"))
deck = Presentation()
for title, body, notes in slides:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = title
    slide.placeholders[1].text = "\\n".join(body)
    slide.notes_slide.notes_text_frame.text = "\\n".join(notes)
deck.save(sys.argv[2])
"""

SlideText = tuple[str, list[str], list[str]]


def make_project(folder: Path, slides: int) -> None:
    """Write a project with one source, sixty facts that quote it, and a deck of that many slides."""
    for room in ("seeds/sources", "seeds/facts", "seeds/reference", "decks"):
        (folder / room).mkdir(parents=True)
    sentences = [
        f"The ministry of region {name(i)} said that at least {i + 11} lorries crossed its bridge in March."
        for i in range(FACTS)
    ]
    text = "\n\n".join(sentences)
    (folder / "seeds/sources/gazette.md").write_text(
        "---\ntype: article-newspaper\ncontainer-title: The Gazette\ntitle: Lorries at the bridges\n"
        "issued: 2022-04-02\nlanguage: en\nURL: https://example.org/lorries\nquote-limit: 5000\n"
        f"text-sha256: {hashlib.sha256(text.encode()).hexdigest()}\n---\n{text}\n",
        encoding="utf-8",
    )
    (folder / "seeds/reference/actors.yaml").write_text(
        "- {id: ministry, name: The ministry, kind: institution, plain: the ministry}\n", encoding="utf-8"
    )
    (folder / "seeds/facts/lorries.yaml").write_text(
        "".join(fact_entry(i, sentence) for i, sentence in enumerate(sentences)), encoding="utf-8"
    )
    entries = [deck_entry(i) for i in range(slides - 1)]
    (folder / "decks/lorries.yaml").write_text(
        "title: Lorries at the bridges\npack: seminar\nknown-as-of: 2022-04-02\nslides:\n"
        + "".join(entries)
        + "  - {template: sources, title: Sources of the deck}\n",
        encoding="utf-8",
    )


def fact_entry(number: int, sentence: str) -> str:
    """One fact with its quotation, attribution, date and quantity, as YAML."""
    count = number + 11
    return (
        f"- id: lorries-{number}\n"
        f"  assertion: The ministry of {name(number)} said that at least {count} lorries crossed its bridge in March.\n"
        "  kind: official_statement\n"
        "  attribution: [{who: ministry, words: The ministry}]\n"
        f"  evidence: [{{source: gazette, exact: {json.dumps(sentence)}}}]\n"
        "  when: {edtf: 2022-03, words: in March, anchor: issued}\n"
        f"  quantities: {{lorries: {{value: {count}, qualifier: at_least, unit: lorries, "
        f"words: at least {count} lorries}}}}\n"
    )


def deck_entry(number: int) -> str:
    """One slide of three facts with a title and notes of its own, as YAML."""
    facts = ", ".join(f"lorries-{(number * 3 + i) % FACTS}" for i in range(3))
    return (
        f"  - template: key-facts\n    facts: [{facts}]\n"
        + ("" if number else "    section: Bridges\n")
        + f"    title: {{text: What the regions wrote about their bridges ({label(number)})}}\n"
        "    notes: {script: Read the lines aloud and ask who counted and why the number is a least number.}\n"
    )


def name(number: int) -> str:
    """A made-up name of letters only, so that it holds no number."""
    return label(number).capitalize() + "grad"


def label(number: int) -> str:
    """A number in letters: b, c, … ba, bb."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    text = ""
    while number or not text:
        number, rest = divmod(number, 26)
        text = letters[rest] + text
    return text


def read_text(deck: Path) -> list[SlideText]:
    """The words of a deck, a slide at a time: title, paragraphs of the body, paragraphs of the notes; no empty ones."""
    from pptx import Presentation

    slides: list[SlideText] = []
    for slide in Presentation(str(deck)).slides:
        title = slide.shapes.title
        body = [
            paragraph.text
            for shape in slide.shapes
            if shape.has_text_frame and shape.shape_id != (title.shape_id if title is not None else 0)
            for paragraph in shape.text_frame.paragraphs
            if paragraph.text
        ]
        notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
        said = [line for line in notes.text.split("\n") if line] if notes else []
        slides.append((title.text if title is not None else "", body, said))
    return slides


def as_pandoc_markdown(slides: list[SlideText]) -> str:
    """The same words for pandoc: a heading, a list and a notes block for each slide."""
    parts = []
    for title, body, notes in slides:
        items = "\n".join(f"- {escaped(line)}" for line in body)
        script = "\n\n".join(escaped(line) for line in notes)
        parts.append(f"# {escaped(title)}\n\n{items}\n\n" + (f"::: notes\n{script}\n:::\n" if notes else ""))
    return "\n".join(parts)


def escaped(text: str) -> str:
    """The text so that pandoc reads it as it stands: a backslash before whatever Markdown might act on."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!<>|~^$@:\"'])", r"\\\1", text)


def assert_same(expected: list[SlideText], deck: Path, program: str) -> None:
    """Stop where a program's deck has not the very slides, words and notes that it was given."""
    found = read_text(deck)
    if len(found) != len(expected):
        raise SystemExit(f"{program} wrote {len(found)} slides instead of {len(expected)}")
    for number, (ours, theirs) in enumerate(zip(expected, found, strict=True), start=1):
        if ours != theirs:
            raise SystemExit(f"slide {number} of {program} differs:\n{ours}\n{theirs}")


def timed(command: list[str], environment: dict[str, str]) -> float:
    """Seconds that a command takes as a whole process; its output is thrown away."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def compare(slides: int, runs: int, folder: Path) -> dict[str, float]:
    """Median seconds of each program for a deck of that many slides."""
    import pypandoc

    project = folder / f"project-{slides}"
    make_project(project, slides)
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    sourcedeck = [str(Path(sys.executable).parent / "sourcedeck"), "build", "-C", str(project), "--quiet"]
    timed([sourcedeck[0], "check", "--strict", "-C", str(project)], environment)  # raises where it is not clean
    subprocess.run(sourcedeck, check=True, env=environment)
    texts = read_text(project / "build/lorries.pptx")
    if len(texts) != slides or not all(title and body and notes for title, body, notes in texts[:-1]):
        raise SystemExit(f"sourcedeck wrote {len(texts)} slides instead of {slides}, or one without words or notes")
    words, markdown, script = folder / "words.json", folder / "words.md", folder / "plain.py"
    words.write_text(json.dumps(texts), encoding="utf-8")
    markdown.write_text(as_pandoc_markdown(texts), encoding="utf-8")
    script.write_text(PLAIN_DECK, encoding="utf-8")
    commands: dict[str, list[str]] = {
        "sourcedeck": sourcedeck,
        "pandoc": [
            pypandoc.get_pandoc_path(),
            "-f",
            "markdown-smart",
            str(markdown),
            "-o",
            str(folder / "pandoc.pptx"),
        ],
        "python-pptx": [sys.executable, str(script), str(words), str(folder / "plain.pptx")],
    }
    for program, file in (("pandoc", "pandoc.pptx"), ("python-pptx", "plain.pptx")):
        timed(commands[program], environment)
        assert_same(texts, folder / file, program)
    rounds: dict[str, list[float]] = {program: [] for program in commands}
    for _ in range(runs):
        for program, command in commands.items():
            rounds[program].append(timed(command, environment))
    return {program: statistics.median(seconds) for program, seconds in rounds.items()}


def stages(slides: int, folder: Path) -> str:
    """What each stage of one build costs, as the program itself reports it."""
    project = folder / f"project-{slides}"
    command = [str(Path(sys.executable).parent / "sourcedeck"), "build", "-C", str(project), "--verbose"]
    report = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    return "\n".join(line for line in report.splitlines() if line.endswith(" ms"))


def table(results: dict[int, dict[str, float]]) -> str:
    """The figures as a Markdown table: seconds, and the peers as multiples of ours."""
    lines = [
        "| slides | sourcedeck | pandoc | python-pptx | pandoc ÷ ours | python-pptx ÷ ours |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    for slides, seconds in results.items():
        ours, pandoc, plain = seconds["sourcedeck"], seconds["pandoc"], seconds["python-pptx"]
        lines.append(
            f"| {slides} | {ours:.2f} s | {pandoc:.2f} s | {plain:.2f} s | {pandoc / ours:.1f} | {plain / ours:.1f} |"
        )
    return "\n".join(lines)


def main(say: Callable[[str], None] = print) -> None:
    """Run the comparison and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("slides", nargs="*", type=int, default=[15, 100, 1000])
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        results = {slides: compare(slides, arguments.runs, folder) for slides in arguments.slides}
        say(f"Whole processes, medians of {arguments.runs} rounds.\n")
        say(table(results))
        if {100, 1000} <= set(results):
            ratio = results[1000]["sourcedeck"] / results[100]["sourcedeck"]
            say(f"\ntime(1000) ÷ time(100) = {ratio:.1f}")
        for slides in arguments.slides:
            say(f"\nStages of one build of {slides} slides:\n{stages(slides, folder)}")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        say(f"\nPeak memory of any of the programs: {peak:.0f} MB")


if __name__ == "__main__":
    main()
