"""What a person sees of a run while it works: which stage it is in, and, if asked, what each stage cost."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

PATIENCE = 1.0  # seconds after which a person wants to know what is going on


class Stages:
    """Times stages by name; after a second on a terminal, tells on standard error which one is running."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.seconds: dict[str, float] = {}
        self._talks = not quiet and sys.stderr is not None and sys.stderr.isatty()  # None: it was closed
        self._started = time.perf_counter()
        self._current = ""
        self._subject = ""

    def subject(self, name: str) -> None:
        """Say what the following stages work on."""
        self._subject = name

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Time one stage. Stages of the same name (for several decks) are added up."""
        begun = time.perf_counter()
        self._current = name
        timer = threading.Timer(max(0.0, self._started + PATIENCE - begun), self._tell, [name])
        timer.daemon = True
        if self._talks:
            timer.start()
        try:
            yield
        finally:
            timer.cancel()
            self._current = ""
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begun

    def _tell(self, name: str) -> None:
        if self._current == name:
            click.echo(f"{self._subject + ': ' if self._subject else ''}{name} …", err=True)

    def report(self) -> str:
        """Each stage with its time in milliseconds, in the order in which it ran."""
        width = max((len(name) for name in self.seconds), default=0)
        lines = [f"  {name:<{width}}  {seconds * 1000:8.1f} ms" for name, seconds in self.seconds.items()]
        total = sum(self.seconds.values()) * 1000
        return "\n".join([*lines, f"  {'together':<{width}}  {total:8.1f} ms"])
