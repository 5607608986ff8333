// Listens by clients that none of us wrote: npm graphql-ws over WebSocket, npm graphql-sse over server-sent events.
//
// usage: node listen.mjs NODE_FOLDER ws|sse|foreign URL TOKEN QUERY
//
// Tells of each event in one line of JSON, and of each end of a connection. Whatever ends, it comes again with its last cursor, until it
// is told that it may not.
import { createRequire } from "node:module";

const [folder, way, url, token, query] = process.argv.slice(2);
const load = createRequire(`${folder}/node_modules/`);
const tell = (step, more = {}) => console.log(JSON.stringify({ step, ...more }));
const pause = () => new Promise((done) => setTimeout(done, 300));

let since = "start";
let count = 0;

function heard(result) {
  if (result.errors) {
    tell("refused", { errors: result.errors });
    return;
  }
  const [field] = Object.keys(result.data);
  since = result.data[field].cursor ?? since;
  count += 1;
  tell(`event ${count}`, { data: result.data[field] });
  tell(result.data[field].kind ?? field, { data: result.data[field] });
}

function overWebSocket() {
  const WebSocket = load("ws");
  const { createClient } = load("graphql-ws");
  class Here extends WebSocket {
    constructor(address, protocols) {
      super(address, protocols, way === "foreign" ? { origin: "https://evil.example" } : {});
    }
  }
  return new Promise((done) => {
    const client = createClient({
      url: `${url.replace(/^http/, "ws")}/graphql/ws`,
      webSocketImpl: Here,
      connectionParams: { token },
      retryAttempts: 0,
      lazy: true,
    });
    const end = (more) => {
      tell("ended", more);
      done(more);
      client.dispose();
    };
    client.subscribe({ query, variables: { since } }, {
      next: heard,
      error: (error) => end({ code: error.code, message: String(error.message ?? error) }),
      complete: () => end({ code: 0 }),
    });
  });
}

function overEvents() {
  const { createClient } = load("graphql-sse");
  return new Promise((done) => {
    const client = createClient({
      url: `${url}/graphql`,
      headers: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    const end = (more) => {
      tell("ended", more);
      done(more);
      client.dispose();
    };
    client.subscribe({ query, variables: { since } }, {
      next: heard,
      error: (error) => end({ code: error.response?.status, message: String(error.message ?? error) }),
      complete: () => end({ code: 0 }),
    });
  });
}

tell("listening");
for (;;) {
  const { code } = await (way === "sse" ? overEvents() : overWebSocket());
  if (code === 4401 || code === 4403 || code === 401) {
    tell("may not");
    break;
  }
  if (way === "foreign") break;
  await pause();
}
