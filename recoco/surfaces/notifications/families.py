"""The families of facts: people may one day set the pace of each."""

from enum import StrEnum


class Family(StrEnum):
    """One kind of e-mail."""

    TO_MODERATE = "to_moderate"
    ACCEPTED = "accepted"
    NEW_CASE = "new_case"
    PEOPLE = "people"
    INVITATION = "invitation"
    ADVICE = "advice"
    ANSWER = "answer"
    OUTCOME = "outcome"
    LIFE = "life"
    PAUSE = "pause"
    BETWEEN_PORTALS = "between_portals"
    ADVISER_REQUEST = "adviser_request"
    MESSAGE = "message"
    MENTION = "mention"
    NOTE = "note"
    TODO = "todo"

    @property
    def mail_kind(self) -> str:
        """The name of its e-mail."""
        return f"notifications.{self.value}"
