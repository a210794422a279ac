import assert from "node:assert/strict";
import { test } from "node:test";

import { clinicLinks, linkParts, telephoneLink } from "../../widget/said/links.js";

const CLINIC = {
  emergency_number: "911",
  crisis_line: "988",
  urgent_line: "555-0143",
  phone: "555-0142",
  appointment_page: "/appointments",
  base: "https://chat.example/",
};
const LINKS = clinicLinks(CLINIC);

function linked(text) {
  return linkParts(text, LINKS).map((part) => (part.href ? `[${part.text}](${part.href})` : part.text)).join("");
}

for (const [text, shown] of [
  ["Call 911 now.", "Call [911](tel:911) now."],
  ["911", "[911](tel:911)"],
  ["Call 555-0142, or 988.", "Call [555-0142](tel:5550142), or [988](tel:988)."],
  ["Book at /appointments.", "Book at [/appointments](https://chat.example/appointments)."],
  ["In 1911 and 9110, at 911-3 and x911", "In 1911 and 9110, at 911-3 and x911"],
  ["Call 911-", "Call [911](tel:911)-"],
  ["See https://evil.example and tel:123", "See https://evil.example and tel:123"],
  ["", ""],
]) {
  test(`"${text}" is shown as "${shown}"`, () => assert.equal(linked(text), shown));
}

test("no text is lost or changed by its links", () => {
  const text = "a 911 b 988 c 555-0142 911";
  assert.equal(linkParts(text, LINKS).map((part) => part.text).join(""), text);
});

for (const page of ["javascript:alert(1)", "data:text/html,x", "http://", ""]) {
  test(`an appointment page "${page}" makes no link`, () => {
    const links = clinicLinks({ appointment_page: page, base: "https://chat.example/" });
    assert.ok(links.every(({ href }) => href.startsWith("https://chat.example/")));
  });
}

test("a telephone link holds what a telephone can dial", () => {
  assert.equal(telephoneLink("+1 (555) 01-42 x"), "tel:+15550142");
});
