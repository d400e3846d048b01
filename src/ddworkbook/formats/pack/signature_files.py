"""Signatures as files that OpenSSL can check: the statement, the signature, the public key.

`openssl pkeyutl -verify -pubin -inkey 1-prepared.pem -rawin -in 1-prepared.json
-sigfile 1-prepared.sig` checks one.
"""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ddworkbook.core.canonical import canonical_bytes, parse_json
from ddworkbook.core.signature import MEANINGS, Signature

STATEMENT = ".json"
SIGNATURE = ".sig"
PUBLIC_KEY = ".pem"


def signature_files(signatures: Sequence[Signature]) -> dict[str, bytes]:
    """Return file names and contents: three files for each signature, numbered in their order.

    Raises: ValueError for a meaning that is none.
    """
    files: dict[str, bytes] = {}
    for number, signature in enumerate(signatures, start=1):
        meaning = signature.statement.get("meaning")
        if meaning not in MEANINGS:
            raise ValueError(f"{meaning!r} is not a meaning of a signature.")
        stem = f"{number}-{meaning}"
        files[stem + STATEMENT] = canonical_bytes(signature.statement)
        files[stem + SIGNATURE] = bytes.fromhex(signature.signature_hex)
        files[stem + PUBLIC_KEY] = public_key_pem(signature.public_key_hex)
    return files


def read_signature(statement: bytes, signature: bytes, pem: bytes) -> Signature:
    """Return the signature that three files hold; whether it holds is not looked at.

    Raises: ValueError with a sentence when a file is not what it should be.
    """
    told = parse_json(statement)
    if not isinstance(told, dict) or canonical_bytes(told) != statement:
        raise ValueError("The statement is not in the form in which statements are signed.")
    return Signature(told, signature.hex(), _public_key_hex(pem))


def public_key_pem(public_key_hex: str) -> bytes:
    """Return a public key as PEM (SubjectPublicKeyInfo)."""
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key_hex))
    return key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def _public_key_hex(pem: bytes) -> str:
    try:
        key = serialization.load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise ValueError("The key file holds no public key.") from error
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError("The key file holds a key of another kind than Ed25519.")
    return key.public_bytes_raw().hex()
