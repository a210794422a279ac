import assert from "node:assert/strict";
import { test } from "node:test";

import { Api, ChatError } from "../../widget/talk/api.js";

const BASE = "https://chat.example/";

function answering(status, body, headers = {}) {
  const asked = [];
  const fetch = async (address, request) => {
    asked.push({ address, ...request });
    return new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers });
  };
  return { api: new Api(BASE, fetch), asked };
}

test("a message carries the token, and no cookie and no address of the page", async () => {
  const { api, asked } = answering(200, { replies: [{ body: "Yes." }] });
  assert.deepEqual(await api.send("secret", { text: "does it work?", id: "1" }), [{ body: "Yes." }]);
  const [{ address, method, headers, body, credentials, referrerPolicy }] = asked;
  assert.equal(address, "https://chat.example/webhooks/web_chat/messages");
  assert.equal(method, "POST");
  assert.equal(headers.Authorization, "Bearer secret");
  assert.deepEqual(JSON.parse(body), { text: "does it work?", id: "1" });
  assert.deepEqual([credentials, referrerPolicy], ["omit", "no-referrer"]);
});

for (const [kind, character] of [["plain", "a"], ["escaped", '"'], ["of other scripts", "語"], ["emoji", "🙂"]]) {
  test(`of ${kind} characters beyond a request its two ends are sent`, async () => {
    const { api, asked } = answering(200, { replies: [{ body: "Call 911 now." }] });
    await api.send("t", { text: `first ${character.repeat(20_000)} last`, id: "1" });
    const { text } = JSON.parse(asked[0].body);
    assert.ok(new TextEncoder().encode(asked[0].body).length < 16 * 1024);
    assert.ok([...text].length > 2_000);
    assert.match(text, /^first .* last$/u);
  });
}

test("a history is asked for without the token in its address", async () => {
  const { api, asked } = answering(200, { entries: [], writing: false });
  await api.history("secret", { wait: true });
  assert.equal(asked[0].address, "https://chat.example/webhooks/web_chat/history?wait=20");
  assert.equal(asked[0].method, "GET");
});

test("a server behind a folder is reached in that folder", async () => {
  const asked = [];
  const api = new Api("https://clinic.example/chat/", async (address) => {
    asked.push(address);
    return Response.json({ token: "t" });
  });
  assert.equal(await api.openSession(), "t");
  assert.deepEqual(asked, ["https://clinic.example/chat/webhooks/web_chat/session"]);
});

for (const [status, body, code] of [
  [429, { error: { code: "too_many_requests", message: "Wait." } }, "too_many_requests"],
  [401, { error: { code: "token_expired", message: "Ended." } }, "token_expired"],
  [502, "<html>Bad gateway</html>", "unreachable"],
  [200, "<html>A proxy's page</html>", "no_answer"],
  [200, { replies: [] }, "no_answer"],
  [200, { replies: "Yes." }, "no_answer"],
]) {
  test(`an answer ${status} ${JSON.stringify(body)} is the failure ${code}`, async () => {
    await assert.rejects(answering(status, body).api.send("t", { text: "a" }), { code });
  });
}

test("the seconds to wait are told", async () => {
  const refused = answering(429, { error: { code: "too_many_requests" } }, { "Retry-After": "7" });
  await assert.rejects(refused.api.send("t", { text: "a" }), { seconds: 7 });
});

test("a server that can't be reached is unreachable", async () => {
  const api = new Api(BASE, () => Promise.reject(new TypeError("failed")));
  await assert.rejects(api.openSession(), { code: "unreachable" });
});

for (const [code, canRetry] of [["unreachable", true], ["too_many_requests", true], ["too_long", false], ["not_offered", false]]) {
  test(`sending again ${canRetry ? "can" : "can't"} help after ${code}`, () => {
    assert.equal(new ChatError(code).canRetry, canRetry);
  });
}
