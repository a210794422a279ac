import assert from "node:assert/strict";
import { test } from "node:test";

import { faultIn } from "../../widget/frame/composer.js";
import { stringsFor } from "../../widget/words/strings.js";
import { ENGLISH } from "../../widget/words/strings_en.js";
import { numbered } from "../../widget/said/visit_list.js";

for (const tag of ["en", "en-GB", "EN", "de", "", undefined, "__proto__", "constructor"]) {
  test(`a page in "${tag}" has a chat in English`, () => {
    assert.deepEqual(stringsFor(tag), { language: "en", dir: "ltr", strings: ENGLISH });
  });
}

test("numbers in words are told as one says them", () => {
  assert.deepEqual([ENGLISH.unread(1), ENGLISH.unread(2)], ["1 new answer", "2 new answers"]);
  const { too_many_requests: wait } = ENGLISH.failures;
  assert.match(wait({ seconds: 1 }), /wait 1 second and/);
  assert.match(wait({ seconds: 7 }), /wait 7 seconds and/);
  assert.match(wait({ seconds: 0 }), /wait 10 seconds and/);
});

test("a list for the visit is numbered, a line a question", () => {
  assert.equal(numbered(["Cost?", "Risks?"]), "1. Cost?\n2. Risks?");
});

for (const [text, fault] of [
  ["", "Please type a question first."],
  ["a", ""],
  ["x".repeat(2000), ""],
  ["🙂".repeat(2000), ""],
  ["x".repeat(2001), "Your message has 2,001 characters, and I can read 2,000. Please shorten it."],
]) {
  test(`a text of ${[...text].length} characters is ${fault || "no fault"}`, () => {
    assert.equal(faultIn(text, ENGLISH), fault);
  });
}
