"""Phone numbers, e-mail addresses and websites as files write them, checked and put in one form."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_EMAIL = re.compile(r"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.)+[A-Za-z]{2,24}$")
_HOST = re.compile(r"^(?:[a-z0-9](?:[a-z0-9-]{0,62})\.)+[a-z]{2,24}$")
_MAX_URL = 2000


def phone(text: str) -> str | None:
    """A French phone number as people read it, two digits at a time; None when the text is no phone number.

    >>> phone("0240000000"), phone("+33 (0)2.40.00.00.00"), phone("3949"), phone("39 49"), phone("rue")
    ('02 40 00 00 00', '02 40 00 00 00', '39 49', '39 49', None)
    """
    if re.search(r"[A-Za-zÀ-ÿ]", text):
        return None
    plain = re.sub(r"[\s.\-/_\u00a0\u202f]", "", text)
    plain = re.sub(r"^(?:\+|00)33(?:\(0\)|0)?", "0", plain)
    if re.fullmatch(r"\+[0-9]{8,15}", plain):
        return plain
    if re.fullmatch(r"[1-9][0-9]{8}", plain):
        plain = "0" + plain
    if not re.fullmatch(r"0[1-9][0-9]{8}|[13][0-9]{3}", plain):
        return None
    return " ".join(plain[i : i + 2] for i in range(0, len(plain), 2))


def email(text: str) -> str | None:
    """An e-mail address without the spaces around it; None when the text is none."""
    plain = text.strip().removeprefix("mailto:").rstrip(".;,")
    return plain if _EMAIL.match(plain) and ".." not in plain else None


def website(text: str) -> str | None:
    """An address of the web, ``https://`` added when no scheme is written; None for any other scheme or text.

    >>> website("www.exemple.fr"), website("javascript:alert(1)"), website("http://a.fr/b?c=d")
    ('https://www.exemple.fr', None, 'http://a.fr/b?c=d')
    """
    plain = text.strip()
    if not plain or len(plain) > _MAX_URL or re.search(r"[\s<>\"'`\\\x00-\x1f\x7f]", plain):
        return None
    if not re.match(r"^[A-Za-z][A-Za-z0-9+.-]*:", plain) or re.match(r"^[A-Za-z0-9.-]+:[0-9]+(?:/|$)", plain):
        plain = "https://" + plain.lstrip("/")
    try:
        parts = urlsplit(plain)
        host = (parts.hostname or "").lower()
        port = parts.port
    except ValueError:
        return None
    good = parts.scheme.lower() in ("http", "https") and parts.username is None and (port is None or port > 0)
    return plain if good and _HOST.match(_ascii(host)) else None


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
