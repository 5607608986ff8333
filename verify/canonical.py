"""The one byte form of a JSON document: docs/evidence.md, section 1."""

import hashlib
import json
import math
import re

from .verdict import Refused

LARGEST = 2**53 - 1
DEEPEST = 127
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


class Fraction:
    """A number that is no integer that a document may hold."""


class TooLarge:
    """An integer beyond 2^53 - 1 in either direction."""


def text_of(value):
    """The byte form of a value, as text."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{text_of(name)}:{text_of(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(text_of, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def bytes_of(value):
    """The byte form of a value."""
    return text_of(value).encode("utf-8")


def digest_of(data):
    """The digest of bytes, as documents write it."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def is_digest(text):
    return isinstance(text, str) and DIGEST.fullmatch(text) is not None


def raw_digest(text):
    """The 32 bytes of a digest; None where it is written in any other way."""
    return bytes.fromhex(text[7:]) if is_digest(text) else None


def parse(data):
    """Reads JSON in any layout, refusing what could be read in two ways."""
    value, twice = _read(data)
    if twice:
        raise Refused("json-duplicate-name")
    _refuse_inexact(value)
    return value


def parse_canonical(data):
    """Reads JSON that must be the byte form of itself."""
    value = parse(data)
    if bytes_of(value) != data:
        raise Refused("json-not-canonical")
    return value


def _read(data):
    twice = []

    def members(pairs):
        if len({name for name, _ in pairs}) < len(pairs):
            twice.append(True)
        return dict(pairs)

    def refuse(_):
        raise ValueError("no JSON")

    try:
        value = json.loads(
            data.decode("utf-8"), object_pairs_hook=members, parse_int=_integer, parse_float=_fraction, parse_constant=refuse
        )
        _well_formed(value, 0)
    except (ValueError, RecursionError) as fault:
        raise Refused("json-malformed", str(fault)) from None
    return value, bool(twice)


def _integer(text):
    if text == "-0":
        return Fraction()
    if len(text) > 20:
        return _fraction(text)
    number = int(text)
    if not -(2**63) <= number < 2**64:
        return Fraction()
    return number if abs(number) <= LARGEST else TooLarge()


def _fraction(text):
    if math.isinf(float(text)):
        raise ValueError("a number is out of range")
    return Fraction()


def _well_formed(value, depth):
    if isinstance(value, str):
        value.encode("utf-8")  # refuses a lone surrogate
    elif isinstance(value, (dict, list)):
        if depth >= DEEPEST:
            raise ValueError("nested too deep")
        for name in value if isinstance(value, dict) else ():
            _well_formed(name, depth)
        for inner in value.values() if isinstance(value, dict) else value:
            _well_formed(inner, depth + 1)


def _refuse_inexact(value):
    if isinstance(value, Fraction):
        raise Refused("json-float")
    if isinstance(value, TooLarge):
        raise Refused("json-integer-range")
    if isinstance(value, dict):
        for name in sorted(value):
            _refuse_inexact(value[name])
    elif isinstance(value, list):
        for item in value:
            _refuse_inexact(item)
