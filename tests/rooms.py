"""Rooms to build in: folders of their own with a few extracts, and builds in processes of their own."""

import json
import multiprocessing
import shutil
from pathlib import Path

import pandas as pd
from browser import PROJECT
from conftest import data_folder

from telemedicine import releases

# A server that has imported everything forks a build in milliseconds; its threads and locks are no test's.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["telemedicine.build"])

REGISTER = (PROJECT / "tests/extracts/opds.csv").read_text()
JUNE = """consultation_id,date,state,variant,opd_id
1,2021-06-01,Kerala,OPD,OPD-KL-2
2,2021-06-01,KL,OPD,OPD-KL-2
3,2021-06-02,Tamil Nadu,OPD,OPD-TN-1
4,2021-06-02,Orissa,AB-HWC,
5,2021-05-31,Kerala,OPD,OPD-KL-2
"""
# Number 2 moves to another day, 3 is handed over again, 6 and 7 are new.
JUNE_LATE = """consultation_id,date,state,variant,opd_id
2,2021-06-03,KL,OPD,OPD-KL-2
3,2021-06-02,Tamil Nadu,OPD,OPD-TN-1
6,2021-05-30,Kerala,OPD,OPD-KL-2
7,2021-06-04,Bihar,AB-HWC,
"""
COUNTS = """date,state,variant,opd_id,consultations
2021-04-30,IN-AP,AB-HWC,,30000
2021-05-20,IN-AP,AB-HWC,,40000
"""
COUNTS_REVISED = COUNTS.replace("40000", "80000")


class Room:
    """A data folder with the project's reference files, a folder of extracts and a folder of releases."""

    def __init__(self, folder: Path):
        self.folder, self.extracts, self.root = folder, folder / "extracts", folder / "releases"
        self.extracts.mkdir(parents=True, exist_ok=True)
        self.data = folder / "data" if (folder / "data").exists() else data_folder(folder / "data", self.extracts)
        self.ledger = self.data / "ledger"

    def drop(self, **texts: str | bytes) -> None:
        """Put files into the folder of extracts: `june__csv` is june.csv."""
        for name, text in texts.items():
            path = self.extracts / name.replace("__", ".")
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def copy(self, folder: Path) -> "Room":
        """Another room in which the same has happened."""
        shutil.copytree(self.folder, folder, symlinks=True)
        (folder / "data/extracts").unlink()
        (folder / "data/extracts").symlink_to(folder / "extracts")
        return Room(folder)

    def building(self, target=None) -> multiprocessing.process.BaseProcess:
        """A build in a process of its own, under way."""
        process = PROCESSES.Process(target=target or build_here, args=(self.data, self.root))
        process.start()
        return process

    def build(self) -> str:
        """Build in a process of its own and return the id of the live release."""
        process = self.building()
        process.join(120)
        assert process.exitcode == 0
        return self.live

    @property
    def live(self) -> str:
        """Id of the live release."""
        return releases.current(self.root) or ""

    def manifest(self) -> dict:
        """The manifest of the live release."""
        return json.loads((self.root / self.live / "manifest.json").read_text())

    def tables(self) -> dict[str, bytes]:
        """Every table of the live release, as CSV."""
        return {path.name: path.read_bytes() for path in sorted((self.root / self.live / "tables").glob("*.csv"))}

    def problems(self) -> dict[str, str | None]:
        """Why each file could not be used, by its name."""
        rows = pd.DataFrame(self.manifest()["extracts"])
        return dict(zip(rows.file, rows.problem.where(rows.problem.notna(), None), strict=True))


def build_here(data: Path, root: Path) -> None:
    """Build in this process, which is to end with 0 where the build did not fail."""
    from telemedicine import boundaries, build

    # Outlines take half the time of so small a build and depend on no extract.
    boundaries.write_outlines = lambda states, out: out.write_text("{}")
    build.build(data, root)
