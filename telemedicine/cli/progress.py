"""Progress of long work, on standard error."""

import sys

from tqdm import tqdm


class Progress:
    """Show each step on a line, and rows as a bar with how many, how fast and how much longer; a bar for each file."""

    def __init__(self) -> None:
        self._bars: dict[str, tqdm] = {}

    def __call__(self, step: str, done: int = 0, rows: int = 0) -> None:
        """Show a step; where it goes through rows, how many are done of how many."""
        if not rows:
            is_error = step.startswith("error:")
            if is_error:
                self._close(*self._bars)
            tqdm.write(step if is_error else f"· {step}", file=sys.stderr)
            return
        if step not in self._bars:
            self._bars[step] = tqdm(total=rows, desc=f"· {step}", unit=" rows", unit_scale=True, leave=False, delay=1)
        self._bars[step].update(done - self._bars[step].n)
        if done >= rows:
            self._close(step)

    def _close(self, *steps: str) -> None:
        for step in steps:
            self._bars.pop(step).close()


progress = Progress()
