"""What the common vectors do to each value of a document, and how they sign the outcome: for `verify.vectors` alone."""

import copy

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from . import canonical, keys


def copies(vector):
    """What was done and where, and the text that came of it: with its old proof, with its old signature, or signed anew."""
    for how, document in changes(vector["document"]):
        if "signed" in vector:
            if isinstance(document, dict):
                yield how, signed(document, vector["document"]["issuer"], **vector["signed"])
        elif "jwt" in vector:
            head, _, signature = vector["jwt"].split(".")
            yield how, f"{head}.{keys.to_base64url(canonical.bytes_of(document))}.{signature}"
        else:
            yield how, canonical.text_of(document)


def changes(document):
    """The document with one value changed, in every way that there is."""
    for at in places(document):
        name = "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in map(str, at))
        was = found(document, at)
        for how, value in put(was):
            if type(value) is type(was) and value == was:
                continue  # an empty list without its items is what it was
            yield f"{how} {name}", replaced(document, at, value)
        if at:
            yield f"gone {name}", without(document, at)


def places(value, at=()):
    """The place of every value, the whole among them."""
    yield at
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inner:
        yield from places(one, (*at, name))


def put(was):
    """What is put in the place of a value."""
    if isinstance(was, str):
        yield "changed", was + "x"
        yield "emptied", ""
    elif isinstance(was, bool):
        yield "changed", not was
    elif isinstance(was, int):
        yield "changed", was + 1
    elif isinstance(was, dict):
        yield "changed", {**was, "unheardOf": 1}
        yield "emptied", {}
    elif isinstance(was, list):
        yield "changed", was + was[-1:]
        yield "emptied", []
    yield "null", None
    yield "another kind", [] if isinstance(was, str) else "x"


def found(document, at):
    for name in at:
        document = document[name]
    return document


def replaced(document, at, value):
    if not at:
        return value
    changed = copy.deepcopy(document)
    found(changed, at[:-1])[at[-1]] = value
    return changed


def without(document, at):
    changed = copy.deepcopy(document)
    del found(changed, at[:-1])[at[-1]]
    return changed


def signed(document, issuer, seed, typ):
    """A document as a JWS, under the name that it gives its issuer where it gives one."""
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed))
    issuer = document["issuer"] if isinstance(document.get("issuer"), str) else issuer
    kid = f"{issuer}#{keys.thumbprint(key.public_key().public_bytes_raw())}"
    header = canonical.bytes_of({"alg": "EdDSA", "kid": kid, "typ": typ})
    text = f"{keys.to_base64url(header)}.{keys.to_base64url(canonical.bytes_of(document))}"
    return f"{text}.{keys.to_base64url(key.sign(text.encode('ascii')))}"
