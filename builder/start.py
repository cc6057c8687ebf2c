"""The process `sourcedeck`: signals, streams and the exit status around the commands, and never a traceback."""

import gc
import os
import signal
import sys
import time
from contextlib import suppress
from types import FrameType

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # Ctrl-C; `kill`; a closed terminal; Ctrl-Break on Windows
_DEAF = 1.0  # seconds in which a second signal does not disturb the tidying up that the first one began
_TRACEBACK = "SOURCEDECK_TRACEBACK"


class StoppedError(BaseException):
    """A person, or the system, asked the process to end. No `Exception`: nothing on the way up takes it for a fault."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class _Watch:
    """Turns the first signal into StoppedError, in the main thread, wherever the program is."""

    def __init__(self) -> None:
        self._until = 0.0

    def __call__(self, number: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        if now >= self._until:
            self._until = now + _DEAF
            raise StoppedError(number)


def main() -> None:
    """Run the command line and end the process with its status: 130 after Ctrl-C, 143 after SIGTERM.

    Text that a terminal cannot show is replaced, never an error; a closed pipe is no error. The process lives for one
    command. What it makes it needs to the end, so nothing is collected meanwhile, and once all is written the process
    ends at once instead of taking a deck's records apart one by one.
    """
    code = 1
    try:
        watch_signals()
        gc.disable()
        _prepare_streams()
        code = _status()
    except StoppedError as stopped:
        code = 128 + stopped.number
        _tell("Stopped. No file was left half written.")
    except BrokenPipeError:
        pass  # The reader of our output (`head`, a pager) has gone.
    except Exception as error:
        if os.environ.get(_TRACEBACK):
            raise
        _tell(_in_words(error))
    os._exit(code)


def watch_signals() -> None:
    """From now on a signal to end raises StoppedError. What the caller ignores (`nohup`, `&`) stays ignored."""
    watch = _Watch()
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, watch)


def _status() -> int:
    """Run the command that the arguments name; its exit status, once all its words are out."""
    from builder.cli import exit_code

    code = exit_code()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    return code


def _prepare_streams() -> None:
    """Let no character of a text fail on a terminal, and no file of ours be opened as a stream that is closed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free: this one
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def _in_words(error: Exception) -> str:
    """An exception that no one expected, for a person: trouble of the machine by its name, else a fault of ours."""
    from builder.printable import printable

    if isinstance(error, MemoryError):
        return "Error: there is not enough memory for this project\n  hint: close other programs, or build fewer decks"
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"Error: {printable(where)}{error.strerror.lower()}"
    kind = type(error).__name__
    words = printable(str(error))[:200]
    return (
        f"Error: sourcedeck failed by a fault of its own ({kind}: {words}). No file was left half written.\n"
        f"  hint: please report it, with what {_TRACEBACK}=1 in the environment makes the same command say"
    )


def _tell(message: str) -> None:
    """Say something on standard error, if anybody can hear it."""
    with suppress(OSError):
        if sys.stdout is not None:
            sys.stdout.flush()
    with suppress(OSError, AttributeError, ValueError):
        print(message, file=sys.stderr, flush=True)
