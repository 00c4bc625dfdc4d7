"""What the files of a dossier hand to its frame: a tab, and where the lines of the timeline lead."""

from recoco.domain.cases.frame import CaseTab
from recoco.domain.cases.timeline import CaseLink
from recoco.kernel.access.permissions import Permission

CASE_TABS = (CaseTab("Fichiers", "filing:index", Permission.THREAD_READ),)
CASE_LINKS = (
    CaseLink("filing.commonfile", "filing:index", Permission.THREAD_READ, parameter="fichier"),
    CaseLink("filing.commonlink", "filing:index", Permission.THREAD_READ, parameter="lien"),
    CaseLink("filing.privatelink", "filing:private_index", Permission.NOTE_READ, parameter="lien"),
    CaseLink("filing.privatefile", "filing:private_index", Permission.NOTE_READ, parameter="fichier"),
)
