"""member.py HOMESERVER NAME BOT INVITATION plain|encrypted SPACE BALLOT_BOX CHOICE: a member whose client is matrix-nio.

Registers, opens a direct chat with the bot (encrypted or not), joins the community by `!join`, answers the next poll
in the ballot box and waits for the bot's check mark, then asks the bot for `!help`. Each step is a line of JSON.
"""

import asyncio
import json
import sys
import tempfile
import time

import nio

PASSWORD = "not-a-secret-on-a-loopback"
START = "org.matrix.msc3381.poll.start"
RESPONSE = "org.matrix.msc3381.poll.response"
PATIENCE = 180


def tell(step, **more):
    print(json.dumps({"step": step, **more}), flush=True)


class Member:
    """One client, and everything that it has seen."""

    def __init__(self, homeserver, name, bot, store):
        config = nio.AsyncClientConfig(encryption_enabled=True, store_sync_tokens=False)
        self.client = nio.AsyncClient(homeserver, name, store_path=store, config=config)
        self.name, self.bot = name, bot
        self.seen = []
        self.client.add_event_callback(self.notes, nio.Event)

    async def notes(self, room, event):
        self.seen.append((room.room_id, event))

    async def until(self, what, look):
        """Syncs until `look` finds something."""
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            found = await look()
            if found:
                return found
            await self.syncs()
        raise SystemExit(f"waited in vain: {what}")

    async def syncs(self):
        await self.client.sync(timeout=1000)
        if self.client.should_upload_keys:
            await self.client.keys_upload()
        if self.client.should_query_keys:
            await self.client.keys_query()
        if self.client.should_claim_keys:
            await self.client.keys_claim(self.client.get_users_for_key_claiming())
        await self.client.send_to_device_messages()

    async def registers(self):
        answer = await self.client.register(self.name, PASSWORD)
        assert isinstance(answer, nio.RegisterResponse), answer
        await self.syncs()

    async def chats(self, encrypted):
        """A direct chat in which the bot is, and whose devices are known if it is encrypted."""
        state = [nio.EnableEncryptionBuilder().as_dict()] if encrypted else []
        answer = await self.client.room_create(
            is_direct=True, invite=[self.bot], preset=nio.RoomPreset.trusted_private_chat, initial_state=state
        )
        assert isinstance(answer, nio.RoomCreateResponse), answer
        self.chat = answer.room_id

        async def bot_is_there():
            members = await self.client.joined_members(self.chat)
            return isinstance(members, nio.JoinedMembersResponse) and any(m.user_id == self.bot for m in members.members)

        async def devices_are_known():
            return not encrypted or self.client.device_store.active_user_devices(self.bot)

        await self.until("the bot comes to the chat", bot_is_there)
        await self.until("the bot's devices are known", devices_are_known)

    async def says(self, words):
        content = {"msgtype": "m.text", "body": words}
        answer = await self.client.room_send(self.chat, "m.room.message", content, ignore_unverified_devices=True)
        assert isinstance(answer, nio.RoomSendResponse), answer

    def heard(self):
        """What the bot has said in the chat, oldest first."""
        texts = (event for room, event in self.seen if room == self.chat and isinstance(event, nio.RoomMessage))
        return [event.body for event in texts if event.sender == self.bot and hasattr(event, "body")]

    async def asks(self, words):
        before = len(self.heard())
        await self.says(words)

        async def answered():
            return self.heard()[before:]

        return (await self.until(f"an answer to {words.split()[0]}", answered))[-1]

    async def joins(self, room):
        async def joined():
            return isinstance(await self.client.join(room), nio.JoinResponse)

        await self.until(f"the room {room} may be joined", joined)

    async def finds_poll(self, ballot_box, choice):
        """Polls come to matrix-nio as unknown events; `.source` has them whole."""

        async def poll():
            for room, event in reversed(self.seen):
                answers = event.source.get("content", {}).get(START, {}).get("answers", [])
                if room == ballot_box and any(answer.get("id") == choice for answer in answers):
                    return event.event_id
            return None

        return await self.until("a poll", poll)

    async def votes(self, ballot_box, poll, choice):
        content = {"m.relates_to": {"rel_type": "m.reference", "event_id": poll}, RESPONSE: {"answers": [choice]}}
        answer = await self.client.room_send(ballot_box, RESPONSE, content)
        assert isinstance(answer, nio.RoomSendResponse), answer

        async def acknowledged():
            for _, event in self.seen:
                relates = event.source.get("content", {}).get("m.relates_to", {})
                if event.sender == self.bot and relates.get("event_id") == answer.event_id and relates.get("key", "").startswith("\u2705"):
                    return True
            return False

        await self.until("the check mark", acknowledged)


async def main(homeserver, name, bot, invitation, chat, space, ballot_box, choice):
    with tempfile.TemporaryDirectory() as store:
        member = Member(homeserver, name, bot, store)
        try:
            await member.registers()
            await member.chats(chat == "encrypted")
            tell("joined", answer=await member.asks(f"!join {invitation}"))
            await member.joins(space)
            await member.joins(ballot_box)
            tell("in the ballot box")
            poll = await member.finds_poll(ballot_box, choice)
            await member.votes(ballot_box, poll, choice)
            tell("acknowledged")
            tell("end", help=await member.asks("!help"))
        finally:
            await member.client.close()


asyncio.run(main(*sys.argv[1:]))
