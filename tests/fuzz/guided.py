"""Coverage-guided runs: `python tests/fuzz/guided.py 60` breaks every kind of input for 60 seconds each.

`python tests/fuzz/guided.py 60 ledger` takes one target. It needs the extra `fuzz` (atheris, on Linux). What breaks a
target is printed as bytes: put them into `FOUND` of test_fuzz.py, mend the program, and leave them there.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve()
ONE_INPUT = 20
"""Seconds after which a single input counts as a hang."""
_DONE = re.compile(r"Done (\d+) runs")


def guided(target: str) -> None:
    """Run one target in this process until libFuzzer has had enough; its options stand in sys.argv."""
    import atheris

    sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]
    with atheris.instrument_imports(include=["builder"]):
        from strangers import STRANGERS
        from targets import TARGETS, run

    atheris.Setup(
        [*sys.argv, "-max_len=49", "-len_control=0"], lambda data: run({**TARGETS, **STRANGERS}[target], data)
    )
    atheris.Fuzz()


def told(target: str, seconds: int) -> bool:
    """Run one target in a process of its own, and print in a line what came of it; whether it held."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(HERE), "--one", target, f"-artifact_prefix={folder}/"]
        limits = [f"-max_total_time={seconds}", f"-timeout={ONE_INPUT}"]
        ran = subprocess.run([*command, *limits], capture_output=True, text=True, check=False, cwd=folder)
        if ran.returncode == 0:
            runs = _DONE.search(ran.stderr)
            print(f"{target}: {runs[1] if runs else 'no'} inputs, nothing broke", flush=True)
            return runs is not None
        broke = [path.read_bytes() for path in Path(folder).iterdir()]
        print(f"{target}: broken by {broke}\n{ran.stdout[-4000:]}{ran.stderr[-3000:]}", flush=True)
        return False


def main() -> None:
    """Run every target, or those named, each for so many seconds."""
    if sys.argv[1:2] == ["--one"]:
        target = sys.argv[2]
        del sys.argv[1:3]
        guided(target)
        return
    sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]
    import targets as all_targets
    from strangers import STRANGERS

    targets = {**all_targets.TARGETS, **STRANGERS}
    if len(sys.argv) < 2 or not sys.argv[1].isdecimal() or not set(sys.argv[2:]) <= set(targets):
        sys.exit(f"usage: {os.path.relpath(HERE)} SECONDS [TARGET]…; targets: {', '.join(targets)}")
    held = [told(target, int(sys.argv[1])) for target in sys.argv[2:] or targets]
    sys.exit(not all(held))


if __name__ == "__main__":
    main()
