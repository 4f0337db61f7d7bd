"""Releases: built beside, swapped in whole, kept for rollback. No one ever opens a published file for writing.

`current` is a symbolic link to `releases/<run_id>`; `warehouse.duckdb` keeps its name, so a write-ahead log that a
careless tool leaves beside an old release can never be replayed into a new one.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tasks.errors import DiskFull, WarehouseBusy

FILE: Final = "warehouse.duckdb"

#: Room asked for beyond the copy: the night's rows and the transaction log.
SLACK: Final = 64 << 20


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where a warehouse and all that belongs to it lies."""

    root: Path

    @property
    def current(self) -> Path:
        """The link to the live release."""
        return self.root / "current"

    @property
    def releases(self) -> Path:
        """Published releases."""
        return self.root / "releases"

    @property
    def building(self) -> Path:
        """Candidates in the making."""
        return self.root / "building"

    @property
    def rejected(self) -> Path:
        """Candidates that were refused."""
        return self.root / "rejected"

    @property
    def staging(self) -> Path:
        """Batches, finished or in work."""
        return self.root / "staging"

    @property
    def spool(self) -> Path:
        """Copies of remote documents that are to be read."""
        return self.root / "spool"

    @property
    def unpacked(self) -> Path:
        """Members of archives, until they are read."""
        return self.root / "unpacked"

    @property
    def reports(self) -> Path:
        """The pages people read."""
        return self.root / "reports"

    @property
    def journal(self) -> Path:
        """One file a run, whatever became of it."""
        return self.root / "journal"

    @property
    def lock(self) -> Path:
        """Held by the run at work."""
        return self.root / "lock"


@contextmanager
def locked(folder: DataFolder) -> Iterator[None]:
    """Hold the warehouse for one run.

    Raises:
        WarehouseBusy: another run holds it.
    """
    folder.root.mkdir(parents=True, exist_ok=True)
    with folder.lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise WarehouseBusy(folder.lock, file.read().strip() or "holder unknown") from None
        file.truncate(0)
        file.write(f"process {os.getpid()} on {socket.gethostname()}")
        file.flush()
        yield


def is_locked(folder: DataFolder) -> bool:
    """Whether a run is at work."""
    try:
        with folder.lock.open("r") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return False
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True


def current(folder: DataFolder) -> Path | None:
    """The folder of the live release, None before the first."""
    return folder.current.resolve() if folder.current.exists() else None


def current_file(folder: DataFolder) -> Path | None:
    """The file of the live release, None before the first."""
    release = current(folder)
    return release / FILE if release else None


def draft(folder: DataFolder, run_id: str) -> Path:
    """The candidate of a run: a copy of the live release, or a place for the first one.

    Raises:
        DiskFull: there is no room for the copy and the night's rows.
    """
    home = folder.building / run_id
    home.mkdir(parents=True)
    path = home / FILE
    live = current_file(folder)
    if live is not None:
        size = live.stat().st_size
        free = shutil.disk_usage(home).free
        if free < size + SLACK:
            raise DiskFull(folder.root, f"{size + SLACK:,} bytes needed, {free:,} free")
        _copy(live, path)
    return path


def publish(folder: DataFolder, run_id: str, keep: int) -> Path:
    """Make the candidate of a run what everybody opens; the last `keep` releases stay. Returns its folder."""
    home = folder.building / run_id
    _synced(home / FILE)
    (home / FILE).chmod(0o444)
    _synced(home)
    folder.releases.mkdir(exist_ok=True)
    release = home.rename(folder.releases / run_id)
    _synced(folder.releases)
    _swap(folder, run_id)
    _prune(folder, keep)
    return release


def drop(folder: DataFolder, run_id: str) -> None:
    """Clear the candidate of a run, if there is one: another takes its place."""
    shutil.rmtree(folder.building / run_id, ignore_errors=True)


def reject(folder: DataFolder, run_id: str, keep: int) -> Path:
    """Set the candidate of a run aside; the last `keep` such stay. Returns its folder."""
    folder.rejected.mkdir(exist_ok=True)
    aside = (folder.building / run_id).rename(folder.rejected / run_id)
    for path in sorted(folder.rejected.iterdir())[:-keep]:
        shutil.rmtree(path, ignore_errors=True)
    return aside


def kept(folder: DataFolder) -> list[str]:
    """The runs whose releases are still there, oldest first."""
    return sorted(path.parent.name for path in folder.releases.glob(f"*/{FILE}"))


def put_back(folder: DataFolder, run_id: str) -> None:
    """Make a release that is still there what everybody opens; call with the lock held."""
    _swap(folder, run_id)


def sweep(folder: DataFolder) -> None:
    """Clear what dead runs left: candidates in the making, links never swapped in. Batches stay.

    Where `current` leads nowhere, somebody having removed it or what it leads to, it leads to the newest release again.
    """
    shutil.rmtree(folder.building, ignore_errors=True)
    for link in folder.root.glob(".current.*"):
        link.unlink()
    left = kept(folder)
    if left and current(folder) is None:
        _swap(folder, left[-1])


def clear_staging(folder: DataFolder) -> None:
    """Clear the batches, and what was fetched and unpacked for them: they have been published."""
    for place in (folder.staging, folder.spool, folder.unpacked):
        shutil.rmtree(place, ignore_errors=True)


def _swap(folder: DataFolder, run_id: str) -> None:
    """Make `current` lead to a release, in one step."""
    link = folder.root / f".current.{run_id}"
    link.symlink_to(Path("releases") / run_id, target_is_directory=True)
    link.replace(folder.current)
    _synced(folder.root)


def _prune(folder: DataFolder, keep: int) -> None:
    """Remove old releases: never the live one, never a newer one."""
    live = current(folder)
    older = sorted(path for path in folder.releases.iterdir() if live and path.name < live.name)
    for path in older[: max(0, len(older) - (keep - 1))]:
        shutil.rmtree(path, ignore_errors=True)


def _copy(source: Path, target: Path) -> None:
    """Copy a file: by reference where the file system can, else inside the kernel."""
    with source.open("rb") as reading, target.open("xb") as writing:
        try:
            fcntl.ioctl(writing, 0x40049409, reading.fileno())  # FICLONE: an instant copy on Btrfs, XFS and others
            return
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DiskFull(target.parent, str(error.strerror)) from error
        _copy_bytes(reading.fileno(), writing.fileno(), target)


def _copy_bytes(reading: int, writing: int, target: Path) -> None:
    left = os.fstat(reading).st_size
    try:
        while left > 0:
            done = os.copy_file_range(reading, writing, left)
            if done == 0:
                break
            left -= done
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull(target.parent, str(error.strerror)) from error
        if error.errno not in (errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP):
            raise
        with suppress(OSError):
            os.lseek(reading, 0, os.SEEK_SET)
            os.ftruncate(writing, 0)
        while block := os.read(reading, 1 << 20):
            os.write(writing, block)


def _synced(path: Path) -> None:
    """Have the disk hold a file or folder before we go on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
