/** The conversation on the page, oldest first. Knows nothing of HTTP. */

import { button, element, icon, spoken } from "../dom.js";
import { MoreBelow } from "./more_below.js";
import { patientBubble } from "./patient_bubble.js";
import { replyCard } from "./reply_card.js";

const MARGIN_PIXELS = 12;

export class Transcript {
  /** The element to show. */
  node;
  #strings;
  #log;
  #more;
  #groups = [];
  #typing = null;
  #latest = null;
  // What was brought to the top, as long as the patient has not scrolled on.
  #follow = null;
  #isDisclaimed = false;
  #isOld = false;

  /** What was said, oldest first: `{from, text}` or `{from, reply}`. */
  said = [];

  constructor(strings) {
    this.#strings = strings;
    // A log is announced politely as it grows; it takes focus so that the keyboard can scroll it.
    this.#log = element("div", { class: "transcript", role: "log", "aria-label": strings.conversation, tabindex: "0" });
    this.#log.addEventListener("toggle", ({ target }) => target.open && this.#reveal(target.closest(".card")), true);
    this.#log.addEventListener("grown", ({ target }) => this.#reveal(target.closest(".card")));
    for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      this.#log.addEventListener(kind, () => {
        this.#follow = null;
      }, { passive: true });
    }
    // The text became larger, or the screen smaller: what was being read stays in sight.
    new ResizeObserver(() => this.#follow && this.scrollTo(this.#follow)).observe(this.#log);
    this.#more = new MoreBelow(strings, this.#log, () => this.#latest);
    this.node = element("div", { class: "stage" }, this.#log, this.#more.button);
    this.#more.watch(this.node);
  }

  /** Shows what the patient wrote or chose; returns its element. */
  addQuestion(text, at = Date.now()) {
    const question = element("div", { class: "message message--own" }, ...patientBubble(text, at, this.#strings));
    this.#log.append(question);
    this.said.push({ from: "patient", text, at });
    this.#latest = question;
    this.showLatest();
    return question;
  }

  /** Shows a Reply; `context` is that of replyCard. Returns its element. */
  addReply(reply, context) {
    const { node, groups } = replyCard(reply,
      { strings: this.#strings, isDisclaimed: this.#isDisclaimed, isOld: this.#isOld, ...context });
    if (reply.disclaimer) this.#isDisclaimed = true;
    this.#groups.push(...groups);
    if (reply.outcome !== "greeting") this.said.push({ from: "guide", reply, at: context.at });
    this.#log.append(node);
    return node;
  }

  /** Shows a line that is neither the patient's nor the bot's. */
  addNotice(...words) {
    const notice = element("p", { class: "divider" }, ...words);
    this.#log.append(notice);
    return notice;
  }

  /** Shows under a question why it has no answer, in nodes; `onRetry`, if any, tells whether it was sent again. */
  addFailure(question, words, onRetry) {
    const { notSent, tryAgain } = this.#strings;
    const failure = element("div", { class: "failure" },
      element("p", {}, icon("alert"), element("strong", {}, notSent), " ", ...words));
    const retry = () => failure.isConnected && onRetry() && failure.remove();
    if (onRetry) failure.append(button({ class: "tool" }, retry, tryAgain));
    question.append(failure);
    this.scrollTo(question);
    return retry;
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
    this.#log.append(this.#typing);
    this.showLatest();
  }

  /** Puts in what was said before without announcing all of it. */
  quietly(fill) {
    this.#log.setAttribute("aria-live", "off");
    this.#isOld = true;
    fill();
    this.#isOld = false;
    requestAnimationFrame(() => this.#log.removeAttribute("aria-live"));
  }

  /** The messages of the patient, as elements. */
  get questions() {
    return [...this.#log.querySelectorAll(".message--own")];
  }

  /** Calls with how far it is scrolled, until `signal` ends it. */
  onScroll(call, signal) {
    this.#log.addEventListener("scroll", () => call(this.#log.scrollTop), { passive: true, signal });
  }

  /** How far it is scrolled, in pixels: lost when the chat leaves the page. */
  get scrolled() {
    return this.#log.scrollTop;
  }

  set scrolled(pixels) {
    this.#log.scrollTop = pixels;
  }

  focus() {
    this.#log.focus({ preventScroll: true });
  }

  clear() {
    this.#typing = null;
    this.#latest = null;
    this.#follow = null;
    this.#groups = [];
    this.#isDisclaimed = false;
    this.said = [];
    this.#log.replaceChildren();
  }

  /** Has what is shown next begin at a message, not at the question before it. */
  beginAt(message) {
    this.#latest = message;
  }

  /** Brings the latest question to the top, its answer below it. */
  showLatest() {
    if (this.#latest) this.scrollTo(this.#latest);
  }

  // Scrolls down to the end of a card that has grown, but not past its beginning.
  #reveal(card) {
    const [seen, box] = [this.#log.getBoundingClientRect(), card.getBoundingClientRect()];
    const hidden = box.bottom + MARGIN_PIXELS - seen.bottom;
    if (hidden > 0) this.#log.scrollTop += Math.min(hidden, Math.max(0, box.top - seen.top - MARGIN_PIXELS));
  }

  /** Brings a message to the top where there is room below it: a long answer is read from its start. */
  scrollTo(message) {
    this.#follow = message;
    // Not scrollIntoView: that moves the page too.
    this.#log.scrollTop += message.getBoundingClientRect().top - this.#log.getBoundingClientRect().top - MARGIN_PIXELS;
  }
}
