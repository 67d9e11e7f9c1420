"""What a program costs: run it as a process of its own, and say how long it took and what it needed."""

import json
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[1]
THREADS = 2
MAIN = sys.executable
PEERS = str(Path(__file__).parent / ".venv" / "bin" / "python")


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock and of processors, the most memory held in MB, and what the program printed last."""

    wall: float
    cpu: float
    memory: float
    said: dict

    def __str__(self) -> str:
        return f"{self.wall:9.2f} {self.cpu:9.2f} {self.memory:8,.0f}"


HEADER = f"{'wall s':>9} {'cpu s':>9} {'peak MB':>8}"


class Failed(RuntimeError):
    """A program ended in an error, or was ended because memory ran out; the message says which."""


def cost(program: str, *arguments: object, python: str = MAIN) -> Cost:
    """Run a program of this folder on two processors; it prints one JSON object as its last line.

    Peak memory is of the whole process, mapped files included. Raises Failed where the program did not end well.
    """
    command = [python, str(Path(__file__).parent / program), *map(str, arguments)]
    settings = os.environ | {"PYTHONPATH": str(PROJECT)}
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, preexec_fn=_confine, text=True, env=settings)
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed("memory ran out" if process.returncode == -signal.SIGKILL else "ended in an error")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, json.loads(said.splitlines()[-1]))


def _confine() -> None:
    """Let a process see two processors; where memory runs out, it is the one to be ended and no other."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:THREADS])
    Path("/proc/self/oom_score_adj").write_text("1000")


def median(costs: Sequence[Cost]) -> Cost:
    """Return the median of each figure, with what was said last."""
    middle = (statistics.median(getattr(one, figure) for one in costs) for figure in ("wall", "cpu", "memory"))
    return Cost(*middle, costs[-1].said)
