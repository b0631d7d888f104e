"""Opening hours: the week of the annuaire de l'administration, the OpenStreetMap notation, and words for people.

Notation: https://wiki.openstreetmap.org/wiki/Key:opening_hours. The workspace keeps the notation; what it cannot say
is kept as a comment between quotation marks; what is no notation is shown as written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from clefop_plugin.core.names import strip_accents
from clefop_plugin.core.text import language, tr

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_FRENCH = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
_DAYS = re.compile(rf"^{_DAY}(?:-{_DAY})?(?:,\s*{_DAY}(?:-{_DAY})?)*")
_SPAN = re.compile(r"^([0-2]?\d:[0-5]\d)\s*-\s*([0-2]?\d:[0-5]\d)$")
_MAX_TEXT = 4000


def from_week(ranges: Sequence[Mapping[str, Any]]) -> str:
    """The notation of ranges of days of the annuaire (``nom_jour_debut``, ``valeur_heure_debut_1``…).

    >>> from_week([{"nom_jour_debut": "Lundi", "nom_jour_fin": "Vendredi", "valeur_heure_debut_1": "09:00:00",
    ...             "valeur_heure_fin_1": "12:00:00"}])
    'Mo-Fr 09:00-12:00'
    """
    rules = []
    for found in ranges:
        days = _days(_text(found, "nom_jour_debut"), _text(found, "nom_jour_fin"))
        spans = [span for rank in ("1", "2") if (span := _span(found, rank))]
        comment = _comment(_text(found, "commentaire"))
        rule = " ".join(part for part in (days, ",".join(spans), f'"{comment}"' if comment else "") if part)
        if spans or comment:
            rules.append(rule)
    return "; ".join(dict.fromkeys(rules))


def readable(text: str) -> str:
    """Opening hours in words ("lundi au vendredi : 9 h – 12 h, 13 h 30 – 17 h"); as written when not understood."""
    if not text or len(text) > _MAX_TEXT:
        return text
    if text.strip() == "24/7":
        return tr("all day, every day")
    rules = [_rule(part.strip()) for part in _rules(text) if part.strip()]
    if not rules or any(rule is None for rule in rules):
        return text
    return "; ".join(rule for rule in rules if rule)


def _rules(text: str) -> list[str]:
    """The rules of a notation: cut at semicolons that are not inside a comment."""
    return re.findall(r'(?:[^;"]|"[^"]*"?)+', text)


def _rule(text: str) -> str | None:
    comment = re.search(r'"([^"]*)"', text)
    plain = re.sub(r'"[^"]*"', "", text).strip()
    match = _DAYS.match(plain)
    days = _day_words(match.group()) if match else ""
    rest = plain[match.end() :].strip() if match else plain
    closed = rest.lower() in ("off", "closed")
    spans = [] if closed or not rest else [_SPAN.match(part.strip()) for part in rest.split(",")]
    if any(span is None for span in spans) or (match is None and not spans and comment is None):
        return None
    said = tr("closed") if closed else ", ".join(f"{_hour(s.group(1))} – {_hour(s.group(2))}" for s in spans if s)
    said = " ".join(part for part in (said, f"({comment.group(1)})" if comment and said else "") if part)
    said = said or (comment.group(1) if comment else tr("open"))
    return tr("{days}: {hours}", days=days, hours=said) if days else said


def _day_words(text: str) -> str:
    names = dict(zip(DAYS, _FRENCH if language() == "fr" else _ENGLISH, strict=True)) | {"PH": tr("public holidays")}
    parts = []
    for part in re.split(r",\s*", text):
        first, _, last = part.partition("-")
        parts.append(tr("from {first} to {last}", first=names[first], last=names[last]) if last else names[first])
    return ", ".join(parts)


def _hour(text: str) -> str:
    hour, _, minute = text.partition(":")
    if language() != "fr":
        return f"{int(hour)}:{minute}"
    return f"{int(hour)}\u00a0h" + ("" if minute == "00" else f"\u00a0{minute}")


def _days(first: str, last: str) -> str:
    days = [DAYS[_FRENCH.index(name)] for text in (first, last) if (name := strip_accents(text).lower()) in _FRENCH]
    return "-".join(dict.fromkeys(days))


def _span(found: Mapping[str, Any], rank: str) -> str:
    times = [_clock(_text(found, f"valeur_heure_{end}_{rank}")) for end in ("debut", "fin")]
    return "-".join(times) if all(times) else ""


def _clock(text: str) -> str:
    match = re.match(r"^([01]?\d|2[0-4]):([0-5]\d)", text)
    return f"{int(match.group(1)):02d}:{match.group(2)}" if match else ""


def _comment(text: str) -> str:
    return " ".join(text.replace('"', "”").replace(";", ",").split())[:300]


def _text(found: Mapping[str, Any], key: str) -> str:
    value = found.get(key)
    return value.strip() if isinstance(value, str) else ""
