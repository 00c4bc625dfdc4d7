"""Parts of addresses that change."""

from django.urls import register_converter


class Number:
    """The number of a row, `<number:number>`: no longer than databases count, so that none of them breaks on it."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(Number, "number")
