"""LibreOffice, run without windows and with a profile of its own: a .pptx in, a PDF out, within a limit of time."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from builder.errors import SourcedeckError

SECONDS = 120
"""How long a deck may take unless the caller says otherwise; forty slides take about four seconds."""

_NAMES = ("soffice", "libreoffice")
# Where installers put it without telling the search path.
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
# JSON options, understood from LibreOffice 7.4 on: hidden slides have pictures too, or the numbers would not agree.
_TO_PDF = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'
_STAND_INS = {"Calibri Light": "Carlito", "Aptos": "Carlito", "Aptos Display": "Carlito", "Georgia": "Gelasio"}
"""Fonts of PowerPoint's own templates, and open ones of nearly their widths, which LibreOffice does not think of."""
_PAIR = """<node oor:name="_{number}" oor:op="replace">
<prop oor:name="ReplaceFont"><value>{font}</value></prop><prop oor:name="SubstituteFont"><value>{other}</value></prop>
<prop oor:name="Always"><value>true</value></prop><prop oor:name="OnScreenOnly"><value>false</value></prop></node>"""
# What the deck of a stranger must not do: fetch linked pictures, run macros.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Font/Substitution">
<prop oor:name="Replacement" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Font/Substitution/FontPairs">{pairs}</item>
</oor:items>
"""


class Workbench:
    """A throw-away folder in which LibreOffice works; `folder` may hold the decks that it is to draw."""

    def __init__(self, program: str, folder: Path, seconds: float) -> None:
        self.folder = folder
        self._program = program
        self._seconds = seconds

    def pdf(self, deck: Path) -> bytes:
        """The slides of a .pptx as the pages of a PDF, hidden ones included.

        Raises SourcedeckError where LibreOffice takes longer than its limit, fails, or cannot be run.
        """
        out = self.folder / "pdf"
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        safe = ("--headless", "--norestore", "--nolockcheck")
        command = [self._program, profile, *safe, "--convert-to", _TO_PDF, "--outdir", str(out), str(deck.resolve())]
        said = _run(command, self._seconds, deck.name)
        made = out / f"{deck.stem}.pdf"
        try:
            data = made.read_bytes()
            made.unlink()
        except OSError:
            reason = next((line for line in reversed(said.splitlines()) if line.strip()), "it gave no reason")
            raise SourcedeckError(
                f"LibreOffice could not draw {deck.name}: {reason.strip()}",
                hint="see whether LibreOffice opens the file in a window",
            ) from None
        return data


@contextlib.contextmanager
def workbench(seconds: float = SECONDS) -> Iterator[Workbench]:
    """A workbench for some decks, taken down afterwards; the profile of the person who calls is not touched.

    Raises SourcedeckError where LibreOffice is not installed.
    """
    program = find_program()
    # A process that was ended may still write into the folder while it is taken down.
    with tempfile.TemporaryDirectory(prefix="sourcedeck-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_PROFILE.format(pairs=_pairs()), encoding="utf-8")
        yield Workbench(program, folder, seconds)


def _pairs() -> str:
    """The stand-ins that LibreOffice shall take: for fonts that are not installed, where the others are."""
    program = shutil.which("fc-list")
    if program is None:  # Windows and Mac have the fonts themselves
        return ""
    try:
        told = subprocess.run([program, ":", "family"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    installed = {name.strip() for line in told.stdout.splitlines() for name in line.split(",")}
    wanted = [(font, other) for font, other in _STAND_INS.items() if font not in installed and other in installed]
    return "".join(_PAIR.format(number=number, font=font, other=other) for number, (font, other) in enumerate(wanted))


def find_program() -> str:
    """The path of LibreOffice: on the search path, else where its installers put it. Raises SourcedeckError."""
    found = next((path for path in map(shutil.which, (*_NAMES, *_PLACES)) if path), None)
    if found is None:
        raise SourcedeckError(
            "pictures of slides are drawn by LibreOffice, which is not installed: get it from "
            "https://www.libreoffice.org (Debian and Ubuntu: apt-get install libreoffice-impress)"
        )
    return found


def _run(command: list[str], seconds: float, name: str) -> str:
    """Run LibreOffice and give what it says; end it, with all that it started, when it takes too long."""
    try:
        process = subprocess.Popen(  # noqa: S603 - a list, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SourcedeckError(f"LibreOffice cannot be run: {command[0]}: {reason}") from None
    try:
        return process.communicate(timeout=seconds)[0]
    except subprocess.TimeoutExpired:
        _end(process)
        raise SourcedeckError(
            f"LibreOffice was ended: it took longer than {seconds:g} s for {name}",
            hint="give it more with --seconds, or draw fewer slides",
        ) from None
    except BaseException:  # Ctrl-C: nothing of ours goes on running
        _end(process)
        raise


def _end(process: subprocess.Popen[str]) -> None:
    """End a process and those that it started: LibreOffice's own is a child of the one that was called."""
    if sys.platform == "win32":
        end = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(end, check=False, capture_output=True)  # noqa: S603 - our own process's number
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
