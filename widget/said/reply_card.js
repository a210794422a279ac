/** Draws one Reply of the bot. */

import { isFeedback, quickReplies } from "./choices.js";
import { element, icon, spoken } from "../dom.js";
import { linkParts, pageAttributes } from "./links.js";
import { bodyBlocks, bringBlock } from "./reply_blocks.js";
import { source } from "./source.js";
import { thumbs } from "./thumbs.js";
import { visitListTools } from "./visit_list.js";

// Where calling is what counts, the numbers are buttons too.
const WITH_CALL_BUTTONS = new Set(["emergency", "handoff"]);
const ADD = "/add_visit_question{";

/**
 * Returns `{node, groups}` for a Reply; `context` has `strings`, `links`, `clinic`, `onChoose` and `onRate`.
 * `isDisclaimed`: its disclaimer was shown before, and is one quiet line now. `isOld`: it is not news.
 */
export function replyCard(reply, context) {
  const { strings, onChoose, onRate, isOld } = context;
  const isUrgent = reply.outcome === "emergency";
  const [rating, others] = split(reply.buttons ?? [], ({ payload }) => isFeedback(payload));
  const [adding, offered] = split(others, ({ payload }) => reply.blocks?.some(isBring) && payload.startsWith(ADD));
  const groups = {
    adds: adding.length ? quickReplies(adding, strings, onChoose) : null,
    choices: offered.length ? quickReplies(offered, strings, onChoose) : null,
    rates: rating.length ? thumbs(rating, strings, onRate) : null,
  };
  // Said at once, whatever a screen reader is reading.
  const card = element("div", { class: `card card--${reply.outcome}`, role: isUrgent && !isOld ? "alert" : undefined },
    spoken(strings.by(strings.guide, context.at)), ...content(reply, context, groups));
  const node = element("div", { class: "message message--guide" }, card, groups.choices?.node);
  return { node, groups: Object.values(groups).filter(Boolean) };
}

function content(reply, { strings, links, clinic, isDisclaimed }, { adds, rates }) {
  const calls = WITH_CALL_BUTTONS.has(reply.outcome) ? callButtons(reply, links, strings) : null;
  const blocks = reply.blocks ?? (reply.body || reply.text || "").split("\n").map((text) => ({ text }));
  const [first, last] = reply.outcome === "emergency" ? [calls, null] : [null, calls];
  const cited = source(reply, strings);
  return [
    first,
    ...bodyParts(blocks, reply, links, strings, adds),
    last,
    visitList(reply, clinic, strings),
    cited || rates ? element("div", { class: "card__foot" }, cited, rates?.node, rates?.reasons) : null,
    reply.disclaimer ? disclaimer(reply.disclaimer, strings, isDisclaimed) : null,
  ];
}

function bodyParts(blocks, { language }, links, strings, adds) {
  const at = blocks.findIndex(isBring);
  const attributes = { class: "card__body", lang: language };
  if (at < 0) return [bodyBlocks(blocks, attributes, links)];
  return [
    bodyBlocks(blocks.slice(0, at), attributes, links),
    bringBlock(blocks[at], strings, adds),
    bodyBlocks(blocks.slice(at + 1), attributes, links),
  ];
}

function isBring({ questions }) {
  return Array.isArray(questions);
}

function split(values, isFirst) {
  return [values.filter(isFirst), values.filter((value) => !isFirst(value))];
}

function callButtons({ body, text }, links, strings) {
  const parts = linkParts(body || text || "", links);
  const called = parts.filter(({ href }, index) => href && parts.findIndex((part) => part.href === href) === index);
  if (called.length === 0) return null;
  return element("p", { class: "calls" }, ...called.map(({ text: number, href, kind }) =>
    element("a", { class: "call", href, ...pageAttributes(kind) },
      icon(kind), kind === "call" ? strings.call(number) : strings.bookVisit)));
}

function visitList({ outcome, visit_questions: questions }, clinic, strings) {
  const hasList = outcome === "help" && Array.isArray(questions) && questions.length > 0;
  return hasList ? visitListTools(questions.map(String), clinic, strings) : null;
}

function disclaimer(words, strings, isKnown) {
  if (!isKnown) return element("p", { class: "card__disclaimer", dir: "auto" }, icon("info"), words);
  return element("p", { class: "card__disclaimer card__disclaimer--again" },
    spoken(words), element("span", { "aria-hidden": "true" }, strings.disclaimed));
}
