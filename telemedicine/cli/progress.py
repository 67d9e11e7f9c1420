"""Progress of long work, on standard error."""

import sys

from tqdm import tqdm


class Progress:
    """Show each step on a line, and rows as a bar with how many, how fast and how much longer."""

    def __init__(self) -> None:
        self._bar: tqdm | None = None

    def __call__(self, step: str, done: int = 0, rows: int = 0) -> None:
        """Show a step; where it goes through rows, how many are done of how many."""
        if not rows:
            self._close()
            print(step if step.startswith("error:") else f"· {step}", file=sys.stderr, flush=True)
            return
        if self._bar is None:
            self._bar = tqdm(total=rows, desc=f"· {step}", unit=" rows", unit_scale=True, leave=False, delay=1)
        self._bar.update(done - self._bar.n)
        if done >= rows:
            self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


progress = Progress()
