"""How long every question takes on the live release: p50 and p95 over 40 askings, against the bare engine.

    make benchmark-questions

The floor is `SELECT 1` asked in the same way: what a cursor, a query and a data frame cost in themselves. Exits with 1
where a question's p95 is above 20 ms. Run it on a machine with two cores that does nothing else.
"""

import statistics
import sys
import time
from collections.abc import Callable

from telemedicine import queries, releases, warehouse

RUNS = 40
LIMIT_MS = 20


def timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Median and 95th percentile of asking, in milliseconds, after one asking that is not counted."""
    ask()
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def main() -> int:
    """Print a line a question and return the exit code."""
    release = releases.open_release(releases.current())
    as_of = release.last_day
    values = {
        "as_of": as_of,
        "state": "IN",
        "variant": "all",
        "metric": "consultations_total",
        "top": 10,
        "text": "Utar Pradesh",
    }

    def bare() -> object:
        with release.connection.cursor() as cursor:
            return warehouse.rows(cursor, "SELECT 1 AS one")

    floor, _ = timed(bare)
    print(f"release {release.id}, as of {as_of}, {RUNS} runs")
    print(f"{'question':34} {'p50 ms':>8} {'p95 ms':>8} {'× floor':>8}")
    print(f"{'(floor: SELECT 1)':34} {floor:8.1f} {'':8} {1:8.1f}")
    slow = []
    for name in queries.names():
        params = {field.name: values[field.name] for field in queries.question(name).params}
        median, late = timed(lambda name=name, params=params: release.ask(name, **params))
        print(f"{name:34} {median:8.1f} {late:8.1f} {median / floor:8.1f}")
        slow += [name] if late > LIMIT_MS else []
    print(f"above {LIMIT_MS} ms: {', '.join(slow) or 'none'}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
