"""A mail server with one mailbox for everybody, by aiosmtpd, which is none of ours.

usage: mailbox.py PORT PUT_OFF REFUSED

It puts off the first PUT_OFF letters, as servers do that do not know the sender yet, refuses every letter to REFUSED for good, and tells
of each letter that it takes in one line of JSON.
"""

import asyncio
import email
import email.policy
import json
import sys

from aiosmtpd.controller import Controller

PORT, PUT_OFF, REFUSED = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]


def tell(step, **more):
    print(json.dumps({"step": step} | more), flush=True)


class Mailbox:
    put_off = 0
    taken = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address == REFUSED:
            tell("refused")
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.put_off < PUT_OFF:
            self.put_off += 1
            tell("put off")
            return "451 4.7.1 try again later"
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.taken += 1
        tell(
            f"letter {self.taken}",
            sender=envelope.mail_from,
            to=envelope.rcpt_tos,
            subject=str(letter["Subject"]),
            headers={name: str(value) for name, value in letter.items()},
            text=letter.get_body(("plain",)).get_content(),
            html=letter.get_body(("html",)).get_content(),
        )
        return "250 OK"


controller = Controller(Mailbox(), hostname="127.0.0.1", port=PORT)
controller.start()
tell("listening")
asyncio.new_event_loop().run_forever()
