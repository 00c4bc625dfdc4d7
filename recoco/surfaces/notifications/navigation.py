"""What notifications put around the pages: the bell, what a page says it has shown, a card of « Paramètres »."""

from recoco.domain.cases.parameters.page import CaseSetting
from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.context import PageEnd
from recoco.kernel.ui.navigation import Entry
from recoco.surfaces.notifications.unread import bell, is_known_here, reading_form

ACCOUNT_LINKS = (
    Entry("Notifications", "notifications:index", when=is_known_here, badge=bell, icon="notification-3-line"),
)
MAIL_TABS = (
    Entry("Envoyés", "mail:log", permission=Permission.BACKOFFICE_USE),
    Entry("À venir", "notifications:timetables", permission=Permission.BACKOFFICE_USE),
)
PAGE_ENDS = (PageEnd("notifications/reading.html", reading_form),)
CASE_SETTINGS = (
    CaseSetting(
        "Pour vous",
        "Mes notifications",
        "Suivre ce dossier de plus près, ou ne plus en recevoir d’e-mail. Cela ne change rien pour les autres.",
        "notifications:attention",
        (Permission.CASE_VIEW,),
    ),
)
