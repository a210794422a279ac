/** The thumbs of an answer. They can be used once; who was not helped may say why. */

import { button, element, icon, makeInert } from "../dom.js";
import { isInert } from "./choices.js";

/**
 * Returns two thumbs, of the same form as quick replies, and beside their `node` the place of `reasons`.
 * `onRate` gives `{words, isKept, reasons}`; reasons are buttons.
 */
export function thumbs(buttons, strings, onRate) {
  const words = element("span", { class: "thumbs__words", role: "status" });
  const reasons = element("div", { class: "reasons", hidden: true });
  const nodes = buttons.map((offered) => thumb(offered, strings, () => rate(offered)));
  async function rate({ payload }) {
    if (isInert(nodes[0])) return;
    markChosen(payload);
    const outcome = await onRate(payload);
    words.textContent = outcome.words;
    if (!outcome.isKept) nodes.forEach(release);
    else if (outcome.reasons?.length) askWhy(reasons, outcome.reasons, strings, onRate);
  }
  function markChosen(payload) {
    nodes.forEach(makeInert);
    nodes[buttons.findIndex((offered) => offered.payload === payload)].setAttribute("aria-pressed", "true");
    words.textContent = strings.thanks;
  }
  return {
    node: element("div", { class: "thumbs", role: "group", "aria-label": strings.rate }, words, ...nodes),
    reasons,
    offers: (payload) => !isInert(nodes[0]) && buttons.some((offered) => offered.payload === payload),
    markChosen,
    retire: () => nodes.forEach(makeInert),
  };
}

function askWhy(place, reasons, strings, onRate) {
  const tell = async (payload, title) => {
    const { isKept, words } = await onRate(payload);
    place.replaceChildren(element("p", { role: "status" }, isKept ? strings.noted(title) : words));
  };
  const nodes = reasons.map(({ title, payload }) => button({ class: "choice" }, () => tell(payload, title), title));
  place.replaceChildren(element("p", {}, strings.why),
    element("div", { class: "choices", role: "group", "aria-label": strings.why }, ...nodes));
  place.hidden = false;
  place.dispatchEvent(new Event("grown", { bubbles: true }));
}

function release(node) {
  node.removeAttribute("aria-disabled");
  node.setAttribute("aria-pressed", "false");
}

function thumb({ payload }, strings, onClick) {
  const isUp = /"up"/.test(payload);
  const name = isUp ? strings.helpful : strings.notHelpful;
  return button({ class: "thumb", "aria-label": name, title: name, "aria-pressed": "false" }, onClick,
    icon(isUp ? "up" : "down"));
}
