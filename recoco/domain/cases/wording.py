"""Bits of sentences that several events share."""


def quoted(reason: str) -> str:
    """Return « : “the reason” » as the end of a sentence, nothing for no reason."""
    reason = reason.strip()
    return f" : « {reason} »" if reason else ""
