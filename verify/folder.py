"""A whole export: docs/evidence.md, section 7."""

import json
import os

from . import bundle, canonical, check, credentials, documents, keys, log, signatures, standing
from .history import History
from .verdict import Refused, Unchecked

MANIFEST, JWKS, REQUESTERS = "manifest.json", "keys/jwks.json", "keys/requesters/"
LOG_KEY, CHECKPOINT, ENTRIES = "log/key", "log/checkpoint", "log/entries.jsonl"
ALWAYS = [JWKS, "keys/did.json", "keys/community.did.json", LOG_KEY, CHECKPOINT, ENTRIES, "status/revocation.json", "status/suspension.json"]
SIGNED_FOLDERS = ("decisions", "credentials", "agreements", "status", "records")
SIGNED = ("cosigned", "countersigned", "withdrawal-acknowledged", "deletion-attested")
GOOD, MISPLACED = ("good", "good"), ("refused", "export-place")
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


def read_file(path):
    with open(path, "rb") as file:
        return file.read()


def verify(files, trust, at=None):
    """What each file came to, as (verdict, code); which words are absent; whether the keys came with the folder; where agreements stand."""
    own_keys, own_log_key = trust.instance is None, trust.log is None
    trust = keys.Trust(trust.instance, trust.dids, trust.log, trust.witnesses, trust.kept, trust.history)
    if own_keys:
        trust.instance = _key_set(files.get(JWKS))
    if own_log_key:
        trust.log = _log_key(files.get(LOG_KEY))
    told = {"files": {}, "wordsAbsent": [], "ownKeys": own_keys, "ownLogKey": own_log_key, "standing": {}, "logSize": None}
    found, manifest = told["files"], _manifest(files.get(MANIFEST, b""))
    if manifest is None:
        found[MANIFEST] = ("refused", "export-manifest")
        return told
    held = {}
    for path, data in files.items():
        if path == MANIFEST:
            continue
        if path not in manifest["files"]:
            found[path] = ("refused", "export-unlisted")
        elif manifest["files"][path] != canonical.digest_of(data):
            found[path] = ("refused", "export-digest")
        else:
            held[path], found[path] = data, ("good", "good")
    for path in manifest["files"]:
        if path not in files:
            found[path] = ("refused", "export-missing")
    path, fault = _whole_log(held, trust)
    if path:
        found[path] = ("refused" if isinstance(fault, Refused) else "unchecked", fault.code)
    else:
        told["logSize"] = fault
    Contents(manifest, held, trust).examine(told, at)
    return told


def worst(found):
    """Refused before unchecked before good. That a record is not counted here is told, and no fault of the folder."""
    return bundle.worst({verdict for verdict, code in found["files"].values() if code != "not-counted-here"})


def _key_set(data):
    try:
        return keys.key_set(canonical.parse(data)) if data is not None else None
    except (KeyError, TypeError, AttributeError, ValueError, Refused):
        return None


def _log_key(data):
    try:
        text = data.decode("utf-8") if data and data.endswith(b"\n") else ""
        return log.Verifier(text[:-1])
    except (UnicodeDecodeError, Refused):
        return None


def _whole_log(files, trust):
    """Takes the log that came with the folder for known, or says what is wrong, and in which file."""
    for path in (LOG_KEY, CHECKPOINT, ENTRIES):
        if path not in files:
            return path, Refused("export-missing")
    if _log_key(files[LOG_KEY]) is None:
        return LOG_KEY, Refused("note-key")
    at = CHECKPOINT
    try:
        now = log.state(log.parse_note(files[CHECKPOINT].decode("utf-8", "replace")), trust)
        at = ENTRIES
        entries = files[ENTRIES].split(b"\n")
        if entries.pop():
            raise Refused("log-tile")
        log.entries_hold(entries, now, trust.kept)
    except (Refused, Unchecked) as fault:
        return at, fault
    trust.history = History(entries)
    return None, now.size


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


def _words_path(folder, digest):
    return f"{folder}/{digest[7:]}.json"


class Contents:
    """A folder whose files are those of its list, and the log with it: what it must hold, and where."""

    def __init__(self, manifest, files, trust):
        self.manifest, self.files, self.trust = manifest, files, trust
        self.history = trust.history

    def examine(self, told, at):
        found = told["files"]
        within = lambda path, folders: path.partition("/")[1] and path.partition("/")[0] in folders
        signed = {path: data for path, data in self.files.items() if within(path, (*SIGNED_FOLDERS, "charters"))}
        checked, standings = bundle.of(signed, self.trust, self._made_at() if at is None else at)
        for path, (kind, verdict, code, document) in checked.items():
            if not within(path, SIGNED_FOLDERS):
                continue
            found[path] = (verdict, code)
            if kind == "record":
                found[path] = self._record(path)
            elif verdict == "good":
                found[path] = self._place(path, kind, document)
        told["standing"] = {path: where for path, where in standings.items() if found[path] == ("good", "good")}
        named = set()
        for path, (_, verdict, _, document) in checked.items():
            if path.startswith("decisions/") and verdict == "good":
                named |= {document[name] for name in ("charter", "terms") if name in document}
        for path, data in self.files.items():
            if found[path] == ("good", "good") and not within(path, SIGNED_FOLDERS):
                found[path] = self._other(path, data, named)
        agreements = [one[3] for one in checked.values() if signatures.is_agreement(one[3])]
        lists = [path for one in agreements for path in self._lists_of(one)]
        for path in [*self._wanted(), *lists]:
            found.setdefault(path, ("refused", "export-missing"))
        absent = [one for one in sorted(named) if not any(_words_path(at, one) in self.files for at in ("charters", "terms"))]
        told["wordsAbsent"] = absent

    def _made_at(self):
        """When the folder was made, as far as it tells: the time of its lists, or of the log's last entry."""
        try:
            listed = documents.micros(json.loads(self.files["status/revocation.json"])["validFrom"])
        except (KeyError, TypeError, ValueError):
            listed = None
        last = max((told.at for told in self.history.told), default=None)
        return max(listed or 0, 0 if last is None else (last + 1) * 1_000_000)

    def _place(self, path, kind, document):
        """That a good document is the one that its place says, and that the log told of it."""
        if not self.history.whole:
            return GOOD
        parts = path.split("/")
        if parts[0] == "status":
            here = standing.is_list(document) and standing.path_of(self.manifest["issuer"], document["id"]) == path
            return GOOD if here else MISPLACED
        data = self.files[path]
        jws = canonical.digest_of(data[:-1] if data.endswith(b"\n") else data)
        told = self.history.of_document([*check.digests_of(document), jws])
        if told is None:
            return "refused", "log-absent"
        community, fact, of = told.text("community"), told.text("fact"), parts[1]
        here = community == self.manifest["community"]
        if parts[0] == "decisions":
            here = here and len(parts) == 2 and kind == "decision" and of == f"{told.text('decision')}.json"
            here = here and self._of_instance(document)
        elif parts[0] == "credentials":
            decision = credentials.document_in(document)
            here = here and len(parts) == 2 and of == f"{told.text('decision')}.json"
            here = here and decision is not None and self._of_instance(decision)
        else:
            here = here and told.text("agreement") == of
            rest = parts[2:]
            if rest == ["agreement.json"]:
                here = here and fact == "agreement-issued" and signatures.is_agreement(document)
            elif len(rest) == 2 and rest[0] == "events":
                here = here and fact == "agreement-status-changed" and rest[1] == f"{document['sequence']}.jwt"
            elif len(rest) == 2 and rest[0] == "signatures":
                here = here and fact in SIGNED and rest[1] == f"{jws[7:]}.jwt"
            else:
                here = False
        return GOOD if here else MISPLACED

    def _of_instance(self, decision):
        return (decision["issuer"], decision["community"]["id"]) == (self.manifest["issuer"], self.manifest["community"])

    def _record(self, path):
        """A record: that its decision is signed and of this place. The votes are not counted here."""
        data = self.files[path]
        try:
            record = canonical.parse_canonical(data[:-1])
            decision = documents.decision(record["decision"].encode("utf-8"), self.trust.of_instance())
            check.counts(record["decision"], decision, self.trust.instance, self.history)
        except (KeyError, TypeError, AttributeError):
            return "refused", "record-member"
        except Refused as fault:
            return "refused", fault.code
        except Unchecked as fault:
            return "unchecked", fault.code
        here = path == f"records/{decision['id']}.json" and self._of_instance(decision)
        if self.history.whole and here and self.history.of_document([check.digest_of(decision)]) is None:
            return "refused", "log-absent"
        return ("unchecked", "not-counted-here") if here else MISPLACED

    def _other(self, path, data, named):
        folder = path.partition("/")[0] if "/" in path else ""
        if folder in ("charters", "terms"):
            digest = canonical.digest_of(data)
            if path != _words_path(folder, digest):
                return "refused", "export-words"
            by_log = any(told.text("digest") == digest for told in self._of_community())
            return GOOD if by_log or digest in named else MISPLACED
        if folder == "keys":
            return GOOD if self._keys(path, data) else MISPLACED
        if path == LOG_KEY:
            key, url = _log_key(data), self.manifest["issuer"]
            return GOOD if key and key.name == url.split("://", 1)[-1].rstrip("/") + "/log" else MISPLACED
        return GOOD if folder == "" or path in (CHECKPOINT, ENTRIES) else MISPLACED

    def _keys(self, path, data):
        """That keys are of whom their place says. Nobody signs keys: what they are worth is for the reader to know."""
        own = _key_set(self.files.get(JWKS))
        if path == JWKS:
            return own is not None
        instance = standing.instance_of(self.manifest["issuer"])
        requester = path[len(REQUESTERS) : -len(".did.json")] if path.startswith(REQUESTERS) and path.endswith(".did.json") else None
        wanted = {"keys/did.json": instance, "keys/community.did.json": f"{instance}:communities:{self.manifest['community']}"}
        wanted = f"{instance}:requesters:{requester}" if requester is not None else wanted.get(path)
        try:
            name, known = keys.did_document(canonical.parse(data))
        except (KeyError, TypeError, AttributeError, ValueError, Refused):
            return False
        if requester is None:
            sound = own is not None and set(known) <= set(own)
        else:
            of = {"requester": requester}
            sound = not self.history.whole or all(
                self.history.registered("requester-key-registered", key, of) for key in known
            )
        return name == wanted and sound

    def _lists_of(self, agreement):
        entries = agreement.get("credentialStatus")
        entries = [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
        addresses = [entry.get("statusListCredential") for entry in entries]
        paths = [standing.path_of(self.manifest["issuer"], one) for one in addresses if isinstance(one, str)]
        return [path for path in paths if path]

    def _of_community(self):
        return [told for told in self.history.told if told.text("community") == self.manifest["community"]]

    def _wanted(self):
        """The paths of everything that must be there."""
        paths, events, signed = list(ALWAYS), {}, []
        for told in self._of_community():
            fact, of = told.text("fact"), told.text("agreement")
            if fact == "decided":
                paths.append(f"decisions/{told.text('decision')}.json")
            elif fact == "decision-issued":
                paths.append(f"credentials/{told.text('decision')}.json")
            elif fact == "agreement-issued":
                paths.append(f"agreements/{of}/agreement.json")
            elif fact == "agreement-status-changed":
                events[of] = events.get(of, 0) + 1
                paths.append(f"agreements/{of}/events/{events[of]}.jwt")
            elif fact in SIGNED and told.text("digest"):
                signed.append((of, told.text("key"), f"agreements/{of}/signatures/{told.text('digest')[7:]}.jwt"))
            elif fact == "signature-undone":
                # Its key was revoked before the agreement was in force: it may be gone.
                signed = [one for one in signed if one[:2] != (of, told.text("key"))]
        return paths + [path for _, _, path in signed]
