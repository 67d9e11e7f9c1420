"""Extracts and releases on storage, in an S3 of our own on this machine and in a folder: whole, or not there."""

import json
from itertools import count
from pathlib import Path

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem
from moto.server import ThreadedMotoServer

from telemedicine import releases, storage
from telemedicine.storage import StorageError


@pytest.fixture(scope="module")
def s3():
    """A bucket named `health`, served on 127.0.0.1; the address and the keys are set as an official sets them."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ENDPOINT_URL", "http://{}:{}".format(*server.get_host_and_port()))
        environment.setenv("AWS_ACCESS_KEY_ID", "nobody")
        environment.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
        environment.setenv("AWS_DEFAULT_REGION", "ap-south-1")
        fsspec.filesystem("s3").mkdir("health", region_name="ap-south-1")
        yield "s3://health"
    server.stop()


@pytest.fixture(params=["s3", "folder"])
def place(request, tmp_path):
    """An address nobody has written to."""
    return f"{request.getfixturevalue('s3')}/{tmp_path.name}" if request.param == "s3" else f"file://{tmp_path}/place"


class CutOff(LocalFileSystem):
    """A folder whose line is cut after so many writes."""

    protocol = "cutoff"
    writes_left = 0

    def _write(self):
        CutOff.writes_left -= 1
        if CutOff.writes_left < 0:
            raise ConnectionError("the line was cut")

    def put_file(self, *args, **kwargs):
        self._write()
        super().put_file(*args, **kwargs)

    def pipe_file(self, *args, **kwargs):
        self._write()
        super().pipe_file(*args, **kwargs)

    def mv(self, *args, **kwargs):
        self._write()
        super().mv(*args, **kwargs)


fsspec.register_implementation("cutoff", CutOff)


def write(place: str, name: str, text: str) -> None:
    with fsspec.open(f"{place}/{name}", "w", auto_mkdir=True) as file:
        file.write(text)


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def root(tmp_path):
    """A folder of two releases, as small as a release can be."""
    for day in ("2021-06-29", "2021-06-30"):
        folder = tmp_path / "releases" / f"{day}-00000000"
        (folder / "tables").mkdir(parents=True)
        (folder / "release.duckdb").write_text(f"the tables of {day}")
        (folder / "tables/daily.csv").write_text(f"the rows of {day}")
        (folder / "manifest.json").write_text(json.dumps({"built_at": day}))
    return tmp_path / "releases"


def test_a_release_published_and_fetched_answers_like_the_one_built(place, small, tmp_path):
    storage.publish(small.id, place, small.folder.parent)
    assert storage.fetch_release(place, tmp_path / "elsewhere") == small.id == releases.current(tmp_path / "elsewhere")
    fetched = releases.open_release(small.id, tmp_path / "elsewhere")
    asked = {"as_of": "2021-06-30", "variant": "all"}
    assert fetched.ask("consultations_by_state", **asked).csv() == small.ask("consultations_by_state", **asked).csv()
    assert names(fetched.folder) == names(small.folder)
    assert all(
        (fetched.folder / name).read_bytes() == (small.folder / name).read_bytes() for name in names(small.folder)
    )


def test_a_release_published_again_is_made_live_and_not_written_again(place, root, tmp_path):
    first, second = sorted(releases.ids(root))
    storage.publish(first, place, root)
    storage.publish(second, place, root)
    (root / first / "release.duckdb").write_text("another build of the same inputs")
    storage.publish(first, place, root)
    assert storage.fetch_release(place, tmp_path / "elsewhere") == first
    assert (tmp_path / "elsewhere" / first / "release.duckdb").read_text() == "the tables of 2021-06-29"


def test_wherever_publishing_is_cut_off_a_reader_finds_the_release_before_or_the_whole_new_one(root, tmp_path):
    first, second = sorted(releases.ids(root))
    for writes in count():
        place, reader = f"cutoff://{tmp_path}/place-{writes}", tmp_path / f"reader-{writes}"
        CutOff.writes_left = 1_000
        storage.publish(first, place, root)
        CutOff.writes_left = writes
        try:
            storage.publish(second, place, root)
        except StorageError:
            assert storage.fetch_release(place, reader) == first
        else:
            break
        CutOff.writes_left = 1_000
        storage.publish(second, place, root)  # the next attempt completes what was begun
        assert storage.fetch_release(place, reader) == second
        assert names(reader / second) == names(root / second)
    assert writes == 6  # two files, their checksums, the manifest, the pointer and its name


def test_a_damaged_file_is_refused_by_name_and_what_is_live_here_stays(place, root, tmp_path):
    first, second = sorted(releases.ids(root))
    storage.publish(first, place, root)
    storage.fetch_release(place, tmp_path / "reader")
    storage.publish(second, place, root)
    write(place, f"{second}/tables/daily.csv", "cut sho")
    with pytest.raises(StorageError, match=r"tables/daily\.csv"):
        storage.fetch_release(place, tmp_path / "reader")
    assert releases.current(tmp_path / "reader") == first
    assert [path.name for path in (tmp_path / "reader").iterdir() if path.is_dir()] == [first]


def test_a_release_cannot_name_a_file_outside_itself(place, root, tmp_path):
    first, _ = sorted(releases.ids(root))
    storage.publish(first, place, root)
    write(place, f"{first}/SHA256SUMS", "0  ../../outside\n")
    with pytest.raises(StorageError, match="outside"):
        storage.fetch_release(place, tmp_path / "reader")


@pytest.mark.parametrize("id", ["", "../elsewhere", "a/b"])
def test_a_release_cannot_be_called_what_leads_elsewhere(id, place, tmp_path):
    write(place, "current", id)
    with pytest.raises(StorageError, match="cannot be the id of a release"):
        storage.fetch_release(place, tmp_path / "reader")
    assert not list((tmp_path / "reader").iterdir())


def test_only_extracts_that_are_new_or_changed_are_fetched(place, tmp_path):
    extracts = tmp_path / "extracts"
    write(place, "april.csv", "one")
    write(place, "may.csv", "two")
    write(place, "notes/readme.txt", "folders are left alone")
    assert storage.fetch_extracts(place, extracts) == ["april.csv", "may.csv"]
    assert storage.fetch_extracts(place, extracts) == []
    write(place, "may.csv", "revised")
    write(place, "june.csv", "three")
    assert storage.fetch_extracts(place, extracts) == ["june.csv", "may.csv"]
    assert {name for name in names(extracts) if not name.startswith(".")} == {"april.csv", "may.csv", "june.csv"}
    assert (extracts / "may.csv").read_text() == "revised"


def test_an_extract_taken_away_here_is_fetched_again_and_one_taken_away_there_stays(place, tmp_path):
    extracts = tmp_path / "extracts"
    write(place, "april.csv", "one")
    write(place, "may.csv", "two")
    storage.fetch_extracts(place, extracts)
    (extracts / "april.csv").unlink()
    system, path = fsspec.url_to_fs(place)
    system.rm(f"{path}/may.csv")
    assert storage.fetch_extracts(place, extracts) == ["april.csv"]
    assert (extracts / "may.csv").read_text() == "two"


@pytest.mark.parametrize("url", ["s3://no-such-bucket/releases", "nonsense://place", "file:///no/such/folder"])
def test_a_place_that_cannot_be_read_is_named(url, s3, tmp_path):
    with pytest.raises(StorageError, match=url):
        storage.fetch_release(url, tmp_path)
    with pytest.raises(StorageError, match=url):
        storage.fetch_extracts(url, tmp_path)


def test_a_place_without_a_release_says_so(place, tmp_path):
    write(place, "readme.txt", "nothing was published yet")
    with pytest.raises(StorageError, match="current"):
        storage.fetch_release(place, tmp_path)
