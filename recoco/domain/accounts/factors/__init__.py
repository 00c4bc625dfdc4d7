"""Second factors: TOTP, passkeys and recovery codes, on the primitives of allauth."""
