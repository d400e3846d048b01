"""The encrypted key file, as others read it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from ddworkbook.core.key_file import ROUNDS, encrypted_pem

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PLAIN = KEY.private_bytes(
    serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
)


@settings(max_examples=30)
@given(st.binary(min_size=1, max_size=40), st.integers(1, 300))
def test_the_library_reads_what_we_write(passphrase: bytes, rounds: int) -> None:
    key = serialization.load_pem_private_key(encrypted_pem(PLAIN, passphrase, rounds), passphrase)
    assert isinstance(key, Ed25519PrivateKey)
    assert key.private_bytes_raw() == KEY.private_bytes_raw()


def test_the_same_key_and_passphrase_give_the_same_file_and_others_another() -> None:
    other = PLAIN[:-1] + b"x"
    assert encrypted_pem(PLAIN, b"one", 9) == encrypted_pem(PLAIN, b"one", 9)
    files = {encrypted_pem(PLAIN, b"one", 9), encrypted_pem(PLAIN, b"two", 9)}
    assert len(files | {encrypted_pem(other, b"one", 9)}) == 3


def test_the_key_does_not_stand_in_the_file() -> None:
    pem = encrypted_pem(PLAIN, b"one", 9)
    der = serialization.load_pem_private_key(pem, b"one").private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    assert der.splitlines()[1] not in pem


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl command")
def test_openssl_reads_what_we_write(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(encrypted_pem(PLAIN, b"lemon", ROUNDS))
    done = subprocess.run(
        ["openssl", "pkey", "-in", str(path), "-passin", "pass:lemon", "-outform", "DER"],
        capture_output=True,
        check=True,
    )
    assert done.stdout == PLAIN
