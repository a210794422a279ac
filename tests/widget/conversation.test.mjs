import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { ChatError } from "../../widget/talk/api.js";
import { Conversation, newMessageId } from "../../widget/talk/conversation.js";
import { SessionStore } from "../../widget/talk/session_store.js";

const REPLIES = [{ body: "Yes." }];
let server;
let store;
let conversation;
let restarts;

/** Knows the sessions it opened until they are forgotten, as the server does. */
class Server {
  sent = [];
  refusals = [];
  #opened = 0;
  #known = new Set();

  async openSession() {
    this.#opened += 1;
    this.#known.add(`token ${this.#opened}`);
    return `token ${this.#opened}`;
  }

  async send(token, message) {
    if (!this.#known.has(token)) throw new ChatError("token_invalid");
    this.sent.push({ token, ...message });
    if (this.refusals.length) throw new ChatError(this.refusals.shift());
    return REPLIES;
  }

  async history(token) {
    if (!this.#known.has(token)) throw new ChatError("token_expired");
    return { entries: [], writing: false };
  }

  forgetAll() {
    this.#known.clear();
  }
}

beforeEach(() => {
  server = new Server();
  store = new SessionStore("key", null);
  restarts = 0;
  conversation = new Conversation(server, store);
  conversation.onRestart = () => (restarts += 1);
});

test("messages share one session, which the first of them opens", async () => {
  assert.equal(conversation.isUnderWay, false);
  assert.deepEqual(await conversation.send({ text: "a", id: "1" }), REPLIES);
  await conversation.send({ text: "b", id: "2" });
  assert.deepEqual(server.sent, [{ token: "token 1", text: "a", id: "1" }, { token: "token 1", text: "b", id: "2" }]);
});

test("a button's payload is sent in the session that offered it", async () => {
  await conversation.send({ text: "a" });
  await conversation.send({ payload: "/not_covered/cost", title: "Cost", session: conversation.session, id: "2" });
  assert.deepEqual(server.sent[1], { token: "token 1", payload: "/not_covered/cost", id: "2" });
});

test("a session that the server lost is replaced, and the page is told", async () => {
  await conversation.send({ text: "a" });
  server.forgetAll();
  assert.deepEqual(await conversation.send({ text: "b", id: "2" }), REPLIES);
  assert.deepEqual(server.sent.at(-1), { token: "token 2", text: "b", id: "2" });
  assert.equal(restarts, 1);
});

test("a button of a lost session asks by its title", async () => {
  await conversation.send({ text: "a" });
  const { session } = conversation;
  server.forgetAll();
  await conversation.send({ payload: "/not_covered/cost", title: "Cost", session, id: "2" });
  assert.deepEqual(server.sent.at(-1), { token: "token 2", text: "Cost", id: "2" });
});

test("a button that a known session no longer offers asks by its title", async () => {
  await conversation.send({ text: "a" });
  server.refusals = ["not_offered"];
  await conversation.send({ payload: "/not_covered/cost", title: "Cost", session: conversation.session, id: "2" });
  assert.deepEqual(server.sent.at(-1), { token: "token 1", text: "Cost", id: "2" });
  assert.equal(restarts, 1);
});

test("a command of a lost session is refused: its title would be no question", async () => {
  await conversation.send({ text: "a" });
  const { session } = conversation;
  server.forgetAll();
  const rating = { payload: '/feedback{"rating": "up"}', title: "Helpful", session };
  await assert.rejects(conversation.send(rating), { code: "not_offered" });
});

for (const code of ["unreachable", "too_many_requests", "too_long"]) {
  test(`the failure ${code} leaves the session as it is`, async () => {
    await conversation.send({ text: "a" });
    server.refusals = [code];
    await assert.rejects(conversation.send({ text: "b" }), { code });
    assert.equal(conversation.session, "token 1");
    assert.equal(restarts, 0);
  });
}

test("a session is resumed by another page of the tab", async () => {
  await conversation.send({ text: "a" });
  const again = new Conversation(server, store);
  assert.equal(again.isUnderWay, true);
  assert.deepEqual(await again.resume(), { entries: [], writing: false });
});

test("a session that has expired is resumed as none", async () => {
  await conversation.send({ text: "a" });
  server.forgetAll();
  assert.equal(await conversation.resume(), null);
  assert.equal(conversation.isUnderWay, false);
});

test("ids of messages are such as the server takes, and never twice the same", () => {
  const ids = Array.from({ length: 100 }, newMessageId);
  assert.ok(ids.every((id) => /^[0-9a-f]{24}$/.test(id)));
  assert.equal(new Set(ids).size, 100);
});
