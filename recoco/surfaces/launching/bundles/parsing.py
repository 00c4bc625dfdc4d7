"""Reads YAML as plain JSON, knows on which line everything stands, and says in French what it cannot read."""

from typing import Any

import yaml

from recoco.surfaces.launching.bundles.bundle import BrokenBundle, Fault

MOST_CHARACTERS = 2_000_000
MOST_DEPTH = 20
TOO_DEEP = "Ce fichier s’emboîte sur trop de niveaux."
PLAIN = {"str", "int", "bool", "null", "float"}


class PlainLoader(yaml.SafeLoader):
    """Reads text, numbers, yes and no; what looks like a date stays a text."""


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in PLAIN]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parsed(text: str) -> tuple[Any, dict[str, int]]:
    """Return the content of *text*, and the line of each path in it.

    :raises BrokenBundle: when it is no YAML that we read.
    """
    if len(text) > MOST_CHARACTERS:
        raise BrokenBundle([Fault(0, "", "Ce fichier est trop long pour décrire un portail.")])
    opened = 0
    try:
        # References to another place of the file could make it say billions of things, and five thousand brackets take
        # ten seconds to be understood: both are met before anything is built.
        for event in yaml.parse(text, PlainLoader):
            opened += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if opened > MOST_DEPTH + 1:
                raise BrokenBundle([_fault(event.start_mark, TOO_DEEP)])
            if isinstance(event, yaml.AliasEvent):
                raise BrokenBundle([_fault(event.start_mark, "Écrivez ce contenu en entier, sans renvoi « * ».")])
        root = yaml.compose(text, PlainLoader)
    except yaml.YAMLError as error:
        raise BrokenBundle([_unreadable(error)]) from None
    lines: dict[str, int] = {}
    faults: list[Fault] = []
    content = _value(root, "", lines, faults, 0) if root is not None else None
    if faults:
        raise BrokenBundle(faults)
    return content, lines


def _value(node: Any, path: str, lines: dict[str, int], faults: list[Fault], depth: int) -> Any:
    lines[path] = node.start_mark.line + 1
    if depth > MOST_DEPTH:
        faults.append(_fault(node.start_mark, TOO_DEEP))
        return None
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
            here = f"{path}.{key}" if path else key
            if not isinstance(key_node, yaml.ScalarNode):
                faults.append(_fault(key_node.start_mark, "Un nom de champ est un mot."))
            elif key in found:
                faults.append(_fault(key_node.start_mark, f"« {key} » est écrit deux fois au même endroit."))
            else:
                found[key] = _value(value_node, here, lines, faults, depth + 1)
                lines[here] = key_node.start_mark.line + 1
        return found
    if isinstance(node, yaml.SequenceNode):
        each = enumerate(node.value)
        return [_value(one, f"{path}.{rank}" if path else str(rank), lines, faults, depth + 1) for rank, one in each]
    return _scalar(node, faults)


def _scalar(node: Any, faults: list[Fault]) -> Any:
    if node.tag.rpartition(":")[2] in PLAIN:
        try:
            return PlainLoader("").construct_object(node)
        except (yaml.YAMLError, ValueError):
            pass
    # Another tag would ask for an object that is not ours to build.
    words = str(node.value)[:60]
    faults.append(_fault(node.start_mark, f"« {words} » n’est ni un texte, ni un nombre, ni oui ou non."))
    return None


def _fault(mark: Any, sentence: str) -> Fault:
    return Fault(mark.line + 1, "", sentence)


def _unreadable(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    sentence = (
        "Cette ligne n’est pas du YAML. Vérifiez le décalage des lignes, et mettez entre guillemets un texte "
        "qui contient un deux-points."
    )
    return Fault(mark.line + 1 if mark else 0, "", sentence)
