"""The models of the files and links of a dossier."""

from recoco.domain.filing.models.document import DESCRIPTION_LENGTH, Document
from recoco.domain.filing.models.filed import CommonFile, Filed, PrivateFile
from recoco.domain.filing.models.linked import CommonLink, Linked, PrivateLink

__all__ = [
    "DESCRIPTION_LENGTH",
    "CommonFile",
    "CommonLink",
    "Document",
    "Filed",
    "Linked",
    "PrivateFile",
    "PrivateLink",
]
