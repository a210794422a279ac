/** The passages behind an answer, folded. */

import { element, icon } from "../dom.js";

/** Returns the passages that the body does not show itself, null where there are none. */
export function source({ sources, body = "" }, strings) {
  const hidden = (sources ?? []).filter(({ quote }) => !body.includes(quote));
  if (hidden.length === 0) return null;
  const label = element("span", {}, strings.showSource);
  const details = element("details", { class: "source" },
    element("summary", {}, icon("source"), label), ...hidden.map((passage) => quotation(passage, strings)));
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
