"""Several files at a time, each through a connection of its own: much of what a file costs keeps one processor busy."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from time import sleep
from typing import TypeVar

from telemedicine.warehouse import Connection

T = TypeVar("T")


def for_each(connections: Sequence[Connection], things: Iterable[T], work: Callable[[Connection, T], None]) -> None:
    """Do some work for each thing, as many at a time as there are connections, each used by one thread at a time.

    Raises what the first work that failed raised; nothing new is begun then, and queries at work are interrupted.
    """
    free: SimpleQueue[Connection] = SimpleQueue()
    for connection in connections:
        free.put(connection)

    def do(thing: T) -> None:
        connection = free.get()
        try:
            work(connection, thing)
        finally:
            free.put(connection)

    with ThreadPoolExecutor(len(connections)) as threads:
        works = [threads.submit(do, thing) for thing in things]
        try:
            for one in works:
                one.result()
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            while not all(one.done() for one in works):  # told once, a query that begins just then would not hear
                for connection in connections:
                    connection.interrupt()
                sleep(0.02)
            raise
