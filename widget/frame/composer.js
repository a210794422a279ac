/** Where the patient writes. What was typed stays until it is on its way, also when the page is loaded again. */

import { element, icon, spoken } from "../dom.js";

export const MOST_CHARACTERS = 2000;
const WARN_BELOW = 200;

/** Returns what is wrong with a text, "" where nothing is. */
export function faultIn(text, strings) {
  if (!text) return strings.empty;
  const [many, most] = [lengthOf(text), MOST_CHARACTERS].map((number) => number.toLocaleString("en"));
  return isTooLong(text) ? strings.tooLong(many, most) : "";
}

function isTooLong(text) {
  return lengthOf(text) > MOST_CHARACTERS;
}

function lengthOf(text) {
  return [...text].length;
}

export class Composer {
  /** The form to show. */
  node;
  #strings;
  #onSend;
  #onTooLong;
  #store;
  #text;
  #status;

  /** `onSend` gets a text and tells whether it was taken; `onTooLong` gets one that can't be, and stays. */
  constructor(strings, store, { onSend, onTooLong }) {
    this.#strings = strings;
    this.#store = store;
    this.#onSend = onSend;
    this.#onTooLong = onTooLong;
    this.#text = element("textarea", {
      id: "text", rows: "1", placeholder: strings.placeholder, enterkeyhint: "send", autocomplete: "off",
      "aria-describedby": "status hint", dir: "auto",
    });
    this.#status = element("p", { id: "status", class: "composer__status", role: "status" });
    // What was begun before the page was loaded again.
    this.#text.value = store.get("draft") ?? "";
    this.node = this.#form();
    this.#listen();
  }

  focus() {
    this.#text.focus({ preventScroll: true });
  }

  /** Shows words, with links among them, above the text, until the next ones. */
  say(...words) {
    const isSaid = this.#status.textContent === words.map((part) => part.textContent ?? part).join("");
    if (!isSaid) this.#status.replaceChildren(...words);
  }

  /** Takes the focus off the text where the keyboard is on the screen, and over the conversation. */
  putKeyboardAway() {
    if (!matchMedia("(hover: hover)").matches) this.#text.blur();
  }

  /** Puts a text back that could not be sent, before what was typed since. */
  giveBack(text) {
    this.#text.value = [text, this.#text.value].filter(Boolean).join("\n");
    this.#keep();
    this.#fit();
  }

  #form() {
    const { question, send, hint, keys } = this.#strings;
    const submit = element("button", { type: "submit", class: "send", "aria-label": send, title: send }, icon("send"));
    return element("form", { class: "composer", novalidate: true },
      this.#status,
      element("label", { for: "text" }, spoken(question)),
      element("div", { class: "composer__row" }, this.#text, submit),
      element("p", { id: "hint", class: "composer__hint" }, hint, element("span", { class: "composer__keys" }, ` ${keys}`)));
  }

  #listen() {
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
      event.preventDefault();
      this.#submit();
    });
    this.#text.addEventListener("input", () => {
      this.#keep();
      this.#fit();
      const left = MOST_CHARACTERS - lengthOf(this.#text.value);
      this.#mark(left < 0 ? faultIn(this.#text.value, this.#strings) : "");
      if (left >= 0) this.say(left < WARN_BELOW ? this.#strings.left(left) : "");
    });
  }

  #submit() {
    const typed = this.#text.value.trim();
    const fault = faultIn(typed, this.#strings);
    this.#mark(fault);
    if (isTooLong(typed)) this.#onTooLong(typed);
    if (!fault && this.#onSend(typed)) {
      this.#text.value = "";
      this.#keep();
      this.#fit();
    }
  }

  #mark(fault) {
    this.#text.setAttribute("aria-invalid", String(Boolean(fault)));
    if (fault) this.say(fault);
  }

  #keep() {
    this.#store.set("draft", this.#text.value || undefined);
  }

  // Grows with the text; the style sheet says how far.
  #fit() {
    this.#text.style.height = "auto";
    this.#text.style.height = `${this.#text.scrollHeight + 2}px`;
  }
}

// Safari tells the Enter that ends a composition after its end, with this code.
function isComposing({ isComposing: isUnderWay, keyCode }) {
  return isUnderWay || keyCode === 229;
}
