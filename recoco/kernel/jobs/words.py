"""How an error is kept in the journal."""

LONGEST = 2_000


def in_words(error: BaseException) -> str:
    """Return the kind and the message of *error*, cut to what a journal can show."""
    message = str(error)
    return (f"{type(error).__name__}: {message}" if message else type(error).__name__)[:LONGEST]
