"""The folder in which this installation keeps what is its own: the database, the secret, collected files."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[3]


def folder() -> Path:
    """The installation's folder, made if missing: COTMOC_HOME, `.cotmoc` of a checkout, or the user's own."""
    home = _wanted().expanduser().absolute()
    # As root the database runs as another user, who must be able to pass through, not to look around.
    home.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
    return home.resolve()


def secret_key() -> str:
    """The key that signs sessions: COTMOC_SECRET_KEY, else one made once that only its owner can read."""
    given = os.environ.get("COTMOC_SECRET_KEY")
    if given:
        return given
    kept = folder() / "secret-key"
    if not kept.exists():
        _write_once(kept, secrets.token_urlsafe(50))
    return kept.read_text(encoding="ascii").strip()


def _wanted() -> Path:
    chosen = os.environ.get("COTMOC_HOME")
    if chosen:
        return Path(chosen)
    if (_CHECKOUT / "pyproject.toml").exists() and (_CHECKOUT / "src" / "cotmoc").is_dir():
        return _CHECKOUT / ".cotmoc"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "cotmoc"


def _write_once(path: Path, text: str) -> None:
    """Two processes that start at once end with the same text: a hard link is made whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(
        os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii"
    ) as file:
        file.write(text + "\n")
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
