/** Puts the parts of the chat together: what is shown, what is said, and who is told. */

import { Api } from "../talk/api.js";
import { Conversation } from "../talk/conversation.js";
import { Exchange } from "../talk/exchange.js";
import { greetingReply } from "../talk/greeting.js";
import { Past } from "../talk/past.js";
import { Tabs } from "../talk/tabs.js";
import { chatSheet } from "../said/sheets.js";
import { printSheet, saveSheet } from "../said/paper.js";
import { Transcript } from "../said/transcript.js";
import { Composer } from "./composer.js";
import { Launcher } from "./launcher.js";
import { menuItems } from "./menu.js";
import { Panel } from "./panel.js";

// So long the launcher waits for the clinic's colour, where the page gives none, before it shows in ours.
const LONGEST_WAIT_MILLISECONDS = 300;

export class Chat {
  composer;
  exchange;
  panel;
  transcript;
  hasAppeared = false;
  #clinic = {};
  #begun = null;
  #launcher = null;
  #conversation;
  #past;
  #tabs;
  #api;
  #as;

  /** `as` has `host`, `root`, `base`, `strings`, `store`, `look`, `isInline`, `open`, `close` and `tell`. */
  constructor(as) {
    const { base, strings, store } = as;
    this.#as = as;
    this.#api = new Api(base);
    this.#conversation = new Conversation(this.#api, store);
    this.transcript = new Transcript(strings);
    this.composer = new Composer(strings, store, {
      onSend: (text) => this.exchange.ask(text),
      onTooLong: (text) => this.exchange.readTooLong(text),
    });
    const parts = { conversation: this.#conversation, transcript: this.transcript, composer: this.composer, strings,
      clinic: () => this.#clinic, greet: () => this.#greet() };
    this.exchange = new Exchange(parts);
    this.#past = new Past({ ...parts, exchange: this.exchange });
    this.panel = new Panel(strings, this.transcript.node, this.composer.node, menuItems(this, as),
      as.isInline ? null : as.close);
    this.#tabs = new Tabs(`pain-guide ${base}`, this.#otherTabs());
    this.#listen();
  }

  /** Begins to follow the other tabs. */
  connect() {
    this.#tabs.open(() => this.#conversation.name);
  }

  disconnect() {
    this.#tabs.close();
  }

  /** Shows the launcher, when the clinic's colour is known or can be waited for no longer. */
  async appear() {
    const { host, root, strings, store, isInline, open } = this.#as;
    const learnt = this.#learnClinic();
    const isColored = host.hasAttribute("color") || getComputedStyle(host).getPropertyValue("--pain-guide-color");
    const tooLong = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MILLISECONDS));
    if (!isColored) await Promise.race([learnt, tooLong]);
    root.append(this.panel.node);
    if (!isInline) {
      this.#launcher = new Launcher(strings, host.getAttribute("launcher-text"), open);
      root.append(this.#launcher.node);
      this.#launcher.showUnread(store.get("unread") ?? 0);
    }
    this.hasAppeared = true;
  }

  /** Opens the chat without moving the focus. */
  show({ isModal }) {
    if (!this.#as.isInline) {
      this.panel.node.close();
      if (isModal) this.panel.node.showModal();
      else this.panel.node.setAttribute("open", "");
      this.#launcher?.showOpen(true);
      this.#countUnread(-Infinity);
    }
    this.panel.showOffline(!navigator.onLine);
    if (!this.#clinic.name) this.#learnClinic();
    this.begin();
    this.transcript.showLatest();
  }

  hide() {
    this.panel.node.close();
    this.#launcher?.showOpen(false);
    this.#launcher?.button.focus();
  }

  /** Shows what was said before, once; resolves when that is there. */
  begin() {
    this.#begun ??= this.#past.begin();
    return this.#begun;
  }

  /** Prints the conversation, and nothing else of the page. */
  print() {
    printSheet(this.#sheet, { isAlone: true });
    window.print();
  }

  /** Adds the conversation to what the patient prints of the page: all of it where the chat is all of it. */
  printWithPage() {
    if (this.transcript.said.length) printSheet(this.#sheet, { isAlone: this.#as.isInline });
  }

  /** Saves the conversation as a file of text. */
  save() {
    saveSheet(this.#sheet, this.#as.strings);
  }

  get clinic() {
    return this.#clinic;
  }

  get #sheet() {
    return chatSheet(this.transcript.said, this.#clinic, this.#as.strings);
  }

  #greet() {
    const reply = greetingReply(this.#as.host, this.#clinic, this.#as.strings);
    this.transcript.addReply(reply, { links: [], onChoose: ({ title }) => this.exchange.ask(title) });
  }

  async #learnClinic() {
    const { base, root, look } = this.#as;
    this.panel.showClinic(this.#clinic);
    this.#clinic = { ...(await this.#api.clinic().catch(() => ({}))), base };
    this.panel.showClinic(this.#clinic);
    root.style.setProperty("--clinic-color", this.#clinic.color ?? "");
    root.style.setProperty("--clinic-on-color", this.#clinic.on_color ?? "");
    look.apply();
  }

  #listen() {
    const { host, tell } = this.#as;
    this.exchange.onMessage = ({ text, ...told }) => {
      // A page gets the patient's words only where it asks for them.
      tell("message", host.hasAttribute("events-with-words") ? { ...told, text } : told);
      if (told.outcome === "emergency") tell("emergency");
      if (told.from === "guide") this.#countUnread(1);
    };
    this.exchange.onRating = (told) => tell("rating", told);
    this.exchange.onChange = (kind) => this.#tabs.tell(kind, this.#conversation.name);
  }

  #otherTabs() {
    const { strings } = this.#as;
    return {
      said: (isOurs) => isOurs && this.#begun && this.#past.catchUp(),
      cleared: (isOurs) => isOurs && this.exchange.leave(strings.cleared),
      // Whoever wants to be forgotten means every conversation in this browser.
      forgotten: (isOurs) => {
        if (isOurs) this.exchange.leave(strings.forgotten);
        else if (this.#conversation.isUnderWay) this.exchange.forgetInTurn();
      },
    };
  }

  #countUnread(count) {
    const { store, isInline } = this.#as;
    if ((isInline || this.panel.node.open) && count > 0) return;
    const unread = Math.max(0, (store.get("unread") ?? 0) + count);
    store.set("unread", unread);
    this.#launcher?.showUnread(unread);
  }
}
