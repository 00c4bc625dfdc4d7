"""Second factors that tests hold in their hand: an application, and a passkey made of software."""

import hashlib
import json
import os
import time
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

FLAGS = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


def code_of(secret: str, *, steps: int = 0) -> str:
    """Return what the application shows now, or *steps* half-minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


class SoftwareKey:
    """A passkey without a finger to lay on it."""

    def __init__(self, host: str) -> None:
        self.host, self.id = host, os.urandom(16)
        self.key = ec.generate_private_key(ec.SECP256R1())

    def made(self, options: dict[str, Any]) -> str:
        """Return the browser's answer to a registration."""
        credential = AttestedCredentialData.create(
            Aaguid.NONE, self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        known = AuthenticatorData.create(self._rp_hash(), FLAGS | AuthenticatorData.FLAG.AT, 0, credential)
        attestation = AttestationObject.create("none", known, {})
        response = {
            "clientDataJSON": websafe_encode(self._client_data("webauthn.create", options)),
            "attestationObject": websafe_encode(bytes(attestation)),
        }
        return self._answer(response)

    def proven(self, options: dict[str, Any]) -> str:
        """Return the browser's answer to a challenge."""
        known, said = AuthenticatorData.create(self._rp_hash(), FLAGS, 1), self._client_data("webauthn.get", options)
        signature = self.key.sign(bytes(known) + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": websafe_encode(said),
            "authenticatorData": websafe_encode(bytes(known)),
            "signature": websafe_encode(signature),
        }
        return self._answer(response)

    def _client_data(self, kind: str, options: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": options["publicKey"]["challenge"], "origin": f"http://{self.host}:8000"}
        return json.dumps(said).encode()

    def _answer(self, response: dict[str, Any]) -> str:
        name = websafe_encode(self.id)
        answer = {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}}
        return json.dumps(answer)

    def _rp_hash(self) -> bytes:
        return hashlib.sha256(self.host.encode()).digest()
