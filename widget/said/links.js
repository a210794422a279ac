/** Finds the clinic's own numbers in a text. What the bot says never makes a link by itself. */

import { element } from "../dom.js";

/** Returns the clinic's links: `[{text, href, kind}]`. */
export function clinicLinks(clinic) {
  const numbers = [clinic.emergency_number, clinic.crisis_line, clinic.urgent_line, clinic.phone];
  const links = numbers.filter(Boolean).map((text) => ({ text, href: telephoneLink(text), kind: "call" }));
  const page = pageLink(clinic.appointment_page, clinic.base);
  return page ? [...links, { text: clinic.appointment_page, href: page, kind: "page" }] : links;
}

/** Returns `tel:` and the number, without what a telephone does not dial. */
export function telephoneLink(number) {
  return `tel:${number.replace(/[^0-9+*#]/g, "")}`;
}

/** Returns the parts of a text in their order: `{text}`, or `{text, href, kind}` for a link. */
export function linkParts(text, links) {
  const parts = [];
  let rest = text;
  for (let found = firstLink(rest, links); found; found = firstLink(rest, links)) {
    if (found.at > 0) parts.push({ text: rest.slice(0, found.at) });
    parts.push(found.link);
    rest = rest.slice(found.at + found.link.text.length);
  }
  return rest ? [...parts, { text: rest }] : parts;
}

/** Returns a text as nodes and strings, with the clinic's numbers and page as links. */
export function linked(text, links) {
  return linkParts(text, links).map(({ text: words, href, kind }) =>
    href ? element("a", { href, ...pageAttributes(kind) }, words) : words);
}

/** Returns the attributes of a link to a page: it opens beside the chat. */
export function pageAttributes(kind) {
  return kind === "page" ? { target: "_blank", rel: "noopener noreferrer" } : {};
}

/** Returns the whole address of a page, null where it is none to open. */
export function pageLink(address, base) {
  if (!address) return null;
  try {
    const url = new URL(address, base);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

function firstLink(text, links) {
  const found = links
    .map((link) => ({ link, at: placeOf(link.text, text) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at || other.link.text.length - one.link.text.length);
  return found[0];
}

// 911 is no number to call in "1911" or "911-3".
function placeOf(word, text) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text.slice(at + word.length, at + word.length + 2);
    if (!/[\w/+-]/.test(before) && !/^(\w|[-/]\w)/.test(after)) return at;
  }
  return -1;
}
