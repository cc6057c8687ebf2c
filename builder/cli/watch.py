"""`sourcedeck build --watch`: decks built again after every saved change, until Ctrl-C."""

import gc
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import click

from builder.build import MadeDeck, write_decks
from builder.bundled import bundled_root
from builder.cli.options import named_decks
from builder.cli.report import explains, failed, in_order, print_findings, tally, told
from builder.cli.stages import Stages
from builder.cli.summary import from_here, summary
from builder.cli.words import counted
from builder.errors import SourcedeckError
from builder.model.finding import Finding
from builder.printable import printable
from builder.watching.files import Change, Look, changes, look
from builder.watching.kept import Kept
from builder.watching.told import all_told, slides_told
from builder.whole_file import reserved

PAUSE = 0.2  # seconds between two looks
SETTLED = 0.04  # seconds in which a file that is being saved must not change any more …
PATIENCE = 1.0  # … but no longer than this is waited for it
IDLE = 9  # looks take at most a tenth of the time, however many files there are
AGAIN = 2.0  # seconds after which a file that could not be written is tried again

_NEXT = "waiting for the next change"


class _EndedError(BaseException):
    """Ctrl-C: whoever watches has seen enough. No `Exception`: nothing on the way up takes it for a fault."""


class Watch:
    """The rounds of one watch: look, forget what was saved, make that again, write, and say what came of it."""

    def __init__(self, kept: Kept, names: tuple[str, ...], out: Path, format_name: str, *, strict: bool, quiet: bool):
        self._kept = kept
        self._names = names
        self._out = out
        self._format = format_name
        self._strict = strict
        self._quiet = quiet
        self._seen: Look = {}
        self._written: dict[Path, MadeDeck] = {}
        self._told: set[Finding] = set()
        self._trouble = ""
        self._unwritten = False
        self._tried = 0.0

    def forever(self) -> None:
        """Build, then look again and again; raises _EndedError on Ctrl-C."""
        self._seen = self._look()
        self.round(())
        if not self._quiet:
            click.echo("Watching seeds/, templates/ and decks/ (Ctrl-C ends it).")
        while True:
            begun = time.perf_counter()
            now = self._look()
            saved = changes(self._seen, now)
            if saved:
                now = self._settled(now)
                saved, self._seen = changes(self._seen, now), now
                self.round(saved)
            elif self._unwritten and time.perf_counter() - self._tried > AGAIN:
                self.round(())
            time.sleep(max(PAUSE, IDLE * (time.perf_counter() - begun) if not saved else 0.0))

    def round(self, saved: Sequence[Change]) -> None:
        """Make again what these files concern, write it, and say what came of it; what stops it is said, too."""
        begun = time.perf_counter()
        self._unwritten = False
        self._kept.forget(saved)
        stages = Stages(quiet=self._quiet)
        lines: list[str] | None = None
        try:
            decks = self._decks()
            _, found = self._kept.made(decks, stages)
            lines = self._saved(saved)
            findings = in_order(found)
            self._say_findings(findings, lines)
            if failed(findings, strict=self._strict):
                click.echo(
                    f"{tally(findings).capitalize()}: nothing was written; {_NEXT}. {explains(findings)}", err=True
                )
            else:
                self._write(decks, begun)
            self._trouble = ""
        except (SourcedeckError, click.UsageError) as error:
            self._say_trouble(error.format_message(), self._saved(saved) if lines is None else [], anew=bool(saved))
        self._tried = time.perf_counter()
        gc.collect()

    def _decks(self) -> list[Path]:
        decks = named_decks(self._kept.project, self._names)
        if not decks:
            raise SourcedeckError("there is no deck to build", hint="put one into decks/")
        return decks

    def _write(self, decks: Sequence[Path], begun: float) -> None:
        """Write the decks that were made since they were last written, and say which of their slides changed."""
        fresh = [deck for deck in decks if self._kept.decks[deck] is not self._written.get(deck)]
        made = [self._kept.decks[deck] for deck in fresh]
        self._unwritten = True  # … until it is: a file may be open, a disk full
        with reserved(self._out):
            paths = write_decks(made, self._out, self._format)
        self._unwritten = False
        seconds = time.perf_counter() - begun
        first = not self._written
        if not fresh and not self._quiet:
            click.echo("  no deck that is built here is made of it")
        for deck, one, path in zip(fresh, made, paths, strict=True):
            before = self._written.get(deck)
            self._written[deck] = one
            if self._quiet:
                continue
            if first:
                click.echo(summary(one, self._kept.ledger, path))
            else:
                click.echo(f"  {self._line(before, one, seconds)}")
                if _is_open(path):
                    click.echo(f"  {from_here(path)} seems to be open: close it and open it again to see the change")

    def _line(self, before: MadeDeck | None, made: MadeDeck, seconds: float) -> str:
        slides = counted(len(made.placed.slides), "slide") if made.placed else ""
        return f"{made.id}: {slides_told(before, made)}; {slides}, {tally(made.findings)}, {max(seconds, 0.1):.1f} s"

    def _saved(self, saved: Sequence[Change]) -> list[str]:
        return all_told(saved, self._kept.details(saved))

    def _say_findings(self, findings: Sequence[Finding], lines: Sequence[str]) -> None:
        """Say what was saved, then all errors, and of the rest what was not said before."""
        for line in () if self._quiet else lines:
            click.echo(printable(line))
        shown = told(findings, quiet=self._quiet)
        print_findings([one for one in shown if one.severity == "error" or one not in self._told], err=True)
        self._told = set(shown)

    def _say_trouble(self, message: str, lines: Sequence[str], *, anew: bool) -> None:
        """Say what stopped a round, once; where nothing was saved since, it is what was said before."""
        if message == self._trouble and not anew:
            return
        for line in () if self._quiet else lines:
            click.echo(printable(line))
        click.echo(f"Error: {message}\nNothing was written; {_NEXT}.", err=True)
        self._trouble = message

    def _look(self) -> Look:
        return look(self._kept.project, bundled_root() / "templates")

    def _settled(self, now: Look) -> Look:
        """Look until nothing changes any more: editors write a file in pieces, or put another one in its place."""
        until = time.perf_counter() + PATIENCE
        while time.perf_counter() < until:
            time.sleep(SETTLED)
            before, now = now, self._look()
            if before == now:
                break
        return now


def watch(kept: Kept, names: tuple[str, ...], out: Path, format_name: str, *, strict: bool, quiet: bool) -> None:
    """Build the decks named (all, where none is), and again whenever a file is saved that they are made of.

    Ends on Ctrl-C, which is how a watch is meant to end.
    """
    was_on = gc.isenabled()
    gc.disable()  # what a round makes it needs to its end; each takes apart what the one before has made
    try:
        with suppress(_EndedError), _ending():
            Watch(kept, names, out, format_name, strict=strict, quiet=quiet).forever()
    finally:
        if was_on:
            gc.enable()
    if not quiet:
        click.echo("\nNo longer watching.")


@contextmanager
def _ending() -> Iterator[None]:
    """Let Ctrl-C raise _EndedError, once; what the caller ignores (`nohup`, `&`) stays ignored."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN or threading.current_thread() is not threading.main_thread():
        yield
        return
    done: list[int] = []

    def end(number: int, _frame: FrameType | None) -> None:
        done.append(number)
        if len(done) == 1:
            raise _EndedError

    signal.signal(signal.SIGINT, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _is_open(path: Path) -> bool:
    """Whether an office program has left beside a file what tells that it has it open."""
    return any(path.with_name(name).exists() for name in (f"~${path.name}", f".~lock.{path.name}#"))
