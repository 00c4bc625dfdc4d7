"""The `recoco` command: lists the product's own sub-commands in French and runs them."""

import os
import sys
from importlib import import_module

OVERVIEW = """\
recoco : portails de conseil pour les collectivités

Utilisation : recoco COMMANDE [options]      (recoco COMMANDE --help pour le détail)

Commandes :
{commands}

Les commandes de Django restent disponibles : recoco django COMMANDE
"""


def main(argv: list[str] | None = None) -> None:
    """Run one sub-command, or list them all when none is named.

    :param argv: words after the command's name; the process's own by default.
    :raises SystemExit: 2 when the sub-command does not exist, 1 when it refuses, with its sentence.
    """
    words = sys.argv[1:] if argv is None else argv
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recoco.config.settings")
    import django
    from django.core.management import execute_from_command_line

    if words[:1] == ["django"]:
        execute_from_command_line(["recoco", *words[1:]])
        return
    django.setup()
    from recoco.kernel.kit.refusals import Refused

    commands = own_commands()
    if not words or words[0] in {"-h", "--help", "help"}:
        width = max(map(len, commands), default=0)
        lines = "\n".join(f"  {name.ljust(width)}  {text}" for name, text in commands.items())
        print(OVERVIEW.format(commands=lines))
    elif words[0] not in commands:
        print(f"« {words[0]} » n’est pas une commande de recoco. Essayez : recoco --help", file=sys.stderr)
        raise SystemExit(2)
    else:
        try:
            execute_from_command_line(["recoco", *words])
        except Refused as refusal:
            print(refusal.sentence, file=sys.stderr)
            raise SystemExit(1) from None


def own_commands() -> dict[str, str]:
    """Return the sub-commands that our packages define, by name, with their French sentence."""
    from django.core.management import get_commands

    ours = {name: package for name, package in get_commands().items() if str(package).startswith("recoco.")}
    return {
        name: import_module(f"{package}.management.commands.{name}").Command.help
        for name, package in sorted(ours.items())
    }


if __name__ == "__main__":
    main()
