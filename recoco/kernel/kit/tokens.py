"""Secrets carried by links and codes: random, shown once, stored hashed."""

import hashlib
import hmac
import secrets


def new_token() -> str:
    """Return 32 URL-safe characters of randomness (192 bits)."""
    return secrets.token_urlsafe(24)


def new_code() -> str:
    """Return six random digits, leading zeros kept."""
    return f"{secrets.randbelow(1_000_000):06d}"


def digest(secret: str, *, purpose: str) -> str:
    """Return the SHA-256 of *secret* under *purpose*: what the database keeps.

    The purpose takes part, so that a value copied from one table opens nothing elsewhere.
    """
    return hashlib.sha256(f"{purpose}\x00{secret}".encode()).hexdigest()


def matches(secret: str, kept: str, *, purpose: str) -> bool:
    """Compare *secret* with a kept digest in constant time."""
    return hmac.compare_digest(digest(secret, purpose=purpose), kept)
