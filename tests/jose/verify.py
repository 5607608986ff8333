"""verify.py JWT JWKS: judges a decision by jwcrypto alone, then with each byte of it flipped.

Prints one line of JSON: whether it is valid, its payload, how many bytes were flipped and how many of those forgeries
were taken for valid.
"""

import json
import sys

from jwcrypto import jwk, jws
from jwcrypto.common import JWException, json_decode

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def payload(token, keys):
    """The payload if the signature holds under one of the keys, else None."""
    try:
        signed = jws.JWS()
        signed.allowed_algs = ["EdDSA"]
        signed.deserialize(token)
        signed.verify(keys)
        return json_decode(signed.payload)
    except (JWException, ValueError, UnicodeError):
        return None


def flipped(token, at):
    """The highest of a letter's six bits is turned: the lowest ones of a part's last letter may mean nothing."""
    letter = token[at]
    other = LETTERS[LETTERS.index(letter) ^ 32] if letter in LETTERS else "A"
    return token[:at] + other + token[at + 1 :]


def main(token_path, keys_path):
    with open(token_path, encoding="ascii") as file:
        token = file.read().strip()
    with open(keys_path, encoding="utf-8") as file:
        keys = jwk.JWKSet.from_json(file.read())
    said = payload(token, keys)
    forged = sum(payload(flipped(token, at), keys) is not None for at in range(len(token)))
    print(json.dumps({"valid": said is not None, "payload": said, "tried": len(token), "forged": forged}))


main(*sys.argv[1:])
