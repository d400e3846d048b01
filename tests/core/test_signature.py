"""Signatures and keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.errors import ActionRefused
from ddworkbook.core.signature import (
    MEANINGS,
    STATEMENT_FORMAT,
    Signature,
    key_id,
    key_pair,
    new_key_pair,
    private_key_from_pem,
    private_key_to_pem,
    sign_statement,
    statement,
    verify_signature,
)

PAIR = new_key_pair(bytes(range(32)))
OTHER = new_key_pair(bytes(32))
SECRET = "Löwe and lemon 7"


def told(**changes: str) -> dict[str, Any]:
    facts = {
        "fingerprint": "ab" * 32,
        "meaning": "approved",
        "decision": "proceed",
        "signer": "Wanjiru Example",
        "role": "Head of research office",
        "organisation": "University of Examples",
        "signed_at": "2026-03-03T10:42:00+03:00",
        "key_id": PAIR.key_id,
    }
    return dict(statement(**(facts | changes)))


SIGNED = sign_statement(told(), PAIR.private_key)


def test_the_key_is_that_of_the_rfc() -> None:
    """Source: RFC 8032, section 7.1, test 1."""
    pair = new_key_pair(
        bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    )
    assert pair.public_key_hex == (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    )
    assert pair.key_id == key_id(pair.public_key_hex)
    assert len(pair.key_id) == 16


def test_a_signature_verifies_and_is_the_same_each_time() -> None:
    assert verify_signature(SIGNED)
    assert sign_statement(told(), PAIR.private_key) == SIGNED
    assert SIGNED.statement["format"] == STATEMENT_FORMAT


@pytest.mark.parametrize("field", sorted(told()))
def test_a_changed_statement_does_not_verify(field: str) -> None:
    changed = {**SIGNED.statement, field: "reviewed"}
    assert not verify_signature(replace(SIGNED, statement=changed))


@pytest.mark.parametrize("field", sorted(told()))
def test_a_statement_that_lacks_a_field_does_not_verify(field: str) -> None:
    fewer: Mapping[str, Any] = {key: SIGNED.statement[key] for key in told() if key != field}
    assert not verify_signature(replace(SIGNED, statement=fewer))


def test_a_statement_with_one_field_more_does_not_verify() -> None:
    assert not verify_signature(replace(SIGNED, statement={**SIGNED.statement, "more": ""}))


def test_a_signature_of_another_key_does_not_verify() -> None:
    other = sign_statement(told(key_id=OTHER.key_id), OTHER.private_key)
    assert verify_signature(other)
    assert not verify_signature(replace(SIGNED, signature_hex=other.signature_hex))
    assert not verify_signature(replace(SIGNED, public_key_hex=OTHER.public_key_hex))


@given(st.integers(0, 64 * 8 - 1))
def test_any_flipped_bit_of_a_signature_is_seen(bit: int) -> None:
    flipped = int(SIGNED.signature_hex, 16) ^ 1 << bit
    assert not verify_signature(replace(SIGNED, signature_hex=f"{flipped:0128x}"))


@pytest.mark.parametrize(
    "broken",
    [
        replace(SIGNED, algorithm="RSA"),
        replace(SIGNED, signature_hex=""),
        replace(SIGNED, signature_hex="not hexadecimal"),
        replace(SIGNED, public_key_hex="00"),
        replace(SIGNED, public_key_hex="not hexadecimal"),
        replace(SIGNED, statement={}),
    ],
)
def test_a_broken_signature_does_not_verify_and_does_not_raise(broken: Signature) -> None:
    assert not verify_signature(broken)


def test_a_statement_that_names_another_key_is_not_signed() -> None:
    with pytest.raises(ValueError, match="another key"):
        sign_statement(told(key_id=OTHER.key_id), PAIR.private_key)


def test_each_meaning_can_be_stated_and_no_other() -> None:
    assert [told(meaning=meaning)["meaning"] for meaning in MEANINGS] == list(MEANINGS)
    with pytest.raises(ValueError, match="not a meaning"):
        told(meaning="liked")


def test_a_key_comes_back_with_its_passphrase() -> None:
    pem = private_key_to_pem(PAIR.private_key, SECRET)
    assert pem.startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    assert key_pair(private_key_from_pem(pem, SECRET)).public_key_hex == PAIR.public_key_hex


def test_a_passphrase_may_be_typed_with_either_kind_of_accent() -> None:
    pem = private_key_to_pem(PAIR.private_key, "caf\u00e9")
    assert key_pair(private_key_from_pem(pem, "cafe\u0301")).key_id == PAIR.key_id


@pytest.mark.parametrize("wrong", ["", "lowe and lemon 7", SECRET + " ", "\0", "x" * 5000])
def test_a_wrong_passphrase_is_refused_with_a_way_out(wrong: str) -> None:
    pem = private_key_to_pem(PAIR.private_key, SECRET)
    with pytest.raises(ActionRefused, match="passphrase does not open this key"):
        private_key_from_pem(pem, wrong)


def test_a_key_without_a_passphrase_is_refused() -> None:
    with pytest.raises(ActionRefused, match="needs a passphrase"):
        private_key_to_pem(PAIR.private_key, "")


@pytest.mark.parametrize("content", [b"", b"hello", b"\xff\x00"])
def test_a_file_that_holds_no_encrypted_key_is_refused(content: bytes) -> None:
    with pytest.raises(ActionRefused, match="does not hold an encrypted private key"):
        private_key_from_pem(content, SECRET)


def test_a_cut_key_file_is_refused() -> None:
    pem = private_key_to_pem(PAIR.private_key, SECRET)
    with pytest.raises(ActionRefused, match="does not open this key"):
        private_key_from_pem(pem[:80], SECRET)


def test_a_key_of_another_kind_is_refused() -> None:
    pem = X25519PrivateKey.from_private_bytes(bytes(32)).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(SECRET.encode()),
    )
    with pytest.raises(ActionRefused, match="another kind"):
        private_key_from_pem(pem, SECRET)
