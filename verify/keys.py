"""Keys, key sets and DID documents: docs/evidence.md, section 2."""

import base64
import hashlib
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from . import canonical
from .verdict import Refused, Unchecked

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
# The points of small order, in every spelling that decodes to one: under them nearly any signature would hold.
_SMALL = [
    "00" * 32,
    "01" + "00" * 31,
    "ec" + "ff" * 30 + "7f",
    "ed" + "ff" * 30 + "7f",
    "ee" + "ff" * 30 + "7f",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
]
SMALL_ORDER = {bytes.fromhex(text) for text in _SMALL} | {
    bytes.fromhex(text[:-2]) + bytes([int(text[-2:], 16) ^ 0x80]) for text in _SMALL
}


def from_base64url(text):
    """The bytes; None for padding, for other letters, and for stray bits in the last character."""
    if not re.fullmatch(r"[A-Za-z0-9_-]*", text) or len(text) % 4 == 1:
        return None
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return data if to_base64url(data) == text else None


def to_base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base58(text):
    """The bytes of base58btc; None for letters that it does not have."""
    number = 0
    for letter in text:
        at = BASE58.find(letter)
        if at < 0:
            return None
        number = number * 58 + at
    zeros = len(text) - len(text.lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def thumbprint(public):
    """RFC 7638, of the 32 bytes of a key."""
    members = '{"crv":"Ed25519","kty":"OKP","x":"%s"}' % to_base64url(public)
    return to_base64url(hashlib.sha256(members.encode("ascii")).digest())


def of_multibase(text):
    """The 32 bytes of a key written as a Multikey."""
    data = from_base58(text[1:]) if text.startswith("z") else None
    good = data is not None and len(data) == 34 and data[:2] == b"\xed\x01" and data[2:] not in SMALL_ORDER
    return data[2:] if good else None


def verifies(public, message, signature):
    """Whether an Ed25519 signature holds, strictly."""
    if len(signature) != 64 or signature[:32] in SMALL_ORDER:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def usable(public):
    """Whether 32 bytes are a point of the curve (RFC 8032, section 5.1.3), and none of small order."""
    if len(public) != 32 or public in SMALL_ORDER:
        return False
    prime = 2**255 - 19
    y2 = pow(int.from_bytes(public, "little") & (2**255 - 1), 2, prime)
    d = -121665 * pow(121666, -1, prime)
    x2 = (y2 - 1) * pow(d * y2 + 1, -1, prime) % prime
    return pow(x2, (prime - 1) // 2, prime) in (0, 1)


class KeySet(dict):
    """Keys by their thumbprints; `revoked` says since when which of them are."""

    def __init__(self):
        super().__init__()
        self.revoked = {}


def key_set(document):
    """The keys of a JWKS, by their thumbprints."""
    found = KeySet()
    for jwk in document["keys"]:
        if "d" in jwk:
            raise ValueError("the key set gives away a private key")
        if jwk.get("kty") != "OKP" or jwk.get("crv") != "Ed25519":
            continue
        if jwk.get("alg", "EdDSA") != "EdDSA" or jwk.get("use", "sig") != "sig":
            continue
        public = _public(jwk)
        found[thumbprint(public)] = public
        if jwk.get("revoked") is not None:
            found.revoked[thumbprint(public)] = jwk["revoked"]["revoked_at"]
    return found


def _public(jwk):
    public = from_base64url(jwk["x"])
    if public is None or not usable(public):
        raise ValueError("not a usable Ed25519 public key")
    if jwk.get("kid", thumbprint(public)) != thumbprint(public):
        raise ValueError("a key's id is not its thumbprint")
    return public


def did_document(document):
    """The name and the keys of a DID document."""
    name, asserting, found = document["id"], document["assertionMethod"], KeySet()
    for method in document["verificationMethod"]:
        if "publicKeyJwk" not in method or method["id"] not in asserting:
            continue
        public = _public(method["publicKeyJwk"])
        if method["id"] != f"{name}#{thumbprint(public)}":
            raise ValueError("a key under another's name")
        found[thumbprint(public)] = public
    if not name.startswith("did:web:") or not found:
        raise ValueError("no did:web document with keys that sign")
    return name, found


class Trust:
    """Whose keys are trusted, and what is known of the log."""

    def __init__(self, instance=None, dids=None, log=None, witnesses=(), kept=None, history=None):
        from .history import History

        self.instance, self.dids = instance, dids or {}
        self.log, self.witnesses, self.kept = log, list(witnesses), kept
        self.history = history or History()

    def of(self, issuer):
        """The keys of whoever has this name. Those of an instance never stand for a requester's."""
        if issuer in self.dids:
            return self.dids[issuer]
        if self.instance is None or ":requesters:" in issuer:
            raise Unchecked("no-keys", f"the keys of {issuer} are not at hand")
        return self.instance

    def of_instance(self):
        if self.instance is None:
            raise Unchecked("no-keys", "the keys of the instance are not at hand")
        return self.instance


def read_file(path):
    """JSON from a file that is trusted."""
    with open(path, "rb") as file:
        try:
            return canonical.parse(file.read())
        except Refused as fault:
            raise ValueError(f"{path}: {fault}") from None
