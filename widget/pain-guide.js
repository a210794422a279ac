/** The element <pain-guide>: a launcher in the corner of a clinic's page, and the chat it opens. */

import { Chat } from "./frame/chat.js";
import { element } from "./dom.js";
import { Look } from "./frame/look.js";
import { SessionStore, tabStorage } from "./talk/session_store.js";
import { stringsFor } from "./words/strings.js";
import baseStyles from "./styles/base.css" with { type: "css" };
import frameStyles from "./styles/frame.css" with { type: "css" };
import messageStyles from "./styles/message.css" with { type: "css" };
import cardStyles from "./styles/card.css" with { type: "css" };
import buttonsStyles from "./styles/buttons.css" with { type: "css" };
import composerStyles from "./styles/composer.css" with { type: "css" };
import screensStyles from "./styles/screens.css" with { type: "css" };

const STYLES = [
  baseStyles, frameStyles, messageStyles, cardStyles, buttonsStyles, composerStyles, screensStyles,
];
// The server that this script came from: its folder's parent.
const BASE = new URL("..", import.meta.url).href;
// As in screens.css.
const FILLS_SCREEN = "(max-width: 30rem), (max-height: 32rem)";
const NAME = "pain-guide";
const TEXT_SIZE = { name: "--pain-guide-rem", syntax: "<length>", inherits: true, initialValue: "16px" };

class PainGuide extends HTMLElement {
  static observedAttributes = ["theme", "position", "color", "font-size"];
  #chat = null;
  #look;
  #store;
  #isSmall = matchMedia(FILLS_SCREEN);
  #ends = null;
  #scrolled = 0;

  connectedCallback() {
    if (!this.#chat && !this.#build()) return;
    this.#ends = new AbortController();
    this.#listen(this.#ends.signal);
    this.#chat.connect();
    this.#look.apply();
    // The chat was taken out of the page and put into it again.
    if (this.#chat.hasAppeared && this.#store.get("open")) this.#show();
    this.#chat.transcript.scrolled = this.#scrolled;
  }

  disconnectedCallback() {
    this.#ends?.abort();
    this.#chat?.disconnect();
  }

  attributeChangedCallback() {
    if (this.#chat) this.#look.apply();
  }

  /** Opens the chat. */
  open() {
    if (!this.#chat || this.isOpen) return;
    this.#show();
    this.#tell("open");
    if (matchMedia("(hover: hover)").matches) this.#chat.composer.focus();
    // On a phone, focus in the text would open the keyboard over the answer.
    else this.#chat.panel.focusTitle();
  }

  /** Closes the chat; the conversation goes on when it is opened again. */
  close() {
    if (this.#isInline || !this.isOpen) return;
    this.#chat.hide();
    this.#store.set("open", false);
    this.#tell("close");
  }

  /** Opens the chat and asks a question in the patient's name, after those that were asked before. */
  async ask(text) {
    this.open();
    await this.#chat?.begin();
    this.#chat?.exchange.askInTurn(String(text));
  }

  /** Whether the chat is open. */
  get isOpen() {
    return Boolean(this.#chat) && (this.#isInline || this.#chat.panel.node.open);
  }

  get #isInline() {
    return this.hasAttribute("inline");
  }

  // One in the corner is enough: a second would lie on it, and answer in its conversation.
  get #isSecond() {
    const corners = [...document.querySelectorAll(`${NAME}:not([inline])`)].filter((other) => other !== this);
    return !this.#isInline && corners.some(({ shadowRoot }) => shadowRoot);
  }

  #build() {
    if (this.#isSecond) {
      console.warn(`<${NAME}>: the page has one in its corner already; this one is not shown.`);
      return false;
    }
    const { language, dir, strings } = stringsFor(this.closest("[lang]")?.lang);
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = STYLES;
    const root = element("div", { class: "root", lang: language, dir });
    shadow.append(root);
    this.#store = new SessionStore(`${NAME} ${BASE}`, tabStorage());
    this.#look = new Look(this, root, this.#store);
    this.#chat = new Chat({ host: this, root, base: BASE, strings, store: this.#store, look: this.#look,
      isInline: this.#isInline, open: () => this.open(), close: () => this.close(),
      tell: (name, detail) => this.#tell(name, detail) });
    this.#chat.appear().then(() => this.#isInline || this.#store.get("open") ? this.#show() : null);
    return true;
  }

  // Opens without moving the focus, as after a reload.
  #show() {
    if (!this.isConnected) return;
    this.#chat.show({ isModal: !this.#isInline && this.#isSmall.matches });
    this.#store.set("open", true);
  }

  // The screen became too small for a dialog beside the page, or large enough.
  #showAgain() {
    const focused = this.shadowRoot.activeElement;
    this.#show();
    focused?.focus();
  }

  #tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(`painguide:${name}`, { detail, bubbles: true, composed: true }));
  }

  #listen(signal) {
    const { panel, exchange, transcript } = this.#chat;
    panel.node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      if (!panel.closeInner()) this.close();
    }, { signal });
    panel.node.addEventListener("cancel", (event) => event.preventDefault(), { signal });
    transcript.onScroll((pixels) => {
      if (this.isConnected) this.#scrolled = pixels;
    }, signal);
    this.#look.watch(signal);
    this.#isSmall.addEventListener("change", () => this.isOpen && this.#showAgain(), { signal });
    addEventListener("offline", () => panel.showOffline(true), { signal });
    addEventListener("online", () => {
      panel.showOffline(false);
      exchange.retryOnline();
    }, { signal });
    addEventListener("beforeprint", () => this.isOpen && this.#chat.printWithPage(), { signal });
  }
}

try {
  // 1rem in our style sheets. A length: one for all elements, whatever the size of their own text.
  CSS.registerProperty(TEXT_SIZE);
} catch {
  // An older script of ours has done it.
}
if (!customElements.get(NAME)) customElements.define(NAME, PainGuide);
