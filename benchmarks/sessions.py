"""How long a click takes while many readers click: 50 and 300 sessions, each every three seconds, and their memory.

50 sessions are served by one process, 300 by two.

    make benchmark-sessions

A session is a websocket to the running server, as a browser holds it: half are on National, half on States. It opens
with a day in the address, and from then on chooses another of the last 30 days in the day picker, and says with it, as
Streamlit's page does, which large messages it still has and need not be sent again. A click takes until the server has
sent everything; who waits longer than three seconds clicks again as soon as all is there, so that
`answered` falls below 100 per cent where the server cannot keep up. The floor is a bare page with a day picker and one
number, under the same clicks. Exits with 1 where the 95th percentile is above the aim or fewer than 95 per cent of the
clicks were answered. Run it on a machine with two cores that does nothing else; the readers take part of them too.
"""

import asyncio
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from browser import STREAMLIT, UVICORN, running
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

AIMS_MS = {50: 150, 300: 500}
SERVERS = {50: STREAMLIT, 300: (*UVICORN, "--workers", "2")}
EVERY, SECONDS, OPENING, ENOUGH = 3, 30, 8, 0.95
PAGES = ("", "states")
LAST_DAY = date(2026, 8, 31)
DAYS = [(LAST_DAY - timedelta(days=days)).isoformat() for days in range(30)]
BARE = """import datetime as dt
import streamlit as st
st.html(f"<p>{st.date_input('As of', dt.date(2026, 8, 31))}</p>")
"""
KEPT = 2  # runs for which a browser keeps a message that nothing refers to: `global.maxCachedMessageAge`


@dataclass
class Reader:
    """One open page: what it sends as its choice of a day, and how many milliseconds each click took."""

    socket: ClientConnection
    page: str
    picker: str = ""
    script: str = ""
    kept: dict[str, int] = field(default_factory=dict)  # messages by hash, and how many runs ago each was seen
    taken: list[float] = field(default_factory=list)

    async def run(self, day: str) -> None:
        """Have the page drawn as of a day and return when the server has sent all of it."""
        message = BackMsg()
        message.rerun_script.query_string = f"as_of={day}"
        message.rerun_script.page_name = "" if self.script else self.page
        message.rerun_script.page_script_hash = self.script
        message.rerun_script.cached_message_hashes.extend(self.kept)
        if self.picker:
            message.rerun_script.widget_states.widgets.add(id=self.picker).string_array_value.data.append(day)
        await self.socket.send(message.SerializeToString())
        async for data in self.socket:
            heard = ForwardMsg.FromString(data)
            self._note(heard)
            if heard.WhichOneof("type") == "script_finished" and heard.script_finished == heard.FINISHED_SUCCESSFULLY:
                self.kept = {hash: runs + 1 for hash, runs in self.kept.items() if runs < KEPT}
                return

    def _note(self, heard: ForwardMsg) -> None:
        """Learn by which names the page and its day picker are spoken to, and keep what a browser keeps."""
        if heard.metadata.cacheable or heard.WhichOneof("type") == "ref_hash":
            self.kept[heard.ref_hash or heard.hash] = 0
        if heard.WhichOneof("type") in ("new_session", "navigation"):
            self.script = getattr(heard, heard.WhichOneof("type")).page_script_hash
        elif heard.delta.new_element.WhichOneof("type") == "date_input":
            self.picker = heard.delta.new_element.date_input.id

    async def click(self, until: float) -> None:
        """Choose another day every few seconds, beginning at a moment of one's own."""
        await asyncio.sleep(random.uniform(0, EVERY))
        while (start := time.perf_counter()) < until:
            await self.run(random.choice(DAYS))
            self.taken.append((time.perf_counter() - start) * 1000)
            await asyncio.sleep(start + EVERY - time.perf_counter())


async def opened(address: str, place: int, turn: asyncio.Semaphore) -> Reader:
    """Open a page as a new reader."""
    async with turn:
        url = address.replace("http", "ws", 1) + "/_stcore/stream"
        reader = Reader(await connect(url, subprotocols=["streamlit"], max_size=None), PAGES[place % len(PAGES)])
        await reader.run(random.choice(DAYS))
        return reader


async def level(address: str, process: int, sessions: int) -> tuple[float, float, float, float]:
    """Median and 95th percentile of a click in ms, the share of clicks answered, and megabytes a session."""
    before, turn = resident(process), asyncio.Semaphore(OPENING)
    readers = await asyncio.gather(*(opened(address, place, turn) for place in range(sessions)))
    until = time.perf_counter() + SECONDS
    await asyncio.gather(*(reader.click(until) for reader in readers))
    taken = [ms for reader in readers for ms in reader.taken]
    memory = (resident(process) - before) / sessions
    await asyncio.gather(*(reader.socket.close() for reader in readers))
    wanted = sessions * SECONDS / EVERY
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1], len(taken) / wanted, memory


def resident(process: int) -> float:
    """Megabytes of memory a process holds, and those it started."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    own = next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))
    return own + sum(map(resident, map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split())))


def main() -> int:
    """Print two lines a level and return the exit code."""
    print(f"{'sessions':>8} {'page':5} {'p50 ms':>8} {'p95 ms':>8} {'× bare':>7} {'answered':>9} {'MB each':>8}")
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE)
        for sessions, aim in AIMS_MS.items():
            floor = None
            for name, command in (("bare", ("streamlit", "run", str(bare))), ("ours", SERVERS[sessions])):
                with running(*command) as (address, process):
                    middle, late, answered, memory = asyncio.run(level(address, process, sessions))
                floor = floor or late
                row = f"{middle:8.0f} {late:8.0f} {late / floor:7.1f} {answered:9.0%} {memory:8.2f}"
                print(f"{sessions:8} {name:5} {row}", flush=True)
            missed += [str(sessions)] if late > aim or answered < ENOUGH else []
    print(f"above the aim ({AIMS_MS} ms): {', '.join(missed) or 'none'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
