"""What submissions hand to the frame of a case: what one decides or sends again, a panel of the présentation."""

from recoco.domain.cases.frame import CaseAction, CasePanel
from recoco.domain.cases.keeping import answers_for
from recoco.domain.cases.models import Status
from recoco.domain.submission.panels import case_panel
from recoco.kernel.access.permissions import Permission

CASE_ACTIONS = (
    CaseAction("Accepter", "submission:accept", Permission.CASE_MODERATE, (Status.SUBMITTED,), post=True),
    CaseAction("Refuser", "submission:refuse", Permission.CASE_MODERATE, (Status.SUBMITTED,)),
    CaseAction(
        "Corriger et déposer de nouveau",
        "submission:resubmit",
        Permission.CASE_EDIT,
        (Status.REFUSED,),
        when=answers_for,
    ),
)
CASE_PANELS = (CasePanel("submission/case_panel.html", Permission.CASE_VIEW, case_panel),)
