import assert from "node:assert/strict";
import { test } from "node:test";

import { SessionStore } from "../../widget/talk/session_store.js";

function storage(content = {}) {
  return { content, getItem: (key) => content[key] ?? null, setItem: (key, value) => (content[key] = value) };
}

test("what one page keeps, the next page of the tab has", () => {
  const tab = storage();
  new SessionStore("chat", tab).set("token", "t");
  assert.equal(new SessionStore("chat", tab).get("token"), "t");
});

test("chats of two servers keep theirs apart", () => {
  const tab = storage();
  new SessionStore("one", tab).set("token", "t");
  assert.equal(new SessionStore("other", tab).get("token"), undefined);
});

for (const content of ["", "nonsense", "null", "[1]", "7"]) {
  test(`a content "${content}" of others is taken for nothing`, () => {
    assert.equal(new SessionStore("chat", storage({ chat: content })).get("token"), undefined);
  });
}

test("a storage that is full or forbidden is done without", () => {
  const refuse = () => {
    throw new Error("forbidden");
  };
  const store = new SessionStore("chat", { getItem: refuse, setItem: refuse });
  store.set("token", "t");
  assert.equal(store.get("token"), "t");
});
