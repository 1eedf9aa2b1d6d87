"""Files held in memory, read through the same seam as those on a disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sessions.disk.disk import Disk, Identity


class MemoryDisk(Disk):
    """A disk of a few files that can only be read.

    Args:
        files: The content of each file by its path, with `/` between the parts.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def exists(self, path: Path) -> bool:
        """Whether there is such a file, or one in such a folder."""
        name = path.as_posix()
        return name in self._files or bool(self.names(path))

    def names(self, path: Path) -> list[str]:
        """List the names of the files in a folder, sorted."""
        start = f"{path.as_posix()}/"
        inside = (name.removeprefix(start) for name in self._files if name.startswith(start))
        return sorted({rest.split("/")[0] for rest in inside})

    def read(self, path: Path, start: int = 0) -> bytes:
        """Give a file from a position to its end."""
        return self._found(path)[start:]

    def identity(self, path: Path) -> Identity:
        """Tell how long a file is; it stays the same one."""
        return Identity(0, 0, len(self._found(path)))

    def _found(self, path: Path) -> bytes:
        """The content of a file."""
        try:
            return self._files[path.as_posix()]
        except KeyError:
            raise FileNotFoundError(path) from None
