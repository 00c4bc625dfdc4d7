"""The e-mail of the contact form."""

from recoco.kernel.mail.kinds import MailKind

CONTACT = MailKind(
    "pages.contact",
    "pages/mail/contact",
    label="Message de la page de contact",
    why="Vous recevez cet e-mail parce que cette adresse est celle du contact du portail.",
)
MAIL_KINDS = (CONTACT,)
