"""The private halves of signing keys: encrypted files in the home folder of this device."""

from __future__ import annotations

from ddworkbook.core.errors import ActionRefused
from ddworkbook.core.person import PublicKey
from ddworkbook.core.signature import (
    KeyPair,
    key_pair,
    new_key_pair,
    private_key_from_pem,
    private_key_to_pem,
)
from ddworkbook.storage.device_home import key_ids, read_key, write_key
from ddworkbook.usecases.environment import World

_SEED_BYTES = 32


def keys_here(world: World) -> frozenset[str]:
    """Return the ids of the keys whose private half is on this device."""
    return frozenset(key_ids(world.home))


def make_key(world: World, passphrase: str) -> KeyPair:
    """Make a key and store its private half, encrypted, on this device.

    Raises: ActionRefused for an empty passphrase; WorldError when it cannot be stored.
    """
    pair = new_key_pair(world.random_bytes(_SEED_BYTES))
    pem = private_key_to_pem(pair.private_key, passphrase)
    write_key(world.home, pair.key_id, pem)
    return pair


def unlock_key(world: World, keys: tuple[PublicKey, ...], passphrase: str) -> KeyPair:
    """Return the newest of these keys whose private half is on this device, unlocked.

    Raises: ActionRefused when none is here, the passphrase is wrong, or the file is another key's.
    """
    for key in reversed(keys):
        pem = read_key(world.home, key.id)
        if pem is None:
            continue
        pair = key_pair(private_key_from_pem(pem, passphrase))
        if pair.public_key_hex != key.public_key:
            raise ActionRefused(
                f"The file of key {key.id} on this device holds another key. Make a new key, or "
                "put the right file back."
            )
        return pair
    raise ActionRefused(
        "You have no signing key on this device. Make one (ddw key new FILE, or Who am I in the "
        "window), or sign on the device that has it."
    )
