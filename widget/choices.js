/** The buttons under a Reply: quick replies, and the thumbs. Each group can be used once. */

import { button, element, icon, makeInert, spoken } from "./dom.js";

const FEEDBACK = "/feedback{";

/** Whether a button's payload rates an answer. */
export function isFeedback(payload) {
  return payload.startsWith(FEEDBACK);
}

/** Returns a group of quick replies: `{node, offers, markChosen, retire}`. `onChoose` tells whether it was sent. */
export function quickReplies(buttons, strings, onChoose) {
  const nodes = buttons.map((offered) =>
    button({ class: "choice" }, () => {
      if (isInert(nodes[0]) || !onChoose(offered)) return;
      markChosen(offered.payload);
    }, offered.title),
  );
  function markChosen(payload) {
    const chosen = nodes[buttons.findIndex((offered) => offered.payload === payload)];
    nodes.forEach(makeInert);
    chosen.classList.add("choice--chosen");
    chosen.prepend(icon("check"));
    chosen.append(spoken(` ${strings.chosen}`));
  }
  return {
    node: element("div", { class: "choices", role: "group", "aria-label": strings.choices }, ...nodes),
    offers: (payload) => !isInert(nodes[0]) && buttons.some((offered) => offered.payload === payload),
    markChosen,
    retire: () => nodes.forEach(makeInert),
  };
}

/** Returns two thumbs, of the same form as quick replies. `onRate` gives `{words, isKept}`. */
export function thumbs(buttons, strings, onRate) {
  const words = element("span", { class: "thumbs__words" }, strings.rate);
  const nodes = buttons.map((offered) => thumb(offered, strings, () => rate(offered)));
  async function rate({ payload }) {
    if (isInert(nodes[0])) return;
    markChosen(payload);
    const outcome = await onRate(payload);
    words.textContent = outcome.words;
    if (!outcome.isKept) nodes.forEach(release);
  }
  function markChosen(payload) {
    nodes.forEach(makeInert);
    nodes[buttons.findIndex((offered) => offered.payload === payload)].setAttribute("aria-pressed", "true");
    words.textContent = strings.thanks;
  }
  return {
    node: element("div", { class: "thumbs", role: "group", "aria-label": strings.rate }, words, ...nodes),
    offers: (payload) => !isInert(nodes[0]) && buttons.some((offered) => offered.payload === payload),
    markChosen,
    retire: () => nodes.forEach(makeInert),
  };
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

function isInert(node) {
  return node.getAttribute("aria-disabled") === "true";
}
