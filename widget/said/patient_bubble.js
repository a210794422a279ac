/** What the patient wrote: a long text is cut short, so that its answer is seen. */

import { button, element, spoken } from "../dom.js";

const SHOWN_CHARACTERS = 240;
const SHOWN_LINES = 4;

/** Returns the nodes of a message of the patient. */
export function patientBubble(text, at, strings) {
  // Its direction is that of its own words, whatever stands before it.
  const words = element("span", { class: "bubble__words", dir: "auto" }, text);
  const bubble = element("p", { class: "bubble" }, spoken(strings.by(strings.patient, at)), " ", words);
  if (text.length <= SHOWN_CHARACTERS && text.split("\n").length <= SHOWN_LINES) return [bubble];
  bubble.classList.add("bubble--short");
  const toggle = button({ class: "tool", "aria-expanded": "false" }, () => {
    const isShort = bubble.classList.toggle("bubble--short");
    toggle.setAttribute("aria-expanded", String(!isShort));
    toggle.textContent = isShort ? strings.showAll : strings.showLess;
  }, strings.showAll);
  return [bubble, toggle];
}
