"""Takes webhooks, and judges them by PyPI `standardwebhooks`, which is none of ours.

usage: receiver.py PORT TLS_PORT SECRETS HOLD

SECRETS is a file with a secret on each line, read at each message. The first message of all is answered with 500. The first message of the type
HOLD is taken and not answered, for whoever wants to pull the plug just then. TLS_PORT speaks TLS under a certificate that nobody vouches for. Each
message is told in one line of JSON.
"""

import datetime
import http.server
import ipaddress
import json
import ssl
import sys
import threading
import time

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

PORT, TLS_PORT, SECRETS, HOLD = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
lock = threading.Lock()
state = {"count": 0, "held": False, "ids": set()}


def tell(step, **more):
    print(json.dumps({"step": step} | more), flush=True)


def accepts(secret, body, headers):
    try:
        Webhook(secret).verify(body, headers)
        return True
    except WebhookVerificationError:
        return False


def forged(secret, body, headers):
    """How many changed messages are accepted: a byte of the body, the id, the time, the signature of another time."""
    tries = [(body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :], headers) for at in range(0, len(body), 7)]
    tries += [(body, headers | {"webhook-id": "evt_other"})]
    earlier = str(int(headers["webhook-timestamp"]) - 1)
    tries += [(body, headers | {"webhook-timestamp": earlier})]
    return sum(accepts(secret, body, headers) for body, headers in tries)


class Hook(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name: self.headers[name] for name in ("webhook-id", "webhook-timestamp", "webhook-signature")}
        secrets = open(SECRETS).read().split()
        said = json.loads(body)
        with lock:
            state["count"] += 1
            number = state["count"]
            again = headers["webhook-id"] in state["ids"]
            state["ids"].add(headers["webhook-id"])
            hold = said["type"] == HOLD and not state["held"]
            state["held"] |= hold
        judged = {
            "verified": [accepts(secret, body, headers) for secret in secrets],
            "forged": sum(forged(secret, body, headers) for secret in secrets),
            "signatures": len(headers["webhook-signature"].split(" ")),
        }
        about = {"id": headers["webhook-id"], "again": again, "type": said["type"], "data": said["data"], "body": body.decode()}
        if hold:
            tell("held", **about, **judged)
            time.sleep(600)
        answer = 500 if number == 1 else 204
        self.send_response(answer)
        self.send_header("content-length", "0")
        self.end_headers()
        tell(f"message {number}", answered=answer, **about, **judged)
        if answer == 204 and not again:
            tell(f"took {said['type']}", **about, **judged)


class Unvouched(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_POST(self):
        tell("taken under a certificate that nobody vouches for")


def certificate():
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.timezone.utc)
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + datetime.timedelta(1))
    made = made.add_extension(names, critical=False).sign(key, hashes.SHA256())
    with open("unvouched.pem", "wb") as out:
        out.write(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        out.write(made.public_bytes(serialization.Encoding.PEM))


certificate()
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("unvouched.pem")
tls = http.server.ThreadingHTTPServer(("127.0.0.1", TLS_PORT), Unvouched)
tls.socket = context.wrap_socket(tls.socket, server_side=True, do_handshake_on_connect=False)
threading.Thread(target=tls.serve_forever, daemon=True).start()
server = http.server.ThreadingHTTPServer(("127.0.0.1", PORT), Hook)
tell("listening")
server.serve_forever()
