"""Files and folders written whole or not at all: made beside, flushed, then renamed."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING

from cpom_schema.errors import CpomError

if TYPE_CHECKING:
    from pathlib import Path


def save(target: Path, content: bytes) -> None:
    """Write a whole file or nothing; links are followed, devices and pipes are written to.

    A file that is written again keeps its permissions.

    Raises:
        OSError: the file cannot be written.
    """
    _check_parent(target)
    import tempfile
    from pathlib import Path

    if target.is_symlink():
        target = target.resolve()
        _check_parent(target)
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    mode = _mode(target)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:  # the name people know, not that of the temporary file
        raise OSError(error.errno, error.strerror, str(target)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _flush(file, content)
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def refuse(target: Path) -> None:
    """Refuse a folder to write that holds something, before any work.

    Raises:
        CpomError: the target is there and is not an empty folder.
        OSError: the folder that should hold it does not exist.
    """
    _check_parent(target)
    if target.is_dir() and not any(target.iterdir()):
        return
    if target.exists() or target.is_symlink():
        raise CpomError("dossier_occupe", fichier=target.name)


def save_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write a whole folder or nothing.

    Raises:
        CpomError: the target is there and is not an empty folder.
        OSError: a file cannot be written.
    """
    refuse(target)
    import tempfile
    from pathlib import Path

    temporary = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    try:
        _write_all(temporary, files)
        temporary.chmod(_permitted(0o777))
        if target.is_dir():
            target.rmdir()  # empty: Windows renames nothing onto a folder
        temporary.rename(target)
    except BaseException:
        for path in temporary.glob("*"):
            path.unlink()
        temporary.rmdir()
        raise


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a folder and wait until the disk has them all, once where that exists."""
    for name, content in files.items():
        with (folder / name).open("wb") as file:
            file.write(content)
            if not hasattr(os, "sync"):  # Windows
                file.flush()
                os.fsync(file.fileno())
    if hasattr(os, "sync"):
        os.sync()


def _check_parent(target: Path) -> None:
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "ce dossier n'existe pas", str(target.parent))


def _flush(file: IO[bytes], content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def _mode(target: Path) -> int:
    """Return the permissions of a file: those it has, else those of a new one."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return _permitted(0o666)


def _permitted(mode: int) -> int:
    """Return the permissions a new file gets, which those of a temporary one are not."""
    mask = os.umask(0)
    os.umask(mask)
    return mode & ~mask
