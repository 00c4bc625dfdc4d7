"""Dates, durations, numbers and initials as French readers expect them."""

from datetime import date, datetime

from django.utils import timezone

from recoco.kernel.kit.folding import fold

NBSP = "\u00a0"
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


def day(value: date) -> str:
    """Return « 1er mars 2026 », in the current time zone."""
    on = _local_day(value)
    return f"{'1er' if on.day == 1 else on.day} {MONTHS[on.month - 1]} {on.year}"


def hour(value: datetime) -> str:
    """Return « 14 h 02 », in the current time zone."""
    local = timezone.localtime(value)
    return f"{local.hour}{NBSP}h{NBSP}{local.minute:02d}"


def moment(value: date) -> str:
    """Return « 1er mars 2026 à 14 h 02 », without the hour for a plain date."""
    return f"{day(value)} à {hour(value)}" if isinstance(value, datetime) else day(value)


def ago(value: date, now: datetime) -> str:
    """Return how long before (or after) *now*: « il y a 3 jours », « hier », « dans 2 mois »."""
    days = (_local_day(now) - _local_day(value)).days
    if isinstance(value, datetime) and abs(days) <= 1:
        seconds = (now - value).total_seconds()
        minutes = int(abs(seconds) // 60)
        if minutes < 1:
            return "à l’instant"
        if minutes < 60:
            return _told(seconds > 0, counted(minutes, "minute", "minutes"))
        if days == 0:
            return _told(seconds > 0, counted(minutes // 60, "heure", "heures"))
    near = {0: "aujourd’hui", 1: "hier", -1: "demain"}
    if days in near:
        return near[days]
    size = abs(days)
    if size < 31:
        return _told(days > 0, counted(size, "jour", "jours"))
    if size < 365:
        return _told(days > 0, f"{number(max(1, size * 12 // 365))}{NBSP}mois")
    return _told(days > 0, counted(size // 365, "an", "ans"))


def number(value: int) -> str:
    """Return « 12 300 »."""
    return f"{value:,}".replace(",", NBSP)


def euros(cents: int) -> str:
    """Return « 12 300 € », with cents only when there are some."""
    sign, size = ("-" if cents < 0 else ""), abs(cents)
    rest = f",{size % 100:02d}" if size % 100 else ""
    return f"{sign}{number(size // 100)}{rest}{NBSP}€"


def file_size(count: int) -> str:
    """Return « 7 octets », « 12 Ko » or « 1,4 Mo ».

    :param count: bytes.
    """
    if count < 1024:
        return counted(count, "octet", "octets")
    unit, size = ("Ko", count / 1024) if count < 1024**2 else ("Mo", count / 1024**2)
    shown = f"{size:.1f}".removesuffix(".0") if size < 10 else f"{size:.0f}"
    return f"{shown.replace('.', ',')}{NBSP}{unit}"


def at_most_99(count: int) -> str:
    """Write a count that somebody stopped at a hundred: « 99+ »."""
    return number(count) if count < 100 else "99+"


def counted(count: int, one: str, many: str) -> str:
    """Return « 0 dossier », « 1 dossier », « 128 dossiers »: French counts plural from two."""
    return f"{number(count)}{NBSP}{one if abs(count) < 2 else many}"


def of(name: str) -> str:
    """Return « d’UrbanVitaliz » or « de SOS Ponts »; nothing is elided before h and y, that names pronounce."""
    return f"d’{name}" if fold(name).startswith(tuple("aeiou")) else f"de {name}"


def initials(name: str) -> str:
    """Return one or two capitals: « AD » for Awa Diop, « ML » for Marie-Laure Le Goff."""
    words = [word for word in name.replace("-", " ").replace("’", " ").split() if word[0].isalpha()]
    return "".join(word[0] for word in words[:2]).upper() or "?"


def _told(is_past: bool, duration: str) -> str:
    return f"il y a {duration}" if is_past else f"dans {duration}"


def _local_day(value: date) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value
