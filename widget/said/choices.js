/** Quick replies, the buttons under a Reply. Each group can be used once. */

import { button, element, icon, makeInert, spoken } from "../dom.js";

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
    node: element("div", { class: "choices", ...(nodes.length > 1 && { role: "group", "aria-label": strings.choices }) }, ...nodes),
    offers: (payload) => !isInert(nodes[0]) && buttons.some((offered) => offered.payload === payload),
    markChosen,
    retire: () => nodes.forEach(makeInert),
  };
}

/** Whether a button was made inert. */
export function isInert(node) {
  return node.getAttribute("aria-disabled") === "true";
}
