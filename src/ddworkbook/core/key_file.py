"""Writes an encrypted private key in the standard form, PKCS#8 with PBES2.

The cryptography library writes this form too, but with 2,048 rounds of key derivation, which
make a guessed passphrase 300 times cheaper. It reads ours, and so does OpenSSL.
Not here: which key, and reading it (signature.py).
"""

from __future__ import annotations

import base64
import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

# Source: OWASP Password Storage Cheat Sheet (2023), PBKDF2 with HMAC-SHA-256.
ROUNDS = 600_000

_SALT_BYTES = 16
_BLOCK_BITS = 128

# Source: RFC 8018, appendices A and C; RFC 5754 and the NIST algorithm registry.
_PBES2 = bytes.fromhex("2a864886f70d01050d")
_PBKDF2 = bytes.fromhex("2a864886f70d01050c")
_HMAC_SHA256 = bytes.fromhex("2a864886f70d0209")
_AES_256_CBC = bytes.fromhex("60864801650304012a")

_INTEGER, _OCTETS, _NULL, _OID, _SEQUENCE = 0x02, 0x04, 0x05, 0x06, 0x30


def encrypted_pem(pkcs8: bytes, passphrase: bytes, rounds: int = ROUNDS) -> bytes:
    """Return an unencrypted PKCS#8 key (DER) as an encrypted PEM file.

    Salt and initial vector are drawn from the key itself (HMAC with the key as the secret), so
    that nothing depends on chance: nobody without the key can foresee them, and another
    passphrase gives others.
    Source: RFC 5958, section 3; RFC 8018, section 6.2.
    """
    drawn = hmac.digest(pkcs8, b"ddworkbook key file 1\0" + passphrase, "sha256")
    salt, vector = drawn[:_SALT_BYTES], drawn[_SALT_BYTES:]
    key = hashlib.pbkdf2_hmac("sha256", passphrase, salt, rounds, 32)
    padder = PKCS7(_BLOCK_BITS).padder()
    padded = padder.update(pkcs8) + padder.finalize()
    encryptor = Cipher(algorithms.AES256(key), modes.CBC(vector)).encryptor()
    encrypted = encryptor.update(padded) + encryptor.finalize()
    return _pem(_sequence(_algorithm(salt, vector, rounds), _tagged(_OCTETS, encrypted)))


def _algorithm(salt: bytes, vector: bytes, rounds: int) -> bytes:
    """Return what a reader needs besides the passphrase."""
    prf = _sequence(_tagged(_OID, _HMAC_SHA256), _tagged(_NULL, b""))
    # One byte more than needed keeps the sign bit free.
    count = rounds.to_bytes(rounds.bit_length() // 8 + 1, "big")
    derivation = _sequence(_tagged(_OCTETS, salt), _tagged(_INTEGER, count), prf)
    cipher = _sequence(_tagged(_OID, _AES_256_CBC), _tagged(_OCTETS, vector))
    scheme = _sequence(_sequence(_tagged(_OID, _PBKDF2), derivation), cipher)
    return _sequence(_tagged(_OID, _PBES2), scheme)


def _sequence(*parts: bytes) -> bytes:
    """Return a DER sequence of parts."""
    return _tagged(_SEQUENCE, b"".join(parts))


def _tagged(tag: int, content: bytes) -> bytes:
    """Return one DER value with its tag and length."""
    length = len(content)
    if length < 0x80:
        return bytes((tag, length)) + content
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(size))) + size + content


def _pem(der: bytes) -> bytes:
    """Return DER as text between its two lines."""
    body = base64.encodebytes(der).replace(b"\n", b"")
    lines = [body[start : start + 64] for start in range(0, len(body), 64)]
    return b"\n".join(
        (
            b"-----BEGIN ENCRYPTED PRIVATE KEY-----",
            *lines,
            b"-----END ENCRYPTED PRIVATE KEY-----",
            b"",
        )
    )
