/** The conversation on the page, oldest first. Knows nothing of HTTP. */

import { button, element, icon, spoken } from "./dom.js";
import { replyCard } from "./reply_card.js";

const MARGIN_PIXELS = 12;

export class Transcript {
  /** The element to show. */
  node;
  #strings;
  #groups = [];
  #typing = null;
  #latest = null;

  constructor(strings) {
    this.#strings = strings;
    // A log is announced politely as it grows; it takes focus so that the keyboard can scroll it.
    this.node = element("div", { class: "transcript", role: "log", "aria-label": strings.conversation, tabindex: "0" });
    this.node.addEventListener("toggle", ({ target }) => target.open && this.#reveal(target.closest(".card")), true);
  }

  /** Shows what the patient wrote or chose; returns its element. */
  addQuestion(text) {
    const words = element("p", { class: "bubble", dir: "auto" }, spoken(this.#strings.patient), text);
    const question = element("div", { class: "message message--own" }, words);
    this.node.append(question);
    this.#latest = question;
    this.showLatest();
    return question;
  }

  /** Shows a Reply; `context` is that of replyCard. Returns its element. */
  addReply(reply, context) {
    const { node, groups } = replyCard(reply, { strings: this.#strings, ...context });
    this.#groups.push(...groups);
    this.node.append(node);
    return node;
  }

  /** Shows a line that is neither the patient's nor the bot's. */
  addNotice(...words) {
    const notice = element("p", { class: "divider" }, ...words);
    this.node.append(notice);
    return notice;
  }

  /** Shows under a question why it has no answer; `onRetry`, if any, tells whether it was sent again. */
  addFailure(question, message, onRetry) {
    const { notSent, tryAgain } = this.#strings;
    const failure = element("div", { class: "failure" },
      element("p", {}, icon("alert"), element("strong", {}, notSent), ` ${message}`));
    const retry = () => onRetry() && failure.remove();
    if (onRetry) failure.append(button({ class: "tool" }, retry, tryAgain));
    question.append(failure);
    this.scrollTo(question);
  }

  /** Marks the latest button of a payload as chosen, after a reload; tells whether there is one. */
  markChosen(payload) {
    const group = this.#groups.findLast(({ offers }) => offers(payload));
    group?.markChosen(payload);
    return Boolean(group);
  }

  /** Makes every button inert: the server no longer knows them. */
  retireButtons() {
    this.#groups.forEach(({ retire }) => retire());
  }

  /** Shows whether an answer is being written. */
  showTyping(isShown) {
    this.#typing?.remove();
    this.#typing = null;
    if (!isShown) return;
    const dots = element("span", { class: "typing__dots", "aria-hidden": "true" },
      element("span"), element("span"), element("span"));
    this.#typing = element("div", { class: "typing" }, dots, spoken(this.#strings.writing));
    this.node.append(this.#typing);
    this.scrollTo(this.#typing);
  }

  /** Puts in what was said before without announcing all of it. */
  quietly(fill) {
    this.node.setAttribute("aria-live", "off");
    fill();
    requestAnimationFrame(() => this.node.removeAttribute("aria-live"));
  }

  focus() {
    this.node.focus({ preventScroll: true });
  }

  clear() {
    this.#typing = null;
    this.#latest = null;
    this.#groups = [];
    this.node.replaceChildren();
  }

  /** Brings the latest question to the top, its answer below it. */
  showLatest() {
    if (this.#latest) this.scrollTo(this.#latest);
  }

  // Scrolls down to the end of a card that has grown, but not past its beginning.
  #reveal(card) {
    const [seen, box] = [this.node.getBoundingClientRect(), card.getBoundingClientRect()];
    const hidden = box.bottom + MARGIN_PIXELS - seen.bottom;
    if (hidden > 0) this.node.scrollTop += Math.min(hidden, Math.max(0, box.top - seen.top - MARGIN_PIXELS));
  }

  /** Brings a message to the top where there is room below it: a long answer is read from its start. */
  scrollTo(message) {
    // Not scrollIntoView: that moves the page too.
    this.node.scrollTop += message.getBoundingClientRect().top - this.node.getBoundingClientRect().top - MARGIN_PIXELS;
  }
}
