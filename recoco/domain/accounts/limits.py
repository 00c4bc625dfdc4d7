"""How often one may try to sign in, ask for a code, apply, or invite."""

from datetime import timedelta

from recoco.kernel.access.limits import Limit

CODES_TO_ADDRESS = Limit("code.address", 5, timedelta(hours=1))
CODES_FROM_NETWORK = Limit("code.network", 20, timedelta(hours=1))
SIGN_INS_FROM_NETWORK = Limit("sign_in.network", 10, timedelta(minutes=1))
PASSWORDS_OF_ADDRESS = Limit("password.address", 10, timedelta(minutes=15))
SECOND_FACTORS_OF_USER = Limit("second_factor.user", 5, timedelta(minutes=5))
ADVISER_REQUESTS_FROM_NETWORK = Limit("adviser_request.network", 5, timedelta(hours=1))
INVITATIONS_BY_PERSON = Limit("invitation.person", 50, timedelta(days=1))
