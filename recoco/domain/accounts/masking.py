"""Shows an address to its owner without giving it to somebody else."""


def masked(email: str) -> str:
    """Return « m…@mairie-x.fr ».

    >>> masked("marie@mairie-x.fr")
    'm…@mairie-x.fr'
    """
    name, _, domain = email.partition("@")
    return f"{name[:1]}…@{domain}"
