"""Tasks in, results out, in the same order: shared among processes where that works and is worth it, else done here."""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import util
from multiprocessing.process import BaseProcess
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")

MOST_PROCESSES = 4
"""More would wait for the one that deals out the work."""
WORTH_SHARING = 4
"""Fewer tasks are done before other processes have started."""


_PATIENCE = 2.0  # seconds until what oversees killed processes has noticed


class Workers:
    """Some processes that are started when first needed, and the way back to one where they cannot be."""

    def __init__(self, processes: int = 0) -> None:
        self._processes = processes or min(multiprocessing.cpu_count(), MOST_PROCESSES)
        self._pool: ProcessPoolExecutor | None = None

    def map(self, work: Callable[[T], U], tasks: Sequence[T]) -> Iterator[U]:
        """What `work`, a function of a module, makes of each task.

        A process that cannot be started, or that dies (out of memory, killed), is no failure: what is left of the work
        is done here.
        """
        done = 0
        if self._processes > 1 and len(tasks) >= WORTH_SHARING:
            try:
                for result in self._started().map(work, tasks):
                    yield result
                    done += 1
            except (OSError, ImportError, BrokenProcessPool, RuntimeError):
                # RuntimeError: the program that called us was not written so that processes can be started.
                self._processes = 1
        yield from map(work, tasks[done:])

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            with _interrupts_held():
                # Spawned, not forked: alike on every system, and without what this process holds in memory.
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(self._processes, mp_context=context, initializer=_begin)
                self._pool.submit(int)  # starts them
        return self._pool

    def stop(self, *, at_once: bool) -> None:
        """End the processes; `at_once` waits neither for what they are doing nor for what was to be sent to them."""
        if self._pool is None:
            return
        pool, self._pool = self._pool, None
        if not at_once:
            pool.shutdown(cancel_futures=True)
            return
        # Private names, none of which another Python must have: without them, the processes end by themselves.
        overseer = getattr(pool, "_executor_manager_thread", None)
        processes: Mapping[int, BaseProcess] = getattr(pool, "_processes", None) or {}
        for process in list(processes.values()):
            process.kill()
        pool.shutdown(wait=False, cancel_futures=True)
        if overseer is not None:
            overseer.join(_PATIENCE)
        # What leaving Python would do, which the command does not wait for: give back what processes shared.
        give_back = getattr(util, "_run_finalizers", None)
        if give_back is not None:
            give_back(0)


@contextmanager
def workers(processes: int = 0) -> Iterator[Workers]:
    """Workers for a block; however it is left, no process of theirs outlives it. 0: as many as there are cores."""
    crew = Workers(processes)
    try:
        yield crew
    except BaseException:
        crew.stop(at_once=True)
        raise
    crew.stop(at_once=False)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back for a moment; what is started meanwhile never gets it."""
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:
        yield
        return
    before = mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """What a process that was started does first.

    Ctrl-C reaches every process of the terminal; only the one that started the others answers it. What a task makes
    goes with it, and needs no collector.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it has gone, however it went."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
