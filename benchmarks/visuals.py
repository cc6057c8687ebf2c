"""What each visual costs: slides of the shipped seminar beside the same facts as plain text, in one run, as ratios.

Run it as `make bench` or `.venv/bin/python benchmarks/visuals.py`. For each visual it takes the slide of the seminar
deck that has it, makes a deck of twenty copies in memory (outline, compose, fit, rules, writing), and the same with the
facts of that slide as plain text (`key-facts`). The two take turns; figures are medians. The last column is what the
first such slide costs a process more than the same facts as text: loading code, an atlas, a workbook's library.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

from builder.build import make_deck, read_ledger, write_deck
from builder.model.ledger import Ledger

ROOT = Path(__file__).parents[1]
DECK = ROOT / "decks" / "drone-deal-seminar.yaml"
VISUALS = ("timeline", "map", "chain", "bars", "cards", "passage", "sanctions-table")
COPIES = 20
Entry = dict[str, Any]
_ONE = """
import sys
from pathlib import Path
from builder.build import make_deck, read_ledger, write_deck
project, spec = map(Path, sys.argv[1:])
ledger, _ = read_ledger(project)
write_deck(make_deck(spec, project, ledger), project / "build")
"""


def entries() -> dict[str, Entry]:
    """The first slide of the seminar deck for each visual, by template, without what ties it to its deck."""
    found: dict[str, Entry] = {}
    for entry in yaml.safe_load(DECK.read_text("utf-8"))["slides"]:
        if entry["template"] in VISUALS:
            kept = {key: value for key, value in entry.items() if key not in ("id", "section", "optional")}
            found.setdefault(entry["template"], kept)
    return found


def as_text(entry: Entry) -> Entry:
    """The same facts one under another."""
    facts = list(entry.get("facts", []))
    for group in entry.get("groups", []):
        facts += group.get("facts", [])
    facts = facts or ["finalised", "still-in-progress", "iran-ministry-rejects"]
    return {"template": "key-facts", "title": entry["title"], "facts": list(dict.fromkeys(facts))}


def write_spec(project: Path, name: str, entry: Entry, copies: int) -> Path:
    """Write a deck of that many copies of a slide; its path within the project."""
    head = {"title": "Measured", "pack": "seminar", "known-as-of": "2022-11-21", "minutes": {"total": 900}}
    slides = [{**entry, "id": f"slide-{number}"} for number in range(copies)]
    path = Path("decks") / f"{name}.yaml"
    (project / path).write_text(yaml.safe_dump({**head, "slides": slides}, allow_unicode=True), "utf-8")
    return path


def in_memory(project: Path, spec: Path, ledger: Ledger) -> float:
    """Milliseconds a slide to make and write a deck, all being loaded."""
    start = time.perf_counter()
    made = make_deck(spec, project, ledger)
    if made.placed is None:
        raise SystemExit(f"{spec}: {made.findings}")
    write_deck(made, project / "build")
    return (time.perf_counter() - start) * 1000 / COPIES


def whole_process(project: Path, spec: Path) -> float:
    """Milliseconds of a whole process that makes and writes one deck, whatever the rules find in it."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", _ONE, str(project), str(spec)], check=True, capture_output=True)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Measure every visual and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for room in ("seeds", "decks"):
            shutil.copytree(ROOT / room, project / room)
        ledger, _ = read_ledger(project)
        print("| visual | ms a slide | as text | ratio | the first one costs, ms |")
        print("|:--|---:|---:|---:|---:|")
        for name, entry in entries().items():
            drawn = write_spec(project, "drawn", entry, COPIES)
            plain = write_spec(project, "plain", as_text(entry), COPIES)
            in_memory(project, drawn, ledger), in_memory(project, plain, ledger)
            pairs = [(in_memory(project, drawn, ledger), in_memory(project, plain, ledger)) for _ in range(runs)]
            own, text = (statistics.median(column) for column in zip(*pairs, strict=True))
            one, other = write_spec(project, "one", entry, 1), write_spec(project, "other", as_text(entry), 1)
            firsts = [whole_process(project, one) - whole_process(project, other) for _ in range(runs)]
            print(f"| {name} | {own:.1f} | {text:.1f} | {own / text:.1f} | {statistics.median(firsts):.0f} |")


if __name__ == "__main__":
    main()
