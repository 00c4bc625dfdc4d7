"""The e-mails that a portal writes in its own words: their variables are checked before anything is saved."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

from recoco.kernel.access.actor import Actor
from recoco.kernel.kit.slots import entries
from recoco.kernel.mail.filling import is_filled, names_in
from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.mail.owning import NAME, key_of
from recoco.kernel.mail.rendering import compose, plain_text
from recoco.kernel.mail.voices import Voice, voice_of
from recoco.kernel.mail.wordings import PORTAL_NAME, Variable, Wording
from recoco.kernel.portals import scope
from recoco.kernel.versions.kept import write
from recoco.kernel.versions.kinds import Content, DocumentKind
from recoco.kernel.versions.models import Document
from recoco.kernel.versions.parts import Text
from recoco.kernel.versions.problems import Problem

UNKNOWN = "« {{{name}}} » ne se remplace pas dans cet e-mail. Écrivez {known}."
LINK_IN_SUBJECT = "Retirez « {{{name}}} » de l’objet : une adresse n’y ouvre rien."
NEEDED = "Gardez « {{{name}}} » dans le texte : sans cela, cet e-mail ne sert à rien."
NEEDED_LINK = "Gardez « {{{name}}} » comme lien, par exemple [Ouvrir]({{{name}}}) : sans lui, cet e-mail n’ouvre rien."
IN_ADDRESS = "Sortez « {{{name}}} » de l’adresse du lien : seul du texte peut le contenir."
NOBODY = "Le produit n’envoie pas cet e-mail."
PARTS = (
    Text("subject", "Objet", "Vide : l’objet d’origine.", most=160),
    Text("words", "Texte", "Vide : le texte d’origine.", most=5000, rich=True),
)
_LINK_LINE = re.compile(r"^(.+?)\u00a0: \{lien\}$", re.MULTILINE)
_LONE = re.compile(r"^(\{\w+\})$", re.MULTILINE)


def _kinds() -> dict[str, tuple[MailKind, Wording]]:
    return {key_of(kind): (kind, kind.wording) for kind in entries("MAIL_KINDS") if kind.wording}


def usual_texts(key: str) -> dict[str, str]:
    """Return the subject and words of the product, as a portal would write them: read in its own templates."""
    kind, wording = _kinds()[key]
    subject, words = _in_templates(kind.template, wording)
    return {"subject": subject, "words": words}


@cache
def _in_templates(template: str, wording: Wording) -> tuple[str, str]:
    voice = Voice(name=f"{{{PORTAL_NAME.name}}}", sender="", contact="", base_url="")
    words = _words(wording, {one.of: f"{{{one.name}}}" for one in wording.own}, voice)
    subject = plain_text(f"{template}.subject.txt", words).strip()
    text = plain_text(f"{template}.txt", words).partition("\n\n-- \n")[0]
    return subject, _LONE.sub(r"> \1", _LINK_LINE.sub(r"[\1]({lien})", text)).strip()


def _words(wording: Wording, values: dict[str, str], voice: Voice, why: str = "") -> dict[str, Any]:
    return dict.fromkeys(wording.unless, "") | values | {"portal": voice, "why": why}


def _read(key: str) -> Content:
    if key not in _kinds():
        return None
    row = Document.objects.filter(kind=NAME, key=key).first()
    return usual_texts(key) | {name: words for name, words in (row.content if row else {}).items() if words}


def _apply(key: str, content: Content, by: Actor) -> None:
    usual = usual_texts(key)
    own = {name: "" if words == usual[name] else words for name, words in content.items()}
    write(NAME, key, own if any(own.values()) else None)
    portal = scope.current_portal()
    portal.own_mails = _written()
    portal.save(update_fields=["own_mails"])


def _check(key: str, content: Content) -> Iterable[Problem]:
    if key not in _kinds():
        yield Problem("", NOBODY)
        return
    variables = _kinds()[key][1].variables
    for part in PARTS:
        for name in dict.fromkeys(names_in(content[part.name])):
            known = [variable.name for variable in variables if part.name == "words" or not variable.is_link]
            if name in {variable.name for variable in variables} - set(known):
                yield Problem(part.name, LINK_IN_SUBJECT.format(name=name))
            elif name not in known:
                near = get_close_matches(name.lower(), known, 1) or known
                yield Problem(part.name, UNKNOWN.format(name=name[:40], known=_offered(near)))
    if content["words"]:
        yield from _problems_of(content["words"], variables)


def _problems_of(source: str, variables: Sequence[Variable]) -> Iterable[Problem]:
    written = set(names_in(source))
    for variable in variables:
        if (variable.required or (variable.name in written and not variable.is_link)) and not is_filled(
            source, variable, variables
        ):
            said = IN_ADDRESS if variable.name in written else NEEDED
            yield Problem("words", (NEEDED_LINK if variable.is_link else said).format(name=variable.name))


def _offered(names: Sequence[str]) -> str:
    *first, last = [f"{{{name}}}" for name in names]
    return f"{', '.join(first)} ou {last}" if first else last


def _example(key: str, content: Content) -> tuple[str, str, str]:
    kind, wording = _kinds()[key]
    examples = {one.of: one.example for one in wording.own}
    return compose(kind, _words(wording, examples, voice_of(scope.current_portal()), kind.why), content)


def _draw_text(key: str, content: Content) -> str:
    subject, text, _ = _example(key, content)
    return f"Objet\u00a0: {subject}\n\n{text}"


def _terms(key: str) -> list[tuple[str, str]]:
    variables = _kinds()[key][1].variables
    return [(f"{{{one.name}}}", f"{one.meaning}{', obligatoire' if one.required else ''}.") for one in variables]


def _written() -> list[str]:
    return list(Document.objects.filter(kind=NAME).order_by("key").values_list("key", flat=True))


TEXTS = DocumentKind(
    NAME,
    "Textes des e-mails",
    PARTS,
    read=_read,
    apply=_apply,
    check=_check,
    keys=lambda: list(_kinds()),
    written=_written,
    title_of=lambda key: _kinds()[key][1].label if key in _kinds() else key,
    terms=_terms,
    about=lambda key: _kinds()[key][1].exception,
    draw=lambda key, content: _example(key, content)[2],
    draw_text=_draw_text,
    hint="L’objet et le texte des e-mails, dans vos mots.",
)
