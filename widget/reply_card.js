/** Draws one Reply of the bot. */

import { isFeedback, quickReplies, thumbs } from "./choices.js";
import { element, icon, spoken } from "./dom.js";
import { linkParts } from "./links.js";
import { visitListTools } from "./visit_list.js";

// Where calling is what counts, the numbers are buttons too.
const WITH_CALL_BUTTONS = new Set(["emergency", "handoff"]);

/** Returns `{node, groups}` for a Reply; `context` has `strings`, `links`, `onChoose` and `onRate`. */
export function replyCard(reply, context) {
  const { strings, links, onChoose, onRate } = context;
  const [rating, offered] = split(reply.buttons ?? [], ({ payload }) => isFeedback(payload));
  const choices = offered.length ? quickReplies(offered, strings, onChoose) : null;
  const rates = rating.length ? thumbs(rating, strings, onRate) : null;
  const parts = linkParts(reply.body || reply.text || "", links);
  const card = element("div", { class: `card card--${reply.outcome}` },
    spoken(strings.guide),
    reply.outcome === "emergency" ? icon("alert") : null,
    element("p", { class: "card__body", dir: "auto" }, ...parts.map(linkOrText)),
    WITH_CALL_BUTTONS.has(reply.outcome) ? callButtons(parts, strings) : null,
    visitList(reply, strings),
    reply.sources?.length ? source(reply.sources, strings) : null,
    reply.disclaimer ? element("p", { class: "card__disclaimer", dir: "auto" }, icon("info"), reply.disclaimer) : null,
    rates?.node,
  );
  const node = element("div", { class: "message message--guide" }, card, choices?.node);
  return { node, groups: [choices, rates].filter(Boolean) };
}

function split(values, isFirst) {
  return [values.filter(isFirst), values.filter((value) => !isFirst(value))];
}

function linkOrText({ text, href, kind }) {
  return href ? element("a", { href, ...pageAttributes(kind) }, text) : text;
}

function pageAttributes(kind) {
  return kind === "page" ? { target: "_blank", rel: "noopener noreferrer" } : {};
}

function callButtons(parts, strings) {
  const links = parts.filter(({ href }, index) => href && parts.findIndex((part) => part.href === href) === index);
  if (links.length === 0) return null;
  return element("p", { class: "calls" }, ...links.map(({ text, href, kind }) =>
    element("a", { class: "call", href, ...pageAttributes(kind) },
      icon(kind), kind === "call" ? strings.call(text) : strings.bookVisit)));
}

function visitList({ outcome, visit_questions: questions }, strings) {
  const hasList = outcome === "help" && Array.isArray(questions) && questions.length > 0;
  return hasList ? visitListTools(questions.map(String), strings) : null;
}

function source(sources, strings) {
  const label = element("span", {}, strings.showSource);
  const details = element("details", { class: "source" },
    element("summary", {}, icon("source"), label), ...sources.map((passage) => quotation(passage, strings)));
  details.addEventListener("toggle", () => {
    label.textContent = details.open ? strings.hideSource : strings.showSource;
  });
  return details;
}

function quotation({ title, section, quote, reviewed_on: reviewedOn }, strings) {
  return element("figure", { class: "passage" },
    element("blockquote", { dir: "auto" }, quote),
    element("figcaption", {}, strings.sourceOf(title, section), reviewedOn ? ` ${strings.reviewedOn(reviewedOn)}` : null));
}
