"""How long `build --watch` takes from a saved change to the written decks, beside a whole `sourcedeck build`.

Run it as `make bench` or `.venv/bin/python benchmarks/watch.py [--rounds 10]`.

It copies the sample with both packs into a temporary folder, starts a watch of both decks, and saves a change of a
slide template, a fact, a deck, a string and pack.toml, each so many times. The time is that from the save to the line
that says of the last deck that it was written. A whole build in a process of its own takes turns with these. Figures
are medians and the slowest; ratios are to the median of the whole build.
"""

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = (sys.executable, "-c", "from builder.start import main; main()")
LAST, ALONE = "drone-deal-seminar", "drone-deal-classroom"


def swap(name: str, old: str, new: str) -> Callable[[Path], None]:
    """A change that replaces words by others, and back again the next time."""

    def change(project: Path) -> None:
        path = project / name
        text = path.read_text("utf-8")
        there, other = (old, new) if old in text else (new, old)
        if there not in text:
            raise SystemExit(f"{name} holds neither “{old}” nor “{new}”")
        path.write_text(text.replace(there, other, 1), encoding="utf-8")

    return change


CHANGES = {
    "a slide template": swap(
        "templates/seminar/slides/passage.md.j2", "{{ task_line(slide.task) }}", "{{ slide.task }}"
    ),
    "a fact": swap("seeds/facts/drone-deal.yaml", "priority: 3", "priority: 2"),
    "a deck": swap("decks/drone-deal-classroom.yaml", "minutes: {total: 45", "minutes: {total: 46"),
    "a string": swap("templates/seminar/strings.toml", "Key facts", "Main facts"),
    "pack.toml": swap("templates/seminar/pack.toml", 'title = "Seminar"', 'title = "Seminars"'),
}


def main() -> None:
    """Measure, and print a table of Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "course"
        for name in ("seeds", "decks", "templates"):
            shutil.copytree(ROOT / name, project / name)
        whole: list[float] = []
        took: dict[str, list[float]] = {name: [] for name in CHANGES}
        command = [*PROGRAM, "build", "--watch", "-C", str(project)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT) as watch:
            said = watch.stdout
            if said is None:
                raise SystemExit("nothing can be heard of the watch")
            until(said.readline, re.compile("Watching"))
            for _ in range(rounds):
                for name, change in CHANGES.items():
                    begun = time.perf_counter()
                    change(project)
                    deck = ALONE if name == "a deck" else LAST
                    until(said.readline, re.compile(f"^  {deck}: "))
                    took[name].append(time.perf_counter() - begun)
                    time.sleep(0.3)  # a person types on
                begun = time.perf_counter()
                out = str(Path(folder) / "whole")
                subprocess.run([*PROGRAM, "build", "--quiet", "-C", str(project), "-o", out], check=True, cwd=ROOT)
                whole.append(time.perf_counter() - begun)
            watch.kill()
    build = statistics.median(whole)
    print(f"A whole build of both decks, in a process of its own: {build:.2f} s (median of {rounds}).\n")
    print("| saved | until written, median | slowest | beside a whole build |\n|---|---|---|---|")
    for name, seconds in took.items():
        median = statistics.median(seconds)
        print(f"| {name} | {median:.2f} s | {max(seconds):.2f} s | {median / build:.2f} |")


def until(readline: Callable[[], str], pattern: re.Pattern[str]) -> None:
    """Read lines up to one in which the pattern is found; stops where there are no more."""
    heard: list[str] = []
    while True:
        line = readline()
        heard.append(line)
        if not line or "nothing was written" in line:
            raise SystemExit(f"the watch said:\n{''.join(heard)}")
        if pattern.search(line):
            return


if __name__ == "__main__":
    main()
