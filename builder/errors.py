"""The errors that stop a run. Everything else that is wrong is a Finding, and a run goes on to report them all."""

import click

from builder.model.finding import Place
from builder.printable import printable


class SourcedeckError(click.ClickException):
    """A problem that stops the run: what is wrong, where, and what to do (exit status 1).

    Raised only where going on makes no sense (an unreadable project, a full disk). A problem in one record of many is a
    `Finding`. click prints the message without a traceback, and control characters in it (of a stranger's file name) as
    escapes. `said` and `hint` are the words as they were given.
    """

    exit_code = 1

    def __init__(self, message: str, *, place: Place | None = None, hint: str = "") -> None:
        self.said = message
        self.hint = hint
        located = f"{place}: {message}" if place is not None and place.path else message
        told = printable(located)
        super().__init__(f"{told}\n  hint: {printable(hint)}" if hint else told)
