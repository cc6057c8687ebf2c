"""Measure `sourcedeck check` on a large ledger of fiction: facts/s, MB/s, peak memory, and a second run.

Run it as `.venv/bin/python benchmarks/scale.py [--sources 10000] [--facts 100000]`.

It writes a project of invented papers, ministries and harbours, whose quotations stand in their sources, and times the
command as a whole process: at a tenth of the size and at the whole of it, without a cache, with a cold one, again with
nothing changed, and again after a change of one fact file, of one source, and of the actors. Every run must report the
same findings as the one without a cache, or the benchmark fails.

Peak memory is the most that the processes of a run held together (proportional set size, read from /proc ten times a
second; where there is no /proc, the largest single process).
"""

import argparse
import hashlib
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

FACTS_A_FILE = 500
TOWNS = ("Leska", "Morav", "Nether", "Ostra", "Pelling", "Quarn", "Rothe", "Selby", "Tarn", "Ulver", "Vask", "Wendel")
ENDINGS = ("ford", "holm", "burg", "stad", "haven", "wick", "mouth", "field", "dale", "ness")
GOODS = ("lorries", "barges", "wagons", "cranes", "ferries", "tankers", "buoys", "containers")
WORDS = (
    *(
        "quay",
        "breakwater",
        "warehouse",
        "customs",
        "ledger",
        "harbourmaster",
        "pilot",
        "channel",
        "dredger",
        "mooring",
    ),
    *("tide", "anchorage", "lighthouse", "freight", "cargo", "manifest", "berth", "jetty", "wharf", "crane", "railway"),
    *("junction", "timber", "grain", "cement", "copper", "fishing", "fleet"),
)
TEENS = ("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")


class Size(msgspec.Struct, frozen=True):
    """How large a project is to be."""

    sources: int
    facts: int


class Measured(msgspec.Struct, frozen=True):
    """One run of the command: wall time in seconds, peak memory in bytes, and what it printed."""

    seconds: float
    memory: int
    printed: str


def town(number: int) -> str:
    """One of 120 invented towns."""
    return TOWNS[number % len(TOWNS)] + ENDINGS[number // len(TOWNS) % len(ENDINGS)]


def board_of(number: int) -> str:
    """The name of an invented board, one a town."""
    return f"the {town(number)} Harbour Board"


def words(number: int, many: int) -> str:
    """That many words, other ones for each number."""
    return " ".join(WORDS[(number * 7 + at * at + at * (number % 5)) % len(WORDS)] for at in range(many))


def letters(number: int) -> str:
    """A number as letters, so that a text can be told from all others without a figure."""
    text = ""
    while True:
        number, rest = divmod(number, 26)
        text = chr(ord("a") + rest) + text
        if not number:
            return text.capitalize()


class Story(msgspec.Struct, frozen=True):
    """One fact of the fiction: its paragraph in the source, and the entry of the ledger that quotes it."""

    paragraph: str
    entry: str


def story(  # noqa: C901, PLR0912, PLR0915 - a table of sentences
    number: int, source: str, *, stored: bool, disputed: int | None
) -> Story:
    """The fact of a number: each of eight kinds of sentence in its turn."""
    where, board, goods = town(number), board_of(number), GOODS[number % len(GOODS)]
    count, of, month = number % 880 + 20, number % 880 + 150, MONTHS[number % len(MONTHS)]
    ship = f"the vessel {letters(number)}ax"  # whatever the letters, no word that a rule knows (No, Six, May)
    tail = f"It lay at the {words(number, 5)} beside {ship}, and the {words(number + 3, 9)} stayed where it was."
    quantities, kind = "", "reported_event"
    match number % 8:
        case 0:
            claim = f"at least {count} {goods} crossed the bridge of {where} in {month}"
            quantities = (
                f"{goods}: {{value: {count}, qualifier: at_least, unit: {goods}, words: at least {count} {goods}}}"
            )
            kind = "figure"
        case 1:
            claim = f"{count} of {of} {goods} were inspected at {where}"
            quantities = (
                f"inspected: {{value: {count}, unit: {goods}, words: {count} of {of} {goods}}}\n"
                f"    whole: {{value: {of}, unit: {goods}, words: {count} of {of} {goods}}}"
            )
            kind = "figure"
        case 2:
            claim = f"{ship} reportedly left {where} without a pilot"
        case 3:
            claim = f"{ship} did not call at {where} in {month}"
        case 4:
            claim = f"{TEENS[number % 9]} {goods} and about {count} wagons waited at {where}"
            quantities = (
                f"{goods}: {{value: {number % 9 + 11}, unit: {goods}, words: {TEENS[number % 9]} {goods}}}\n"
                f"    wagons: {{value: {count}, qualifier: about, unit: wagons, words: about {count} wagons}}"
            )
            kind = "figure"
        case 5:
            claim = f"the town of {where} may lease its quay to the owners of {ship}"
            kind = "prediction"
        case 6:
            claim = f"more than {count}00 tonnes of grain went through {where}"
            quantities = (
                f"grain: {{value: {count}00, qualifier: more_than, unit: tonnes,"
                f" words: more than {count}00 tonnes of grain}}"
            )
            kind = "figure"
        case _:
            claim = f"the owners of {ship} plan to build a jetty at {where}"
    sentence = f"{board[0].upper()}{board[1:]} said that {claim}."
    lines = [f"- id: fact-{number}", f"  assertion: {sentence}", f"  kind: {kind}"]
    if number % 3 == 0:
        lines.append(f"  headline: {claim[0].upper()}{claim[1:]}, {board} said.")
    lines += ["  attribution:", f"    - {{who: board-{number % 120}, words: {board[4:]}}}"]
    lines += [f"    - {{who: paper-{number % 40}}}"] if number % 2 else []
    lines += ["  evidence:", f"    - source: {source}"]
    lines += [f"      exact: {sentence} {tail}"] if stored else []
    if f" in {month}" in claim:
        lines.append(f"  when: {{edtf: 2022-{number % len(MONTHS) + 1:02}, words: in {month}, anchor: issued}}")
    if quantities:
        lines += ["  quantities:", f"    {quantities}"]
    if number % 16 == 1:
        lines.append(f"  derived: {{name: rest, of: whole - inspected, unit: {goods}}}")
    if disputed is not None:
        lines.append(f"  disputes: [fact-{disputed}]")
    lines += [f"  about: [board-{number % 120}]", f"  places: [town-{number % 120}]"]
    lines += [f"  tags: [harbour, {goods}]", f"  priority: {number % 3 + 1}"]
    if number % 10 == 0:
        lines.append("  review-after: 2030-01-01")
    return Story(f"{sentence} {tail}", "\n".join(lines) + "\n")


def source_file(number: int, paragraphs: list[str], size: int = 5_000) -> str:
    """A source of about `size` bytes with these paragraphs, pinned; what no fact quotes is left out with a reason."""
    fillers: list[str] = []
    while sum(map(len, (*paragraphs, *fillers))) < size - 300:
        at = number * 50 + len(fillers)
        fillers.append(f"Readers of {town(at)} wrote {letters(at)} about the {words(at, 40)} and the weather.")
    body = [*paragraphs]
    for at, filler in enumerate(fillers):
        body.insert(2 * at + 1, filler)
    text = "\n\n".join(body)
    left_out = "".join(
        f"  - {{exact: {' '.join(filler.split()[:8])}, reason: says nothing of the harbour}}\n" for filler in fillers
    )
    title = f"{number} lorries at {town(number)}" if number % 5 == 0 else f"Harbour of {town(number)}"
    return (
        f"---\ntype: article-newspaper\ncontainer-title: The {town(number)} Courier\n"
        f"title: {title}\nissued: 2022-{number % 2 + 11:02}-{number % 28 + 1:02}\nlanguage: en\n"
        f"URL: https://example.org/{number}\nrights: © its publisher\nleft-out:\n{left_out}"
        f"text-sha256: {hashlib.sha256(text.encode()).hexdigest()}\n---\n{text}\n"
    )


def make_project(folder: Path, size: Size) -> None:
    """Write the project: every tenth source has no stored text, and every twentieth fact stands against another."""
    for room in ("seeds/sources", "seeds/facts", "seeds/reference", "decks"):
        (folder / room).mkdir(parents=True)
    entries: list[str] = []
    paragraphs: dict[int, list[str]] = {}
    for number in range(size.facts):
        source = number * size.sources // size.facts
        disputed = number - 20 if number % 20 == 19 and number > 20 else None
        told = story(number, f"source-{source}", stored=source % 10 != 9, disputed=disputed)
        entries.append(told.entry)
        paragraphs.setdefault(source, []).append(told.paragraph)
    for number in range(size.sources):
        text = source_file(number, paragraphs.get(number, []))
        if number % 10 == 9:
            text = re.sub(r"left-out:\n(?:  .*\n)*|text-sha256: .*\n", "", text.partition("\n---\n")[0] + "\n---\n")
        (folder / f"seeds/sources/source-{number}.md").write_text(text, encoding="utf-8")
    for at in range(0, size.facts, FACTS_A_FILE):
        (folder / f"seeds/facts/topic-{at // FACTS_A_FILE:04}.yaml").write_text(
            "".join(entries[at : at + FACTS_A_FILE]), encoding="utf-8"
        )
    actors = [
        f"- {{id: board-{at}, name: {board_of(at)[4:]}, kind: institution, plain: {board_of(at)}}}\n"
        for at in range(120)
    ]
    actors += [f"- {{id: paper-{at}, name: The {town(at)} Courier, kind: outlet}}\n" for at in range(40)]
    places = [f"- {{id: town-{at}, name: {town(at)}, latitude: {at % 60}, longitude: {at}}}\n" for at in range(120)]
    (folder / "seeds/reference/actors.yaml").write_text("".join(actors), encoding="utf-8")
    (folder / "seeds/reference/places.yaml").write_text("".join(places), encoding="utf-8")


def measure(project: Path, *options: str) -> Measured:
    """Run `sourcedeck check` as a process of its own, and take its time and its memory."""
    command = [sys.executable, "-c", "from builder.start import main; main()", "check", "-C", str(project), *options]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    most = [0]
    watch = threading.Thread(target=_watch, args=(process, most))
    watch.start()
    printed, _ = process.communicate()
    seconds = time.perf_counter() - begun
    watch.join()
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return Measured(seconds, most[0] or largest, printed)


def _watch(process: "subprocess.Popen[str]", most: list[int]) -> None:
    while process.poll() is None:
        most[0] = max(most[0], sum(map(_memory, _family(process.pid))))
        time.sleep(0.1)


def _family(pid: int) -> Iterator[int]:
    """A process and those that it started."""
    yield pid
    try:
        started = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return
    for child in started:
        yield from _family(int(child))


def _memory(pid: int) -> int:
    """The proportional set size of a process in bytes; 0 where it cannot be told."""
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text("ascii"), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0


def replace(path: Path, old: str, new: str) -> Callable[[], None]:
    """A change of a file: the first `old` in it becomes `new`."""

    def change() -> None:
        path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")

    return change


def compare(size: Size, folder: Path) -> Iterator[str]:
    """Rows of the table for a project of a size."""
    make_project(folder, size)
    megabytes = sum(path.stat().st_size for path in (folder / "seeds").rglob("*.*")) / 1e6
    facts = folder / "seeds/facts/topic-0000.yaml"
    changes: tuple[tuple[str, Callable[[], None]], ...] = (
        ("first run", lambda: None),
        ("nothing changed", lambda: None),
        ("one fact changed", replace(facts, "priority: 2", "priority: 3")),
        ("one source changed", replace(folder / "seeds/sources/source-0.md", "weather.", "weather. It rained.")),
        ("an actor changed", replace(folder / "seeds/reference/actors.yaml", "kind: outlet", "kind: firm")),
    )
    alone = measure(folder, "--no-cache")
    yield row(size, "without a cache", alone, megabytes)
    for name, change in changes:
        change()
        kept = measure(folder)
        fresh = measure(folder, "--no-cache") if name not in ("first run", "nothing changed") else alone
        assert kept.printed == fresh.printed, f"{name}: what was kept says something else than a fresh look"
        yield row(size, name, kept, megabytes)


def row(size: Size, name: str, run: Measured, megabytes: float) -> str:
    """One run as a row of a Markdown table."""
    return (
        f"| {size.sources:,} | {size.facts:,} | {name} | {run.seconds:.1f} s | {size.facts / run.seconds:,.0f}"
        f" | {megabytes / run.seconds:.1f} | {run.memory / 1e6:.0f} MB |"
    )


def main() -> None:
    """Print the table for a tenth of the size and for the whole of it."""
    options = argparse.ArgumentParser(description="Measure `sourcedeck check` on a large ledger of fiction.")
    options.add_argument("--sources", type=int, default=10_000)
    options.add_argument("--facts", type=int, default=100_000)
    wanted = options.parse_args()
    print("| sources | facts | run | time | facts/s | MB/s | most memory |\n|---:|---:|:--|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CACHE_HOME"] = f"{scratch}/cache"
        for part, size in enumerate(
            (Size(wanted.sources // 10, wanted.facts // 10), Size(wanted.sources, wanted.facts))
        ):
            for line in compare(size, Path(scratch) / f"project-{part}"):
                print(line, flush=True)


if __name__ == "__main__":
    main()
