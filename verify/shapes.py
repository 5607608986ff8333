"""What the members of a document are: docs/evidence.md, section 3.

A shape is an object of shapes by name, a list with the one shape of its items, a type, or a function that tells whether a value fits.
A name that ends in "?" may be absent. An integer is never negative."""

import re

from .verdict import Refused


def check(value, shape, code, null_is_absent=False):
    """Refuses, with this code, a member that is missing, unknown or not of its kind."""
    if isinstance(shape, dict):
        names = {name.rstrip("?") for name in shape}
        if not isinstance(value, dict) or not set(value) <= names:
            raise Refused(code)
        for name, inner in shape.items():
            plain = name.rstrip("?")
            if name.endswith("?") and (plain not in value or null_is_absent and value[plain] is None):
                continue
            if plain not in value:
                raise Refused(code)
            check(value[plain], inner, code, null_is_absent)
    elif isinstance(shape, list):
        if not isinstance(value, list):
            raise Refused(code)
        for item in value:
            check(item, shape[0], code, null_is_absent)
    elif shape is int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise Refused(code)
    elif not (isinstance(value, shape) if isinstance(shape, type) else shape(value)):
        raise Refused(code)


def has_null(value, shape):
    """Whether a member is null that should be absent."""
    if isinstance(shape, list):
        return any(has_null(item, shape[0]) for item in value)
    if not isinstance(shape, dict):
        return False
    for name, inner in shape.items():
        plain = name.rstrip("?")
        if plain in value and (value[plain] is None and inner is not object or has_null(value[plain], inner)):
            return True
    return False


def matching(pattern):
    """Texts that a pattern fits as a whole. Digits are those of ASCII."""
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def one_of(*words):
    return lambda value: isinstance(value, str) and value in words


def some(fits):
    """Lists with something in them, all of which fits."""
    return lambda value: isinstance(value, list) and bool(value) and all(map(fits, value))


def texts(value):
    """Texts by names."""
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


def words(value):
    """Words in at least one language, none of them empty."""
    return texts(value) and bool(value) and all(value.values())


def said(value):
    return isinstance(value, str) and value != ""


def iri(value):
    return isinstance(value, str) and value.startswith("https://")


identifier = matching(r"[A-Za-z0-9_-]+")
compact = matching(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
day = matching(r"\d{4}-\d\d-\d\d")
duration = matching(r"P(?=\d|T)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?")

# What the members of a decision document are.
ELECTION = {
    "candidates": [{"number": int, "intermediary": str, "mandate": str, "digest": str}],
    "method": str,
    "chosen?": int,
    "tied?": [int],
    "runOff?": str,
    "runoffOf?": str,
}
DECISION = {
    "type": str,
    "version": int,
    "id": str,
    "issuer": str,
    "community": {"id": str, "handle": str},
    "kind": str,
    "subject": str,
    "outcome": str,
    "election?": ELECTION,
    "figures": {"electorate": int, "cells": [{"choices": [str], "count": int}]},
    "margin": str,
    "rule": str,
    "steps": object,
    "terms?": str,
    "charter?": str,
    "mandate?": str,
    "rollRoot": str,
    "ballotsRoot": str,
    "attestations?": {"roomAttested": int, "signed": int, "secret": int},
    "window": {"opensAt": str, "closesAt": str},
    "reopens?": str,
    "decidedAt": str,
}
