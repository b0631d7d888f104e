"""The body of an answer into a file: decompressed within a limit, whole or refused."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.web.transport import Response, TransportError

#: Bytes that one step of decompression may give.
_STEP = 1 << 20
#: How often the progress is told (bytes).
_TOLD = 1 << 18


class Unfit(Exception):
    """The body cannot be kept: over the limit (``large``), or compressed in a way that cannot be read."""

    def __init__(self, text: str, large: bool = False) -> None:
        super().__init__(text)
        self.large = large


def write_body(response: Response, path: Path, start: int, limit: int, report: Callable[[int, int], None]) -> None:
    """Write the body after the first ``start`` bytes of ``path``; ``report`` gets the bytes had and those in all.

    The bytes in all are 0 when the service does not say. Raises Unfit, TransportError("cut") when bytes are missing,
    Cancelled, and InputError on a full disk.
    """
    length = response.headers.get("content-length", "")
    sent = int(length) if length.isdigit() else 0
    if sent and start + sent > limit:
        raise Unfit("", large=True)
    received = 0

    def counted() -> Iterator[bytes]:
        nonlocal received
        told = 0
        report(start, start + sent if sent else 0)
        for chunk in response.chunks:
            received += len(chunk)
            yield chunk
            if received - told >= _TOLD:
                told = received
                report(start + received, start + sent if sent else 0)

    written = start
    try:
        with path.open("r+b" if start else "wb") as file:
            file.seek(start)
            file.truncate()
            for block in _plain(counted(), response.headers.get("content-encoding", "")):
                written += len(block)
                if written > limit:
                    raise Unfit("", large=True)
                file.write(block)
    except OSError as error:
        raise not_stored(path.parent, error) from error
    if sent and received < sent:
        raise TransportError("cut", f"{received} < {sent}")


def _plain(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """The bytes decompressed, in pieces of a bounded size: a bomb is met by the limit long before the memory is."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise Unfit(tr("compressed as “{encoding}”", encoding=encoding))
    machine = zlib.decompressobj(47 if "gzip" in encoding else 15)
    try:
        for chunk in chunks:
            rest = chunk
            while rest and not machine.eof:
                yield machine.decompress(rest, _STEP)
                rest = machine.unconsumed_tail
        while not machine.eof and (block := machine.decompress(machine.unconsumed_tail, _STEP)):
            yield block
    except zlib.error as error:
        raise Unfit(tr("its compression is damaged")) from error
    if not machine.eof:
        raise TransportError("cut", "compressed body")


def not_stored(folder: Path, error: OSError) -> InputError:
    """The error of a download for which the disk has no room or no right."""
    return InputError(
        tr(
            "The download cannot be written in {folder}: {error}. Free some space and try again.",
            folder=folder,
            error=error.strerror or error,
        )
    )
