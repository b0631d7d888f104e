"""The encoding of a text: UTF-8, UTF-16, or one of the one-byte alphabets that French offices have used."""

from __future__ import annotations

import codecs

import numpy as np

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr

#: Name shown to the user, and Python codec.
ENCODINGS = {
    "UTF-8": "utf-8-sig",
    "UTF-16": "utf-16",
    "UTF-16 LE": "utf-16-le",
    "UTF-16 BE": "utf-16-be",
    "Windows-1252": "cp1252",
    "Latin-1": "latin-1",
    "IBM 850": "cp850",
    "Mac Roman": "mac-roman",
}
SAMPLE = 65_536
_PART = 1 << 20
_FRENCH = "éèêëàâçîïôöùûüÉÈÀÇŒœ’"
_OLD_ALPHABETS = ("IBM 850", "Mac Roman")


class Decoded:
    """Text of a file, the name of its encoding and what it rests on; ``same`` are its bytes when they are UTF-8.

    The text of UTF-8 bytes is only made when it is asked for: it may weigh twice as much, or four times.
    """

    def __init__(self, text: str | None, encoding: str, why: str, same: bytes = b"") -> None:
        self.encoding, self.why = encoding, why
        self._text, self._same = text, same

    @property
    def text(self) -> str:
        """The whole text."""
        if self._text is None:
            self._text = self._same.decode("utf-8")
        return self._text

    def start(self, length: int) -> str:
        """The first ``length`` characters."""
        if self._text is not None:
            return self._text[:length]
        return self._same[: 4 * length].decode("utf-8", "ignore")[:length]

    def utf8(self) -> bytes:
        """The text in UTF-8."""
        return self.text.encode("utf-8", "surrogatepass") if self._text is not None else self._same


def decode(name: str, content: bytes, encoding: str = "") -> Decoded:
    """The text of the file ``name``, in ``encoding`` when the user gives one.

    Raises InputError when the bytes are not text, or not text in that encoding.
    """
    if encoding:
        return _as_asked(name, content, encoding)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Decoded(_strict(name, content, "UTF-16"), "UTF-16", tr("its first bytes are the mark of UTF-16"))
    wide = _wide_encoding(content[:SAMPLE])
    if wide:
        return Decoded(_strict(name, content, wide), "UTF-16", tr("every other byte of its text is empty"))
    if b"\x00" in content:
        raise InputError(tr("{name} is not a table: it holds binary data. Give a CSV, XLSX or ODS file.", name=name))
    return _utf8(content, why_utf8(content.startswith(codecs.BOM_UTF8))) or _one_byte(content)


def why_utf8(marked: bool) -> str:
    """What tells that a text is UTF-8: the mark at its start, or all its bytes."""
    return tr("its first bytes are the mark of UTF-8") if marked else tr("all its bytes are valid UTF-8")


def _as_asked(name: str, content: bytes, encoding: str) -> Decoded:
    wanted = _plain(encoding)
    asked = next((shown for shown, codec in ENCODINGS.items() if wanted in (_plain(shown), _plain(codec))), "")
    if not asked:
        raise InputError(
            tr(
                "The encoding “{encoding}” is not known. Choose one of: {known}.",
                encoding=encoding,
                known=", ".join(ENCODINGS),
            )
        )
    text = _strict(name, content, asked).removeprefix("\ufeff")
    return Decoded(text, asked, tr("chosen by the user"))


def _plain(encoding: str) -> str:
    return encoding.lower().replace("-", "").replace("_", "").replace(" ", "").removesuffix("sig")


def _strict(name: str, content: bytes, encoding: str) -> str:
    codec = ENCODINGS[encoding]
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise InputError(
            tr("{name} is damaged: its text cannot be decoded as {codec}.", name=name, codec=encoding)
        ) from error


def _wide_encoding(sample: bytes) -> str:
    """UTF-16 without a mark: the text is mostly Latin, so one byte of two is zero and the others are not."""
    if b"\x00" not in sample or len(sample) < 4:
        return ""
    even, odd = sample[0::2], sample[1::2]
    zeros = even.count(0) / len(even), odd.count(0) / len(odd)
    if zeros[1] > 0.7 and zeros[0] == 0:
        return "UTF-16 LE"
    return "UTF-16 BE" if zeros[0] > 0.7 and zeros[1] == 0 else ""


def _utf8(content: bytes, why: str) -> Decoded | None:
    """The text when it is UTF-8; a few damaged characters in a long text do not make it another encoding."""
    if _is_utf8(content):
        return Decoded(None, "UTF-8", why, content.removeprefix(b"\xef\xbb\xbf"))
    text = content.decode("utf-8-sig", errors="replace")
    damaged = text.count("\ufffd")
    several = len(content) - len(text)
    if damaged * 20 > several:
        return None
    return Decoded(
        text, "UTF-8", tr("its accents are in UTF-8, but {count} characters are damaged", count=number(damaged))
    )


def _is_utf8(content: bytes) -> bool:
    """Whether bytes are UTF-8, looked at by parts: the text is not made."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for first in range(0, len(content), _PART):
            decoder.decode(content[first : first + _PART])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _one_byte(content: bytes) -> Decoded:
    """Windows-1252 unless another alphabet gives the words their French accents and Windows-1252 does not."""
    counts = np.bincount(np.frombuffer(content, dtype=np.uint8), minlength=256)
    usual = _accents(counts, "Windows-1252")
    for name in _OLD_ALPHABETS:
        if _accents(counts, name) > 5 * usual and _accents(counts, name) > 0.5 * counts[128:].sum():
            return Decoded(
                content.decode(ENCODINGS[name]), name, tr("its bytes give French accents in this alphabet only")
            )
    why = tr("its bytes are not UTF-8")
    try:
        return Decoded(content.decode("cp1252"), "Windows-1252", why)
    except UnicodeDecodeError:
        return Decoded(content.decode("latin-1"), "Latin-1", tr("its bytes are neither UTF-8 nor Windows-1252"))


def _accents(counts: np.ndarray, encoding: str) -> int:
    """How many bytes are a French accented letter in an encoding. ``counts`` (256,) is how often each byte is met."""
    marks = _FRENCH.encode(ENCODINGS[encoding], errors="ignore")
    return int(sum(counts[byte] for byte in set(marks) if byte > 127))
