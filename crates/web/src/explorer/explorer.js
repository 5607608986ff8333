// A page to try queries on. The token stays in this page's memory.
"use strict";

const READY = [
  { name: "Who am I?", about: "What the token lets you act as.", query: `{
  me { kind id community { id handle } intermediary { handle } requester { handle } }
}` },
  { name: "Communities", about: "Every community and the charter it decides under.", query: `{
  communities(first: 20) {
    edges { node {
      id handle name { language text }
      charter { state digest rules { kind risk rule explanation { language text } window } redLines { code text { text } } }
    } }
    pageInfo { hasNextPage endCursor }
  }
}` },
  { name: "One community", about: "Its mandates, proposals and votes. Its members also see rooms and the size of the roll.", query: `query ($handle: String!) {
  community(handle: $handle) {
    id name { language text } rollSize rooms { role roomId }
    mandates { edges { node { state intermediary { name interests { kind party description } } validUntil } } }
    proposals { edges { node { id stage requester { name } terms { number digest title { language text } } } } }
    votes { edges { node { id kind state closesAt turnout { atLeast } decision { outcome } } } }
  }
}`, variables: { handle: "" } },
  { name: "A vote", about: "Whether you may vote, until when, and what came of it. Figures stay closed until the vote is.", query: `query ($id: ID!) {
  node(id: $id) { ... on Vote {
    kind state question { language text } rule explanation { language text } opensAt closesAt electorate rollRoot
    turnout { atLeast } canVote { may because } myBallot { choice receivedAt }
    figures { electorate cells { choices count } } decision { id outcome }
  } }
}`, variables: { id: "vote_" } },
  { name: "Vote", about: "With a member's token. The last answer counts; a no needs no reason and costs nothing.", query: `mutation ($input: CastBallotInput!) {
  castBallot(input: $input) { ballot { choice receivedAt sequence } refusals { code message remedy } }
}`, variables: { input: { idempotencyKey: "", vote: "vote_", choice: "CONSENT" } }, key: true },
  { name: "Decisions", about: "What communities decided, with the reason in words.", query: `{
  decisions(first: 20) { edges { node {
    id kind outcome margin decidedAt community { handle } figures { electorate cells { choices count } }
    reason { language text } terms { digest title { text } } charter { digest } digest
  } } }
}` },
  { name: "A signed decision", about: "The document and its signature: check it with any JOSE library and /.well-known/jwks.json.", query: `query ($id: ID!) {
  decision(id: $id) { outcome digest document jwt rollRoot ballotsRoot agreement { id state until } }
}`, variables: { id: "dec_" } },
  { name: "May I?", about: "Asked by machines before each use of data.", query: `query ($input: PermissionQuestion!) {
  permitted(input: $input) { permit reason { code message } agreements { id } duties validUntil howToAsk }
}`, variables: { input: { requester: "req_", purpose: "purpose:academic-research", dataCategories: ["data:survey-answers"], place: "GR", technology: "technology:aggregation" } } },
  { name: "Codes", about: "The shared language of purposes, data, recipients, harms…", query: `{
  taxonomy(kind: PURPOSE) { code broader sameAs }
}` },
  { name: "Listen to decisions", about: "A subscription: each decision as it falls. Give the last cursor back to miss none.", query: `subscription ($community: ID, $since: String) {
  decisions(community: $community, since: $since) { cursor decision { id kind outcome reason { language text } } }
}`, variables: { community: null, since: null } },
];

const at = (id) => document.getElementById(id);
let socket = null;

function show(ready) {
  at("about").textContent = ready.about;
  at("query").value = ready.query;
  const variables = structuredClone(ready.variables ?? {});
  if (ready.key) variables.input.idempotencyKey = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  at("variables").value = JSON.stringify(variables, null, 2);
}

function say(status, answer) {
  at("status").textContent = status;
  if (answer !== undefined) at("answer").textContent = typeof answer === "string" ? answer : JSON.stringify(answer, null, 2);
}

function stop() {
  socket?.close();
  socket = null;
  at("stop").hidden = true;
}

async function post(request) {
  const headers = { "content-type": "application/json", "accept-language": at("language").value };
  if (at("token").value) headers.authorization = `Bearer ${at("token").value}`;
  const began = performance.now();
  const response = await fetch("/graphql", { method: "POST", headers, body: JSON.stringify(request) });
  const answer = await response.json();
  say(`${response.status} · ${Math.round(performance.now() - began)} ms`, answer);
}

function listen(request) {
  const heard = [];
  const mine = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql/ws`, "graphql-transport-ws");
  socket = mine;
  at("stop").hidden = false;
  say("connecting…", "");
  mine.onopen = () => mine.send(JSON.stringify({ type: "connection_init", payload: at("token").value ? { token: at("token").value } : {} }));
  mine.onclose = () => { if (socket === mine) { say("the connection is closed"); stop(); } };
  mine.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === "connection_ack") {
      mine.send(JSON.stringify({ type: "subscribe", id: "1", payload: request }));
      say("listening…");
    } else if (message.type === "ping") {
      mine.send(JSON.stringify({ type: "pong" }));
    } else if (message.payload) {
      heard.push(message.payload);
      say(`listening… ${heard.length} heard`, heard);
    }
  };
}

async function run() {
  stop();
  try {
    const request = { query: at("query").value, variables: JSON.parse(at("variables").value || "{}") };
    if (/^\s*subscription\b/.test(request.query)) listen(request);
    else await post(request);
  } catch (error) {
    say("that did not work", String(error));
  }
}

for (const ready of READY) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = ready.name;
  button.onclick = () => show(ready);
  const item = document.createElement("li");
  item.append(button);
  at("ready").append(item);
}
at("run").onclick = run;
at("stop").onclick = stop;
addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(); });
show(READY[0]);
