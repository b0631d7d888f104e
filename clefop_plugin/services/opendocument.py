"""What OpenDocument files have in common: names of the XML, the ZIP with its manifest, spaces that are kept."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SHORT = {"number": "datastyle", "fo": "xsl-fo-compatible", "svg": "svg-compatible", "draw": "drawing"}
_OUTSIDE = {"xlink": "http://www.w3.org/1999/xlink", "dc": "http://purl.org/dc/elements/1.1/"}
_MEDIA = {"xml": "text/xml", "png": "image/png"}
#: One moment for every file: the same content gives the same bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def namespaces(prefixes: Iterable[str]) -> str:
    """Declarations of namespaces, by their usual prefixes."""
    return " ".join(
        f'xmlns:{prefix}="{_OUTSIDE.get(prefix) or f"{OASIS}:{_SHORT.get(prefix, prefix)}:1.0"}"' for prefix in prefixes
    )


def package(mime: str, files: Mapping[str, str | bytes]) -> bytes:
    """The ZIP: ``mimetype`` first and not compressed, the files, then the manifest that lists them all."""
    entries = [f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{mime}"/>']
    entries += [
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{_MEDIA[name.rpartition(".")[2]]}"/>'
        for name in files
    ]
    manifest = (
        f'{HEAD}<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0" manifest:version="1.3">{"".join(entries)}'
        "</manifest:manifest>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), mime)
        for name, content in files.items():
            stored = name.endswith(".png")
            archive.writestr(_entry(name, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED), content)
        archive.writestr(_entry("META-INF/manifest.xml", zipfile.ZIP_DEFLATED), manifest)
    return target.getvalue()


def _entry(name: str, method: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = method
    return entry


def spaced(line: str) -> str:
    """Spaces that follow one another, which OpenDocument would make one."""
    while "  " in line:
        line = line.replace("  ", " <text:s/>", 1)
    return line
