/** Tells that the conversation goes on below, and leads there. */

import { button, icon } from "../dom.js";

// Less than this is a margin, nothing to read.
const LEAST_PIXELS = 24;

export class MoreBelow {
  /** The button to show over the conversation. */
  button;
  #strings;
  #log;
  #latest;

  /** `log` scrolls; `latest` returns the latest question in it, if any. */
  constructor(strings, log, latest) {
    this.#strings = strings;
    this.#log = log;
    this.#latest = latest;
    this.button = button({ class: "more", hidden: true }, () => this.#go(), icon("below"));
  }

  /** Keeps the cue on `stage` true as the log scrolls, grows and changes its size. */
  watch(stage) {
    const show = () => this.#show(stage);
    this.#log.addEventListener("scroll", show, { passive: true });
    new ResizeObserver(show).observe(this.#log);
    new MutationObserver(show).observe(this.#log, { childList: true, subtree: true, attributeFilter: ["open", "hidden"] });
  }

  #show(stage) {
    const isMore = this.#hidden > LEAST_PIXELS;
    stage.classList.toggle("stage--more", isMore);
    // The focus must not be lost with it.
    if (!isMore && this.button.matches(":focus")) this.#log.focus({ preventScroll: true });
    this.button.hidden = !isMore;
    const name = this.#isLatestBelow ? this.#strings.backToLatest : this.#strings.moreBelow;
    if (this.button.title !== name) this.button.title = name;
    this.button.setAttribute("aria-label", name);
  }

  #go() {
    if (this.#isLatestBelow) this.#log.scrollTop += this.#wayToLatest;
    else this.#log.scrollTop += Math.min(this.#hidden, this.#log.clientHeight * 0.8);
  }

  get #hidden() {
    return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight;
  }

  get #isLatestBelow() {
    return this.#wayToLatest > this.#log.clientHeight * 0.5;
  }

  get #wayToLatest() {
    const latest = this.#latest();
    return latest ? latest.getBoundingClientRect().top - this.#log.getBoundingClientRect().top - 12 : 0;
  }
}
