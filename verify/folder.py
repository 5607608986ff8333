"""A whole export: docs/evidence.md, section 7."""

import os

from . import canonical, check, documents, keys
from .verdict import Refused

MANIFEST, JWKS = "manifest.json", "keys/jwks.json"
MEMBERS = {"type": str, "version": int, "issuer": str, "community": str, "files": dict}


def read(directory):
    """The files of a folder by their paths, with `/`. Links are not followed."""
    files = {}
    for at, folders, names in os.walk(directory):
        for name in folders + names:
            path = os.path.join(at, name)
            if os.path.islink(path):
                raise ValueError(f"{path} is neither a file nor a folder")
        for name in names:
            path = os.path.join(at, name)
            with open(path, "rb") as file:
                files[os.path.relpath(path, directory).replace(os.sep, "/")] = file.read()
    return files


def verify(files, trust):
    """What each file came to, as (verdict, code); which words are absent; whether the keys came with the folder."""
    own_keys = trust.instance is None
    if own_keys:
        try:
            trust.instance = keys.key_set(canonical.parse(files[JWKS]))
        except (KeyError, TypeError, AttributeError, ValueError, Refused):
            pass
    manifest = _manifest(files.get(MANIFEST, b""))
    if manifest is None:
        return {"files": {MANIFEST: ("refused", "export-manifest")}, "wordsAbsent": [], "ownKeys": own_keys}
    found, named = {}, set()
    for path, data in files.items():
        if path == MANIFEST:
            continue
        if path not in manifest["files"]:
            found[path] = ("refused", "export-unlisted")
        elif manifest["files"][path] != canonical.digest_of(data):
            found[path] = ("refused", "export-digest")
        else:
            verdict, code, document = _one(manifest, path, data, trust)
            found[path] = (verdict, code)
            if path.startswith("decisions/") and document:
                named |= {document[name] for name in ("charter", "terms") if name in document}
    for path in manifest["files"]:
        if path not in files:
            found[path] = ("refused", "export-missing")
    absent = [one for one in sorted(named) if not any(f"{folder}/{one[7:]}.json" in files for folder in ("charters", "terms"))]
    return {"files": found, "wordsAbsent": absent, "ownKeys": own_keys}


def worst(found):
    """Refused before unchecked before good. That a record is not counted here is told, and no fault of the folder."""
    verdicts = {verdict for verdict, code in found["files"].values() if code != "not-counted-here"}
    return next((verdict for verdict in ("refused", "unchecked") if verdict in verdicts), "good")


def _manifest(data):
    try:
        manifest = canonical.parse_canonical(data[:-1]) if data.endswith(b"\n") else None
    except Refused:
        return None
    if not isinstance(manifest, dict) or set(manifest) != set(MEMBERS):
        return None
    right = all(isinstance(manifest[name], kind) for name, kind in MEMBERS.items())
    right = right and all(isinstance(digest, str) for digest in manifest["files"].values())
    return manifest if right and manifest["type"] == "OwnaccordExport" and manifest["version"] == 1 else None


def _one(manifest, path, data, trust):
    folder, _, name = path.rpartition("/") if path.count("/") == 1 else path.partition("/")
    if "/" not in path:
        return "good", "good", None
    if folder in ("charters", "terms"):
        held = path == f"{folder}/{canonical.digest_of(data)[7:]}.json"
        return ("good", "good", None) if held else ("refused", "export-words", None)
    if folder == "keys":
        return "good", "good", None
    kind, verdict, code, document = check.check(data, trust)
    if kind == "record":
        return _record(manifest, name, data, trust)
    if verdict == "good" and folder == "decisions" and not _belongs(manifest, kind, name, document):
        return "refused", "export-place", None
    return verdict, code, document


def _belongs(manifest, kind, name, document):
    here = name == document["id"] + ".json" and document["community"]["id"] == manifest["community"]
    return kind == "decision" and here and document["issuer"] == manifest["issuer"]


def _record(manifest, name, data, trust):
    """A record: that its decision is signed and of this place. The votes are not counted here."""
    try:
        record = canonical.parse_canonical(data[:-1])
        decision = documents.decision(record["decision"].encode("utf-8"), trust.of_instance())
    except (KeyError, TypeError, AttributeError):
        return "refused", "record-member", None
    except Refused as fault:
        return "refused", fault.code, None
    if not _belongs(manifest, "decision", name, decision):
        return "refused", "export-place", None
    return "unchecked", "not-counted-here", None
