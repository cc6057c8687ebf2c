"""What a school's own template costs beside a pack of ours: building, adopting, checking, as whole processes.

Run it as `make bench` or `.venv/bin/python benchmarks/brands.py [--rounds 5]`.

It makes two of the odd templates of tests/brands: Office's own, and one with 99 layouts on nine masters. In a copy of
the sample it adopts both, then builds the sample's two decks on its own packs and on each adopted one, adopts again,
and checks. The commands take turns within a round, so that a slow minute of the machine falls on all of them. Figures
are medians of the processor's time; ratios are to the build on our own pack.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = (sys.executable, "-c", "from builder.start import main; main()")
OFFICE, MANY = "office-wide", "ninety-nine"


def main() -> None:
    """Measure, and print a table of Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = [sys.executable, str(ROOT / "tests/brands/odd_templates.py"), str(folder / "files"), OFFICE, MANY]
        subprocess.run(made, check=True, cwd=ROOT)
        project = folder / "course"
        for part in ("seeds", "decks"):
            shutil.copytree(ROOT / part, project / part)
        for template in (OFFICE, MANY):
            run(project, "pack", "adopt", str(folder / f"files/{template}.pptx"), "--name", template)
        took: dict[str, list[float]] = {}
        for number in range(rounds):
            for what, command in commands(folder, number).items():
                begun = spent()
                run(project, *command)
                took.setdefault(what, []).append(spent() - begun)
    medians = {what: statistics.median(seconds) for what, seconds in took.items()}
    own = next(iter(medians.values()))
    print(f"The first row took {own:.2f} s (median of {rounds}).\n")
    print("| whole processes | beside the first |\n|:--|---:|")
    for what, seconds in medians.items():
        print(f"| {what} | {seconds / own:.2f} |")


def commands(folder: Path, number: int) -> dict[str, tuple[str, ...]]:
    """The commands of a round by what they show; the round's number keeps the adopted packs apart."""
    out = str(folder / "out")
    build = ("build", "--quiet", "-o", out, "--pack")
    many = str(folder / f"files/{MANY}.pptx")
    return {
        "build, both decks on the pack seminar": (*build, "seminar"),
        "build, both decks on Office's own template": (*build, OFFICE),
        "build, both decks on the template with 99 layouts": (*build, MANY),
        "pack adopt, Office's own template": (
            "pack",
            "adopt",
            str(folder / f"files/{OFFICE}.pptx"),
            *name("o", number),
        ),
        "pack adopt, the template with 99 layouts": ("pack", "adopt", many, *name("m", number)),
        "pack check, Office's own template": ("pack", "check", OFFICE),
        "pack check, the template with 99 layouts": ("pack", "check", MANY),
        "pack preview, Office's own template": ("pack", "preview", OFFICE, "-o", out),
    }


def spent() -> float:
    """Seconds of the processor that the programs run so far took; on Windows the clock's, since nothing counts them."""
    times = os.times()
    return times.children_user + times.children_system or times.elapsed


def name(letter: str, number: int) -> tuple[str, str]:
    """The option that names a pack of a round."""
    return "--name", f"{letter}-{number}"


def run(project: Path, *arguments: str) -> None:
    """Run the program in the project; stops where it fails."""
    done = subprocess.run(
        [*PROGRAM, *arguments, "-C", str(project)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    if done.returncode:
        raise SystemExit(f"sourcedeck {' '.join(arguments)}:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
