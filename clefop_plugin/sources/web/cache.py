"""Copies of what was downloaded, on disk, with the date of each: what serves again, and what serves offline."""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.drafts import drafted
from clefop_plugin.sources.fingerprints import file_hash

#: A download another process began and has not touched for so long (s) may be taken over.
_ABANDONED = 120.0
#: Names of the files of a cache: nothing else in its folder is ever removed.
_NAME = re.compile(r"\.?[0-9a-f]{40}(\.json)?(\.\d+)?\.(data|json|part|version|new)")
_OURS = frozenset({".data", ".json", ".part", ".version", ".new"})


@dataclass(frozen=True)
class Entry:
    """What is known of a copy: ``date`` is when the service last said that it is current (ISO, UTC)."""

    url: str
    date: str
    sha256: str
    size: int
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    path: Path = Path()

    @property
    def age(self) -> float:
        """Days since ``date``."""
        return (datetime.now(UTC) - datetime.fromisoformat(self.date)).total_seconds() / 86400

    @property
    def day(self) -> str:
        """The date as the user reads it: 2026-11-25."""
        return self.date[:10]


class Cache:
    """A folder of copies. Each appears whole, under a name made of its address, or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, key: str) -> Entry | None:
        """The copy of ``key``, when it is there and undamaged."""
        data, about = self._paths(key)
        try:
            known = json.loads(about.read_text(encoding="utf-8"))
            entry = Entry(**{**known, "path": data})
            whole = entry.size == data.stat().st_size and entry.sha256 == file_hash(data)
            datetime.fromisoformat(entry.date)
        except (OSError, ValueError, TypeError):
            return None
        return entry if whole else None

    def begin(self, key: str) -> Path:
        """The file a download of ``key`` is written to; it may hold what an earlier one left."""
        name = self._paths(key)[0].stem
        own = self.folder / f"{name}.{os.getpid()}.part"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not own.exists():
                for other in self.folder.glob(f"{name}.*.part"):
                    if time.time() - other.stat().st_mtime > _ABANDONED:
                        other.replace(own)
                        with suppress(OSError):
                            _about(other).replace(_about(own))
                        break
        except OSError as error:
            raise self._unusable(error) from error
        return own

    def keep_validator(self, part: Path, validator: str) -> None:
        """Remember, beside a download that may be cut, which version of the file it is."""
        try:
            _about(part).write_text(validator, encoding="utf-8")
        except OSError as error:
            raise self._unusable(error) from error

    def validator(self, part: Path) -> str:
        """The version of the file a cut download was, "" when it is unknown."""
        try:
            return _about(part).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return ""

    def store(self, key: str, part: Path, url: str, headers: dict[str, str]) -> Entry:
        """Put a finished download in place of the copy of ``key``."""
        data, _ = self._paths(key)
        try:
            entry = Entry(
                url=url,
                date=_now(),
                sha256=file_hash(part),
                size=part.stat().st_size,
                content_type=headers.get("content-type", ""),
                etag=headers.get("etag", ""),
                last_modified=headers.get("last-modified", ""),
                path=data,
            )
            part.replace(data)
        except OSError as error:
            raise self._unusable(error) from error
        self.discard(part)
        self._describe(key, entry)
        return entry

    def refresh(self, key: str, entry: Entry) -> Entry:
        """The service says that a copy is still current: date it from today."""
        fresh = Entry(**{**asdict(entry), "date": _now()})
        self._describe(key, fresh)
        return fresh

    def discard(self, part: Path) -> None:
        """Forget a download."""
        for path in (part, _about(part)):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def forget(self, key: str) -> None:
        """Remove the copy of ``key``."""
        for path in self._paths(key):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def tidy(self, days: float = 400.0) -> None:
        """Remove copies and cut downloads that nothing has touched for so long."""
        limit = time.time() - days * 86400
        with suppress(OSError):
            for path in self.folder.iterdir():
                with suppress(OSError):
                    if path.suffix in _OURS and path.stat().st_mtime < limit:
                        path.unlink()

    def size(self) -> int:
        """Bytes of the copies, and of what a download left."""
        total = 0
        for path in self._own():
            with suppress(OSError):
                total += path.stat().st_size
        return total

    def empty(self) -> None:
        """Remove every copy; files that are not of this cache stay. Raises InputError when one cannot be removed."""
        for path in self._own():
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise self._unusable(error) from error

    def _own(self) -> list[Path]:
        try:
            return [path for path in self.folder.iterdir() if _NAME.fullmatch(path.name)]
        except OSError:
            return []

    def _describe(self, key: str, entry: Entry) -> None:
        _, about = self._paths(key)
        known = asdict(entry)
        del known["path"]
        try:
            with drafted(about, ".new") as draft:
                draft.write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")
        except OSError as error:
            raise self._unusable(error) from error

    def _paths(self, key: str) -> tuple[Path, Path]:
        name = hashlib.sha256(key.encode()).hexdigest()[:40]
        return self.folder / f"{name}.data", self.folder / f"{name}.json"

    def _unusable(self, error: OSError) -> InputError:
        return InputError(
            tr(
                "Downloads cannot be kept in {folder}: {error}. Free some space, or choose another folder.",
                folder=self.folder,
                error=error.strerror or error,
            )
        )


def _about(part: Path) -> Path:
    return part.with_suffix(".version")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
