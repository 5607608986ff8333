"""A requester's connector that speaks the Dataspace Protocol 2025-1 and nothing else.

usage: consumer.py PROVIDER PORT CALLBACK TOKEN STRANGER

PROVIDER is where the provider is found, PORT where this connector listens, CALLBACK the address that it gives for messages to it, TOKEN
the requester's token, STRANGER another requester's. It bargains once, accepts, and follows the members' answer: bound after a consent, asking
anew after having been sent back. On the way it tries every message that a state does not allow. It tells where it is in lines of JSON.
"""

import datetime
import json
import queue
import sys
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests

CONTEXT = ["https://w3id.org/dspace/2025/1/context.jsonld"]
PROVIDER, PORT, CALLBACK, TOKEN, STRANGER = sys.argv[1:]
PATIENCE = 240
INBOX = queue.Queue()


class Listener(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        INBOX.put((self.path, self.headers.get("Authorization", ""), body))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()


def tell(step, **more):
    print(json.dumps({"step": step} | more), flush=True)


def check(fact, what):
    if not fact:
        raise SystemExit(f"not as it should be: {what}")


def send(path, body=None, token=TOKEN, deliberate=False):
    headers = ({"Authorization": f"Bearer {token}"} if token else {}) | ({"X-Deliberate": "1"} if deliberate else {})
    if body is None:
        return requests.get(PROVIDER + path, headers=headers, timeout=30)
    return requests.post(PROVIDER + path, json=body, headers=headers, timeout=30)


def day(days):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)).date().isoformat()


def limit(left, operator, right):
    return {"leftOperand": left, "operator": operator, "rightOperand": right}


def policy(offer_id, dataset, retention):
    """What the requester asks for, as an offer on the dataset."""
    words = lambda text: {"en": text}
    risks = ["data-breach", "function-creep", "re-identification", "discrimination", "extraction"]
    conditions = ["refusal-costs-nothing", "no-service-depends", "interpreter-available", "no-procedure-depends"]
    university = {"name": "University of the Aegean", "kind": "recipient:academic", "country": "GR"}
    return {
        "@type": "Offer",
        "@id": offer_id,
        "target": dataset,
        "permission": [{
            "action": "use",
            "constraint": [
                limit("purpose", "isAnyOf", ["purpose:academic-research"]),
                limit("dataCategory", "isAnyOf", ["data:survey-answers"]),
                limit("journeyStage", "isAnyOf", ["stage:settlement"]),
                limit("technology", "isAnyOf", ["technology:aggregation"]),
                limit("recipient", "isAnyOf", [university]),
                limit("spatial", "isAnyOf", ["GR"]),
                limit("storage", "isAnyOf", ["GR"]),
                limit("elapsedTime", "lteq", "P120D"),
            ],
        }],
        "prohibition": [{"action": "retaliate"}],
        "obligation": [
            {"action": "delete", "constraint": [limit("elapsedTime", "lteq", retention)]},
            {
                "action": "delete",
                "constraint": [limit("event", "eq", "withdrawal"), limit("delayPeriod", "lteq", "P14D")],
                "how": words("We delete the answers and show you the record."),
            },
            {
                "action": "promise",
                "constraint": [limit("dateTime", "lteq", day(60))],
                "what": words("We come and tell you what we learned."),
                "evidence": words("The notes of the meeting."),
            },
        ],
        "terms": {
            "title": words("A survey on finding work"),
            "summary": words("We ask how people found work. We count the answers. We tell you what we learn."),
            "risks": [{"harm": f"harm:{harm}", "mitigation": words("Only counts of ten or more leave us.")} for harm in risks],
            "benefits": [{"benefit": "benefit:report-back", "toWhom": words("All members."), "due": day(60)}],
            "ifRefused": words("Nothing changes for anyone."),
            "complaints": {"to": "ombuds@aegean.example", "how": words("Write in your own language.")},
            "conditions": [f"condition:{condition}" for condition in conditions],
        },
    }


class Negotiation:
    def __init__(self, base, dataset, revision_of=None):
        self.base, self.dataset, self.revision_of = base, dataset, revision_of
        self.consumer, self.provider = f"urn:uuid:{uuid.uuid4()}", None
        self.start = dataset["hasPolicy"][0]["@id"]

    def message(self, kind, **more):
        return {"@context": CONTEXT, "@type": kind, "providerPid": self.provider, "consumerPid": self.consumer} | more

    def ask(self, retention, damage=None):
        offer = policy(self.start, self.dataset["@id"], retention)
        if damage:
            damage(offer)
        body = {"@context": CONTEXT, "@type": "ContractRequestMessage", "consumerPid": self.consumer, "offer": offer, "callbackAddress": CALLBACK}
        if self.revision_of:
            body["revisionOf"] = self.revision_of
        return send(f"{self.base}/negotiations/request", body)

    def begin(self, retention):
        """First with a fault, which loses nothing; then as it should be."""
        def forget(offer):
            del offer["terms"]["summary"]
            offer["permission"][0]["constraint"][5]["rightOperand"] = ["FR"]
        answer = self.ask(retention, forget)
        check(answer.status_code == 400 and answer.json()["@type"] == "ContractNegotiationError", answer.text)
        codes = sorted((reason["code"], reason["path"]) for reason in answer.json()["reason"])
        check(("input.language-missing", "summary") in codes and ("terms.place-outside-charter", "places") in codes, codes)
        check(all(reason["message"] and reason["remedy"] for reason in answer.json()["reason"]), answer.text)
        answer = self.ask(retention)
        check(answer.status_code == 201, answer.text)
        check(answer.json()["consumerPid"] == self.consumer and answer.json()["state"] == "REQUESTED", answer.text)
        self.provider = answer.json()["providerPid"]
        again = self.ask(retention)
        check(again.status_code == 201 and again.json()["providerPid"] == self.provider, "asked twice is asked once")
        check(self.ask("P10D").status_code == 400, "one id is one negotiation")

    def at(self, path=""):
        return f"{self.base}/negotiations/{self.provider}{path}"

    def state(self):
        return send(self.at()).json()["state"]

    def counter(self, offer_id, retention):
        offer = policy(offer_id, self.dataset["@id"], retention)
        return send(self.at("/request"), self.message("ContractRequestMessage", offer=offer))

    def event(self, event):
        return send(self.at("/events"), self.message("ContractNegotiationEventMessage", eventType=event))

    def verify(self):
        return send(self.at("/agreement/verification"), self.message("ContractAgreementVerificationMessage"))

    def terminate(self):
        return send(self.at("/termination"), self.message("ContractNegotiationTerminationMessage", code="1", reason=["No longer needed."]))

    def refuses(self, *names):
        """Each of these messages is refused, and nothing moves."""
        before = self.state()
        tries = {
            "counter": lambda: self.counter(self.start, "P20D"),
            "accept": lambda: self.event("ACCEPTED"),
            "finalize": lambda: self.event("FINALIZED"),
            "verify": self.verify,
            "terminate": self.terminate,
        }
        for name in names:
            answer = tries[name]()
            error = answer.json()
            fine = answer.status_code == 400 and error["@type"] == "ContractNegotiationError" and error["providerPid"] == self.provider
            check(fine, f"{name} in {before}: {answer.status_code} {answer.text}")
        check(self.state() == before, f"still {before}")

    def hides(self):
        """Whoever is not the requester finds nothing."""
        for token in (None, "nonsense", STRANGER):
            check(send(self.at(), token=token).status_code == 404, "hidden from strangers")
            body = self.message("ContractNegotiationTerminationMessage")
            check(send(self.at("/termination"), body, token=token).status_code == 404, "strangers end nothing")

    def damaged(self):
        """Messages that are none are refused with the protocol's error."""
        whole = self.message("ContractNegotiationEventMessage", eventType="ACCEPTED")
        for change in ({"@type": "ContractOfferMessage"}, {"@context": ["https://example.org"]}, {"consumerPid": "urn:uuid:other"}, {"providerPid": None}):
            answer = send(self.at("/events"), whole | change, deliberate=True)
            check(answer.status_code == 400 and answer.json()["@type"] == "ContractNegotiationError", answer.text)

    def hears(self, path, kind):
        """Waits for the next message, which must be this one."""
        where, authorization, body = INBOX.get(timeout=PATIENCE)
        fine = where.endswith(f"/negotiations/{self.consumer}/{path}") and body["@type"] == kind
        check(fine and authorization.startswith("Bearer "), f"{path}: {where} {body}")
        check((body["providerPid"], body["consumerPid"]) == (self.provider, self.consumer), body)
        return body


def catalog():
    versions = send("/.well-known/dspace-version", token=None).json()["protocolVersions"]
    base = next(version["path"] for version in versions if version["version"] == "2025-1")
    asked = {"@context": CONTEXT, "@type": "CatalogRequestMessage", "filter": []}
    found = send(f"{base}/catalog/request", asked, token=None).json()
    filtered = send(f"{base}/catalog/request", asked | {"filter": ["x"]}, token=None)
    check(filtered.status_code == 400 and filtered.json()["@type"] == "CatalogError", filtered.text)
    dataset = next(dataset for dataset in found["dataset"] if dataset["@id"].endswith(":survey-answers"))
    alone = send(f"{base}/catalog/datasets/{dataset['@id']}", token=None).json()
    check(alone["hasPolicy"] == dataset["hasPolicy"], "the same dataset alone")
    check(send(f"{base}/catalog/datasets/urn:uuid:none", token=None).status_code == 404, "no such dataset")
    return base, dataset


def bargain(negotiation):
    """From the request to the members."""
    negotiation.begin("P180D")
    negotiation.hides()
    negotiation.damaged()
    negotiation.refuses("counter", "accept", "finalize", "verify")
    tell("requested", proposal=negotiation.provider)
    offer = negotiation.hears("offers", "ContractOfferMessage")["offer"]
    check(negotiation.state() == "OFFERED" and offer["target"] == negotiation.dataset["@id"], offer)
    negotiation.refuses("finalize", "verify")
    check(negotiation.counter("urn:uuid:unknown", "P60D").status_code == 400, "an offer that nobody made")
    answer = negotiation.counter(offer["@id"], "P60D")
    check(answer.status_code == 200 and answer.json()["state"] == "REQUESTED", answer.text)
    tell("asked again")
    offer = negotiation.hears("offers", "ContractOfferMessage")["offer"]
    kept = next(duty for duty in offer["obligation"] if duty["action"] == "delete" and "how" not in duty)
    check(kept["constraint"][0]["rightOperand"] == "P60D", "an offer of the same words")
    answer = negotiation.event("ACCEPTED")
    check(answer.status_code == 200 and answer.json()["state"] == "ACCEPTED", answer.text)
    negotiation.refuses("counter", "accept", "finalize", "verify")
    tell("accepted")


def follow(negotiation):
    """From the members' answer to the end of the negotiation; whether it was sent back."""
    where, _, body = INBOX.get(timeout=PATIENCE)
    if body["@type"] == "ContractNegotiationTerminationMessage":
        check(negotiation.state() == "TERMINATED" and body["code"] == "sent-back", body)
        negotiation.refuses("counter", "accept", "finalize", "verify", "terminate")
        check(body["reason"][0]["revisionOf"] == negotiation.provider, body)
        return True
    agreement = body["agreement"]
    check(where.endswith("/agreement") and agreement["target"] == negotiation.dataset["@id"], body)
    check(negotiation.state() == "AGREED", "the members consent")
    negotiation.refuses("counter", "accept", "finalize")
    answer = negotiation.verify()
    check(answer.status_code == 200 and answer.json()["state"] in ("VERIFIED", "FINALIZED"), answer.text)
    negotiation.hears("events", "ContractNegotiationEventMessage")
    for _ in range(100):
        if negotiation.state() == "FINALIZED":
            break
        threading.Event().wait(0.2)
    check(negotiation.state() == "FINALIZED", "bound")
    negotiation.refuses("counter", "accept", "finalize", "verify", "terminate")
    return False


def main():
    listener = ThreadingHTTPServer(("127.0.0.1", int(PORT)), Listener)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    base, dataset = catalog()
    negotiation = Negotiation(base, dataset)
    bargain(negotiation)
    if not follow(negotiation):
        tell("finalized")
        return
    tell("sent back", proposal=negotiation.provider)
    again = Negotiation(base, dataset, revision_of=negotiation.provider)
    again.begin("P30D")
    tell("came again", proposal=again.provider)
    answer = again.terminate()
    check(answer.status_code == 200 and answer.json()["state"] == "TERMINATED", answer.text)
    again.refuses("counter", "accept", "finalize", "verify", "terminate")
    check(INBOX.empty(), "nobody is told what they said themselves")
    tell("withdrawn")


main()
