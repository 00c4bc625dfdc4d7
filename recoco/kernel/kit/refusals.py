"""A gesture the rules forbid right now, with the sentence people read."""


class Refused(Exception):
    """The state of things forbids a gesture that the person otherwise may make; shown with `status`.

    :param sentence: one French sentence that says why, and what to do if anything.
    """

    status = 409

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
