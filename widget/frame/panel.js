/** The frame of the chat: head, menu, emergency line, transcript and composer. */

import { button, element, icon } from "../dom.js";
import { pageLink, telephoneLink } from "../said/links.js";

export class Panel {
  /** The dialog, or in a page of its own a plain section. */
  node;
  #strings;
  #clinic = element("p", { class: "head__clinic" });
  #emergency = element("strong", { class: "notice__emergency" });
  #offline = element("p", { class: "offline", role: "status" });
  #menu;
  #menuButton;
  #showPage = () => {};
  #question = element("div", { class: "confirm", role: "group" });

  /** `actions` are those of menu.js; `onClose` is left out where there is no closing. */
  constructor(strings, transcript, composer, actions, onClose) {
    this.#strings = strings;
    this.#menu = element("ul", { id: "menu", class: "menu", hidden: true }, ...actions.map((action) => this.#item(action)));
    this.#menuButton = button({ class: "head__button", "aria-label": strings.menu, title: strings.menu,
      "aria-expanded": "false", "aria-controls": "menu" }, () => this.#toggleMenu(), icon("more"));
    this.#question.hidden = true;
    this.node = element(onClose ? "dialog" : "section", { class: "panel", "aria-labelledby": "title", "aria-describedby": "notice" },
      this.#head(onClose), this.#notice(), this.#offline, transcript, this.#question, composer);
    this.node.addEventListener("focusout", ({ relatedTarget }) => {
      const isElsewhere = relatedTarget && relatedTarget !== this.#menuButton && !this.#menu.contains(relatedTarget);
      if (isElsewhere) this.closeMenu();
    });
  }

  /** Fills in what the clinic says of itself. */
  showClinic(clinic) {
    const { name = "", emergency_number: number } = clinic;
    this.#showPage(clinic);
    this.#clinic.textContent = name;
    const { emergency, localEmergency } = this.#strings;
    this.#emergency.replaceChildren(
      ...(number ? [`${emergency} `, element("a", { href: telephoneLink(number) }, number)] : [localEmergency]));
  }

  showOffline(isOffline) {
    this.#offline.textContent = isOffline ? this.#strings.offline : "";
  }

  focusTitle() {
    this.node.querySelector("#title").focus({ preventScroll: true });
  }

  /** Closes the menu or the question that is open; tells whether there was one. */
  closeInner() {
    if (!this.#question.hidden) {
      this.#endQuestion();
      return true;
    }
    const wasOpen = !this.#menu.hidden;
    this.closeMenu();
    if (wasOpen) this.#menuButton.focus();
    return wasOpen;
  }

  closeMenu() {
    this.#menu.hidden = true;
    this.#menuButton.setAttribute("aria-expanded", "false");
  }

  /** Asks before something is deleted; runs `onYes` when the patient agrees. */
  confirm(words, yes, onYes) {
    const agree = button({ class: "tool tool--strong" }, () => {
      this.#endQuestion();
      onYes();
    }, yes);
    const keep = button({ class: "tool" }, () => this.#endQuestion(), this.#strings.keep);
    this.#question.setAttribute("aria-labelledby", "confirm");
    this.#question.replaceChildren(element("p", { id: "confirm" }, words), agree, keep);
    this.#question.hidden = false;
    keep.focus();
  }

  #endQuestion() {
    this.#question.hidden = true;
    this.#menuButton.focus();
  }

  #toggleMenu() {
    this.#menu.hidden = !this.#menu.hidden;
    this.#menuButton.setAttribute("aria-expanded", String(!this.#menu.hidden));
    // Below the emergency number, which stays in sight.
    this.#menu.style.marginBlockStart = `${this.node.querySelector("#notice").offsetHeight}px`;
    if (!this.#menu.hidden) this.#menu.querySelector("button").focus();
  }

  #item({ label, picture, run, href, scale }) {
    if (scale) return this.#textSize(label, scale);
    if (href) return this.#page(label, picture, href);
    return element("li", {}, button({ class: "menu__item" }, () => {
      this.closeMenu();
      this.#menuButton.focus();
      run();
    }, icon(picture), label));
  }

  // Seen only where the clinic names its page.
  #page(label, picture, href) {
    const link = element("a", { class: "menu__item", target: "_blank", rel: "noopener noreferrer" }, icon(picture), label);
    const item = element("li", { hidden: true }, link);
    this.#showPage = (clinic) => {
      const address = pageLink(href(), clinic.base);
      item.hidden = !address;
      if (address) link.href = address;
    };
    return item;
  }

  #textSize(label, scale) {
    const { smaller, larger, textScale } = this.#strings;
    const told = element("span", { role: "status" }, textScale(scale(0)));
    const size = (name, sign, step) => button({ class: "menu__step", "aria-label": name, title: name }, () => {
      told.textContent = textScale(scale(step));
    }, sign);
    return element("li", {}, element("div", { class: "menu__sizes", role: "group", "aria-label": label },
      icon("text"), element("span", {}, label), size(smaller, "A−", -1), told, size(larger, "A+", 1)));
  }

  #head(onClose) {
    const { title, close } = this.#strings;
    return element("div", { class: "head" },
      element("span", { class: "head__mark" }, icon("chat")),
      element("div", { class: "head__names" }, element("h2", { id: "title", tabindex: "-1" }, title), this.#clinic),
      this.#menuButton, this.#menu,
      onClose ? button({ class: "head__button", "aria-label": close, title: close }, onClose, icon("close")) : null);
  }

  #notice() {
    return element("p", { id: "notice", class: "notice" }, element("span", {}, this.#strings.notice), " ", this.#emergency);
  }
}
