"""The errors that stop a run. Everything else that is wrong is a Finding, and a run goes on to report them all."""

import click

from builder.model.finding import Place


class SourcedeckError(click.ClickException):
    """A problem that stops the run: what is wrong, where, and what to do (exit status 1).

    Raised only where going on makes no sense (an unreadable project, a full disk). A problem in one record of many is a
    `Finding`. click prints the message without a traceback.
    """

    exit_code = 1

    def __init__(self, message: str, *, place: Place | None = None, hint: str = "") -> None:
        located = f"{place}: {message}" if place is not None and place.path else message
        super().__init__(f"{located}\n  hint: {hint}" if hint else located)
