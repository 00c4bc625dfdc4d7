"""How an e-mail is shown in a page: alone in a frame, with its own styles, no script and no form."""

from typing import Any

from django.conf import settings
from django.utils.csp import CSP

Policy = dict[str, Any]

WITH_FRAME: Policy = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}
# The e-mail itself: its own styles, no script, no form, and links that leave the frame.
INSIDE: Policy = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
    "sandbox": ["allow-top-navigation-by-user-activation", "allow-popups"],
}
