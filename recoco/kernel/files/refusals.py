"""Why a file is not accepted, in the words of the person who sent it."""

from recoco.kernel.kit.refusals import Refused


class FileRefused(Refused):
    """The file cannot be kept; forms show the sentence next to the field."""

    status = 422
