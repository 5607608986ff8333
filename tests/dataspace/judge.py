"""Stands between a connector and Ownaccord and holds every message, either way, against the protocol's JSON Schemas.

usage: judge.py PROVIDER CONSUMER SCHEMAS

PROVIDER is the address of Ownaccord, CONSUMER that of the connector's own listener, SCHEMAS the folder with the published schemas of
the Dataspace Protocol 2025-1. Prints where it listens; `GET /judgement` at the front tells what it saw.
A request with the header `X-Deliberate` is damaged on purpose: its answer is judged, it is not.
"""

import json
import pathlib
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests
from jsonschema import Draft201909Validator
from referencing import Registry, Resource

CATALOG = {"CatalogRequestMessage": "catalog-request-message", "Catalog": "catalog", "Dataset": "dataset", "CatalogError": "catalog-error"}
NEGOTIATION = {
    "ContractRequestMessage": "contract-request-message",
    "ContractOfferMessage": "contract-offer-message",
    "ContractAgreementMessage": "contract-agreement-message",
    "ContractAgreementVerificationMessage": "contract-agreement-verification-message",
    "ContractNegotiationEventMessage": "contract-negotiation-event-message",
    "ContractNegotiationTerminationMessage": "contract-negotiation-termination-message",
    "ContractNegotiation": "contract-negotiation",
    "ContractNegotiationError": "contract-negotiation-error",
}


class Judge:
    def __init__(self, folder):
        self.seen, self.broken, self.lock = {}, [], threading.Lock()
        schemas = [json.loads(path.read_text()) for path in sorted(pathlib.Path(folder).glob("*/*-schema.json"))]
        registry = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in schemas)
        self.by_name = {
            schema["$id"].rsplit("/", 1)[1].removesuffix("-schema.json"): Draft201909Validator(schema, registry=registry)
            for schema in schemas
        }

    def look(self, what, body):
        """Judges one message by its type; a document without one must be the list of versions."""
        if not body:
            return
        try:
            message = json.loads(body)
            kind = message.get("@type")
            name = CATALOG.get(kind) or NEGOTIATION.get(kind) or ("protocol-version" if "protocolVersions" in message else None)
            faults = [f"{list(fault.path)}: {fault.message}" for fault in self.by_name[name].iter_errors(message)] if name else ["of no known type"]
        except ValueError:
            kind, faults = None, ["not JSON"]
        with self.lock:
            self.seen[str(kind)] = self.seen.get(str(kind), 0) + 1
            self.broken += [f"{what} ({kind}): {fault}" for fault in faults]


def handler(judge, target):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def pass_on(self):
            if self.path == "/judgement":
                return self.reply(200, {"Content-Type": "application/json"}, json.dumps({"seen": judge.seen, "broken": judge.broken}).encode())
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            deliberate = "X-Deliberate" in self.headers
            if not deliberate:
                judge.look(f"{self.command} {self.path}", body)
            headers = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "content-length", "x-deliberate", "accept-encoding")}
            answer = requests.request(self.command, target + self.path, data=body, headers=headers, allow_redirects=False, timeout=30)
            judge.look(f"answer {answer.status_code} to {self.command} {self.path}", answer.content)
            kept = {name: value for name, value in answer.headers.items() if name.lower() in ("content-type", "link")}
            self.reply(answer.status_code, kept, answer.content)

        def reply(self, status, headers, body):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = pass_on

    return Handler


def main():
    provider, consumer, folder = sys.argv[1:]
    judge = Judge(folder)
    front, back = (ThreadingHTTPServer(("127.0.0.1", 0), handler(judge, target)) for target in (provider, consumer))
    threading.Thread(target=back.serve_forever, daemon=True).start()
    where = {name: f"http://127.0.0.1:{server.server_address[1]}" for name, server in (("front", front), ("back", back))}
    print(json.dumps({"step": "judging"} | where), flush=True)
    front.serve_forever()


main()
