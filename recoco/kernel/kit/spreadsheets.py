"""Writes rows that every spreadsheet opens as they are meant: accents, French separators, no formula in disguise."""

import csv
from collections.abc import Iterable
from datetime import date, datetime
from io import StringIO
from typing import Any

from django.utils.timezone import localtime

# Excel on Windows reads UTF-8 only when the file says so.
MARK = "\ufeff"
# What spreadsheets take for a formula: https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def lines(rows: Iterable[Iterable[Any]]) -> str:
    """Return *rows* as lines of CSV, between semicolons."""
    written = StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
    return written.getvalue()


def cell(value: Any) -> str:
    """Return what a cell holds: 1 or 0, a day of the year 2026-11-24 in French time, a number, or words.

    Words that a spreadsheet would compute are kept behind an apostrophe.

    >>> cell("=1+1")
    "'=1+1"
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, datetime):
        return localtime(value).date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = str(value).replace("\0", "")
    is_risky = not isinstance(value, int | float) and text.lstrip().startswith(FORMULA)
    return f"'{text}" if is_risky or text[:1] in {"\t", "\r", "\n"} else text
