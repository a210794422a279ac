/** The button in the corner of the page that opens the chat. */

import { button, element, icon } from "../dom.js";

export class Launcher {
  /** The button to show. */
  node;
  #strings;
  #name;
  #badge = element("span", { class: "launcher__badge", "aria-hidden": "true", hidden: true });
  #status = element("span", { class: "spoken", role: "status" });

  /** `words` are the page's own, else ours. */
  constructor(strings, words, onOpen) {
    this.#strings = strings;
    // Begins with the words that are seen: who speaks to the computer says them.
    this.#name = words ? `${words}: ${strings.openPart}` : strings.openChat;
    this.button = button({ class: "launcher", "aria-haspopup": "dialog", "aria-expanded": "false" }, onOpen,
      icon("chat"), element("span", { class: "launcher__words" }, words || strings.launcher), this.#badge);
    this.node = element("div", { class: "corner" }, this.button, this.#status);
    this.showUnread(0);
  }

  /** Shows how many answers came while the chat was closed. */
  showUnread(count) {
    const words = count ? this.#strings.unread(count) : "";
    this.#badge.hidden = count === 0;
    this.#badge.textContent = String(count);
    this.button.setAttribute("aria-label", [this.#name, words].filter(Boolean).join(". "));
    this.#status.textContent = words;
  }

  showOpen(isOpen) {
    this.button.setAttribute("aria-expanded", String(isOpen));
    this.button.hidden = isOpen;
  }
}
