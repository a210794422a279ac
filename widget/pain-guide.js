/** The element <pain-guide>: a launcher in the corner of a clinic's page, and the chat it opens. */

import { Api } from "./api.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { element } from "./dom.js";
import { Exchange } from "./exchange.js";
import { Launcher } from "./launcher.js";
import { Panel } from "./panel.js";
import { SessionStore, tabStorage } from "./session_store.js";
import { stringsFor } from "./strings.js";
import { Transcript } from "./transcript.js";
import baseStyles from "./base.css" with { type: "css" };
import frameStyles from "./frame.css" with { type: "css" };
import messageStyles from "./message.css" with { type: "css" };
import buttonsStyles from "./buttons.css" with { type: "css" };
import composerStyles from "./composer.css" with { type: "css" };
import screensStyles from "./screens.css" with { type: "css" };

const STYLES = [baseStyles, frameStyles, messageStyles, buttonsStyles, composerStyles, screensStyles];
// The server that this script came from: its folder's parent.
const BASE = new URL("..", import.meta.url).href;
// So long the launcher waits for the clinic's colour, where the page gives none, before it shows in ours.
const LONGEST_WAIT_MILLISECONDS = 300;
// As in screens.css.
const FILLS_SCREEN = "(max-width: 30rem), (max-height: 32rem)";

class PainGuide extends HTMLElement {
  static observedAttributes = ["theme"];
  #root = null;
  #strings;
  #clinic = {};
  #store = new SessionStore(`pain-guide ${BASE}`, tabStorage());
  #api = new Api(BASE);
  #panel;
  #composer;
  #transcript;
  #exchange;
  #launcher;
  #begun = null;
  #isDark = matchMedia("(prefers-color-scheme: dark)");
  #isSmall = matchMedia(FILLS_SCREEN);

  connectedCallback() {
    if (!this.#root) this.#build();
  }

  attributeChangedCallback() {
    if (this.#root) this.#applyTheme();
  }

  /** Opens the chat. */
  open() {
    if (!this.#root || this.isOpen) return;
    this.#show();
    if (matchMedia("(hover: hover)").matches) this.#composer.focus();
    // On a phone, focus in the text would open the keyboard over the answer.
    else this.#panel.focusTitle();
  }

  /** Closes the chat; the conversation goes on when it is opened again. */
  close() {
    if (this.#isInline || !this.isOpen) return;
    this.#panel.node.close();
    this.#launcher.showOpen(false);
    this.#store.set("open", false);
    this.#launcher.button.focus();
  }

  /** Opens the chat and asks a question in the patient's name. */
  async ask(text) {
    this.open();
    await this.#begun;
    this.#exchange.ask(text);
  }

  get isOpen() {
    return this.#isInline || Boolean(this.#panel?.node.open);
  }

  get #isInline() {
    return this.hasAttribute("inline");
  }

  #build() {
    const { language, strings } = stringsFor(this.closest("[lang]")?.lang);
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = STYLES;
    this.#strings = strings;
    this.#root = element("div", { class: "root", lang: language, dir: getComputedStyle(this).direction });
    this.#composer = new Composer(strings, {
      onSend: (text) => this.#exchange.ask(text),
      onTooLong: (text) => this.#exchange.readTooLong(text),
    });
    this.#transcript = new Transcript(strings);
    this.#exchange = new Exchange({
      conversation: new Conversation(this.#api, this.#store),
      transcript: this.#transcript,
      composer: this.#composer,
      strings,
      clinic: () => this.#clinic,
    });
    this.#exchange.onAnswer = (count) => this.#countUnread(count);
    this.#panel = new Panel(strings, this.#transcript.node, this.#composer.node, this.#actions(),
      this.#isInline ? null : () => this.close());
    this.#applyTheme();
    this.#listen();
    this.#appear(shadow);
  }

  async #appear(shadow) {
    const learnt = this.#learnClinic();
    const isColored = getComputedStyle(this).getPropertyValue("--pain-guide-color");
    const tooLong = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MILLISECONDS));
    if (!isColored) await Promise.race([learnt, tooLong]);
    this.#root.append(this.#panel.node);
    if (!this.#isInline) {
      this.#launcher = new Launcher(this.#strings, () => this.open());
      this.#root.append(this.#launcher.node);
      this.#launcher.showUnread(this.#store.get("unread") ?? 0);
    }
    shadow.append(this.#root);
    if (this.#isInline || this.#store.get("open")) this.#show();
  }

  async #learnClinic() {
    this.#panel.showClinic(this.#clinic);
    this.#clinic = { ...(await this.#api.clinic().catch(() => ({}))), base: BASE };
    this.#panel.showClinic(this.#clinic);
    this.#root.style.setProperty("--clinic-color", this.#clinic.color ?? "");
    this.#root.style.setProperty("--clinic-on-color", this.#clinic.on_color ?? "");
  }

  // Opens without moving the focus, as after a reload.
  #show() {
    if (!this.#isInline) {
      this.#panel.node.close();
      if (this.#isSmall.matches) this.#panel.node.showModal();
      else this.#panel.node.setAttribute("open", "");
      this.#launcher.showOpen(true);
      this.#countUnread(-Infinity);
    }
    this.#store.set("open", true);
    this.#panel.showOffline(!navigator.onLine);
    if (!this.#clinic.name) this.#learnClinic();
    this.#begun ??= this.#exchange.begin();
    this.#transcript.showLatest();
  }

  // The screen became too small for a dialog beside the page, or large enough.
  #showAgain() {
    const focused = this.shadowRoot.activeElement;
    this.#show();
    focused?.focus();
  }

  #countUnread(count) {
    if (this.isOpen && count > 0) return;
    const unread = Math.max(0, (this.#store.get("unread") ?? 0) + count);
    this.#store.set("unread", unread);
    this.#launcher?.showUnread(unread);
  }

  #actions() {
    const { myQuestions, askForQuestions, clear, confirmClear, cleared } = this.#strings;
    const { forget, confirmForget, confirmForgetButton } = this.#strings;
    return [
      { label: myQuestions, picture: "list", run: () => this.#exchange.ask(askForQuestions) },
      { label: clear, picture: "eraser", run: () =>
        this.#panel.confirm(confirmClear, clear, () => this.#exchange.clear(cleared)) },
      { label: forget, picture: "trash", run: () =>
        this.#panel.confirm(confirmForget, confirmForgetButton, () => this.#exchange.forget()) },
    ];
  }

  #listen() {
    this.#panel.node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      if (!this.#panel.closeInner()) this.close();
    });
    this.#panel.node.addEventListener("cancel", (event) => event.preventDefault());
    this.#isDark.addEventListener("change", () => this.#applyTheme());
    this.#isSmall.addEventListener("change", () => this.isOpen && this.#showAgain());
    addEventListener("offline", () => this.#panel.showOffline(true));
    addEventListener("online", () => this.#panel.showOffline(false));
  }

  #applyTheme() {
    const theme = this.getAttribute("theme");
    this.#root.classList.toggle("dark", theme === "dark" || (theme !== "light" && this.#isDark.matches));
  }
}

if (!customElements.get("pain-guide")) customElements.define("pain-guide", PainGuide);
