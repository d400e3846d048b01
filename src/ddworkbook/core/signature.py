"""Signatures: Ed25519 over a canonical statement of what was signed, by whom, meaning what.

Ed25519 is deterministic, so signing is pure.
Not here: who must sign (the ladder), where keys are kept, and the bytes of a key file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ddworkbook.core.canonical import JsonValue, canonical_bytes, sha256_hex
from ddworkbook.core.errors import ActionRefused
from ddworkbook.core.key_file import encrypted_pem

STATEMENT_FORMAT = "ddworkbook-signature-1"
ALGORITHM = "Ed25519"
MEANINGS = ("prepared", "reviewed", "approved", "declared")

_STATEMENT_FIELDS = frozenset(
    {
        "format",
        "fingerprint",
        "meaning",
        "decision",
        "signer",
        "role",
        "organisation",
        "signed_at",
        "key_id",
    }
)
_KEY_ID_DIGITS = 16


@dataclass(frozen=True)
class Signature:
    """A signed statement with everything that is needed to check it."""

    statement: Mapping[str, JsonValue]
    signature_hex: str
    public_key_hex: str
    algorithm: str = ALGORITHM


@dataclass(frozen=True)
class KeyPair:
    """A person's key: the private half, and the public half as 64 hexadecimal digits."""

    private_key: Ed25519PrivateKey
    public_key_hex: str
    key_id: str


def statement(
    *,
    fingerprint: str,
    meaning: str,
    decision: str,
    signer: str,
    role: str,
    organisation: str,
    signed_at: str,
    key_id: str,
) -> dict[str, JsonValue]:
    """Return what a person signs, as the object that is written canonically.

    `fingerprint` is that of the frozen record; `signed_at` what the device's clock said.
    Raises: ValueError for a meaning that is not one of MEANINGS.
    """
    if meaning not in MEANINGS:
        raise ValueError(f"{meaning!r} is not a meaning of a signature: {', '.join(MEANINGS)}.")
    return {
        "format": STATEMENT_FORMAT,
        "fingerprint": fingerprint,
        "meaning": meaning,
        "decision": decision,
        "signer": signer,
        "role": role,
        "organisation": organisation,
        "signed_at": signed_at,
        "key_id": key_id,
    }


def sign_statement(statement: Mapping[str, JsonValue], private_key: Ed25519PrivateKey) -> Signature:
    """Return the signature over the canonical form of a statement.

    Raises: ValueError when the statement names another key than the one that signs.
    """
    public_key_hex = private_key.public_key().public_bytes_raw().hex()
    if statement.get("key_id") != key_id(public_key_hex):
        raise ValueError("The statement names another key than the one that signs it.")
    signed = private_key.sign(canonical_bytes(statement))
    return Signature(dict(statement), signed.hex(), public_key_hex)


def verify_signature(signature: Signature) -> bool:
    """Say whether the statement is whole, of our format, and signed by the key it names.

    This does not say whose key it is: compare the public key with the one in the workbook.
    """
    told = signature.statement
    if signature.algorithm != ALGORITHM or told.get("format") != STATEMENT_FORMAT:
        return False
    if set(told) != _STATEMENT_FIELDS or told["meaning"] not in MEANINGS:
        return False
    try:
        if told["key_id"] != key_id(signature.public_key_hex):
            return False
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature.public_key_hex))
        key.verify(bytes.fromhex(signature.signature_hex), canonical_bytes(told))
    except (InvalidSignature, ValueError):
        return False
    return True


def new_key_pair(seed32: bytes) -> KeyPair:
    """Return the key pair of a 32-byte seed, which must come from the system's random source.

    Raises: ValueError when the seed has another length.
    """
    return key_pair(Ed25519PrivateKey.from_private_bytes(seed32))


def key_pair(private_key: Ed25519PrivateKey) -> KeyPair:
    """Return a private key together with its public half and name."""
    public_key_hex = private_key.public_key().public_bytes_raw().hex()
    return KeyPair(private_key, public_key_hex, key_id(public_key_hex))


def key_id(public_key_hex: str) -> str:
    """Return the short name of a public key: the first 16 digits of its SHA-256.

    Raises: ValueError when the text is not hexadecimal.
    """
    return sha256_hex(bytes.fromhex(public_key_hex))[:_KEY_ID_DIGITS]


def private_key_to_pem(key: Ed25519PrivateKey, passphrase: str) -> bytes:
    """Return the key as PKCS#8 PEM, encrypted with the passphrase.

    Raises: ActionRefused for an empty passphrase.
    """
    secret = _passphrase_bytes(passphrase)
    if not secret:
        raise ActionRefused(
            "A key needs a passphrase, so that a lost laptop cannot sign. Choose one and repeat it."
        )
    plain = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return encrypted_pem(plain, secret)


def private_key_from_pem(pem: bytes, passphrase: str) -> Ed25519PrivateKey:
    """Return the private key of a PEM file.

    Raises: ActionRefused with the way out, for a wrong passphrase or a file that holds no key.
    """
    if b"-----BEGIN ENCRYPTED PRIVATE KEY-----" not in pem:
        raise ActionRefused(
            "The key file does not hold an encrypted private key. Choose the file that was made "
            "together with your key, or make a new key."
        )
    try:
        key = serialization.load_pem_private_key(pem, _passphrase_bytes(passphrase) or b"\0")
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise ActionRefused(
            "The passphrase does not open this key. Check capital letters and the keyboard "
            "language and type it again; if it is lost, make a new key."
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ActionRefused(
            "The key file holds a key of another kind than Ed25519. Make a new key."
        )
    return key


def _passphrase_bytes(passphrase: str) -> bytes:
    """Return the passphrase in one form, whichever keyboard composed its accents.

    Source: RFC 8265, section 4.2.2 (NFC for passwords).
    """
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
