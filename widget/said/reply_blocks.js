/** The blocks of an answer: paragraphs, lists, and questions to take to the visit. */

import { element, icon } from "../dom.js";
import { linked } from "./links.js";

const ITEM = /^\d+\. /;

/** Returns paragraphs, and lines that begin with a number as a list; null where there are none. */
export function bodyBlocks(blocks, attributes, links) {
  if (blocks.length === 0) return null;
  const nodes = [];
  for (const { text } of blocks) {
    const number = ITEM.exec(text)?.[0];
    if (!number) nodes.push(element("p", { dir: "auto" }, ...linked(text, links)));
    else listFor(nodes).append(element("li", { dir: "auto" }, ...linked(text.slice(number.length), links)));
  }
  return element("div", attributes, ...nodes);
}

/** Returns questions for the physician, set apart; `adds` is the group that puts them on the patient's list. */
export function bringBlock({ lead, questions }, strings, adds) {
  return element("div", { class: "bring" },
    element("p", { class: "bring__lead" }, icon("list"), lead || strings.toBring),
    element("ul", { role: "list" }, ...questions.map((question) => element("li", { dir: "auto" }, `“${question}”`))),
    adds?.node);
}

function listFor(nodes) {
  if (nodes.at(-1)?.localName !== "ol") nodes.push(element("ol"));
  return nodes.at(-1);
}
