/** Shows what was said before this page was loaded, or in another tab of the same conversation. */

import { isFeedback } from "../said/choices.js";
import { newMessageId } from "./conversation.js";
import { button } from "../dom.js";

export class Past {
  #conversation;
  #exchange;
  #transcript;
  #strings;
  #greet;
  #shown = 0;

  constructor({ conversation, exchange, transcript, strings, greet }) {
    this.#conversation = conversation;
    this.#exchange = exchange;
    this.#transcript = transcript;
    this.#strings = strings;
    this.#greet = greet;
  }

  /** Shows the greeting, and below it the conversation as far as the server knows it. */
  async begin() {
    if (!this.#conversation.isUnderWay) return this.#greet();
    await this.#exchange.alone(async () => {
      try {
        await this.#resume();
      } catch {
        this.#offerAgainToResume();
      }
    });
  }

  /** Shows the conversation anew: it went on in another tab. */
  async catchUp() {
    if (this.#exchange.isWaiting) return;
    const { scrolled } = this.#transcript;
    await this.#exchange.alone(async () => {
      const told = await this.#conversation.resume().catch(() => null);
      if (!told) return;
      this.#transcript.clear();
      this.#transcript.quietly(() => this.#greet());
      this.#show(told.entries);
      this.#transcript.scrolled = scrolled;
      this.#transcript.showLatest();
    });
  }

  async #resume() {
    let told = await this.#conversation.resume();
    this.#transcript.quietly(() => this.#greet());
    if (!told?.entries.length && !told?.writing) {
      if (this.#conversation.isLost) this.#exchange.tellRestart();
      return;
    }
    this.#show(told.entries);
    this.#tellOfList(told.visit_questions ?? [], told.entries);
    while (told?.writing) {
      this.#transcript.showTyping(true);
      told = await this.#conversation.resume({ wait: true });
      this.#transcript.showTyping(false);
      this.#show(told?.entries ?? [], this.#shown);
    }
    const last = told?.entries.at(-1);
    if (last?.from === "patient" && !isFeedback(last.payload ?? "")) this.#offerToSend(last);
  }

  #show(entries, from = 0) {
    this.#shown = entries.length;
    this.#transcript.quietly(() => entries.forEach((entry, index) => {
      if (index >= from) this.#showEntry(entry, entries[index - 1]);
    }));
    this.#transcript.showLatest();
  }

  // What was kept for the visit is not lost with the page.
  #tellOfList({ length }, entries) {
    if (!length || entries.at(-1)?.reply?.visit_questions?.length) return;
    const { listKept, myQuestions, askForQuestions } = this.#strings;
    const show = button({ class: "tool" }, () => this.#exchange.ask(askForQuestions), myQuestions);
    this.#transcript.addNotice(listKept(length), " ", show);
  }

  #showEntry({ from, text, payload, reply, at }, before) {
    const isThanks = isFeedback(before?.payload ?? "") && !reply?.buttons?.length;
    if (from === "guide") return isThanks || this.#exchange.show(reply, at * 1000);
    // A suggestion of the greeting is sent as its words.
    this.#transcript.markChosen(payload ?? text);
    return isFeedback(payload ?? "") || this.#transcript.addQuestion(text, at * 1000);
  }

  // The page was left before an answer came, and the server has none.
  #offerToSend({ text, payload }) {
    const message = payload ? { title: text, payload, session: this.#conversation.session } : { text };
    const question = this.#transcript.questions.at(-1);
    const error = { code: "not_answered", canRetry: true };
    if (question) this.#exchange.fail({ ...message, id: newMessageId() }, question, error);
  }

  #offerAgainToResume() {
    this.#transcript.showTyping(false);
    const { notRestored, tryAgain } = this.#strings;
    const again = button({ class: "tool" }, () => {
      this.#transcript.focus();
      this.#transcript.clear();
      this.begin();
    }, tryAgain);
    this.#transcript.addNotice(notRestored, " ", again);
  }
}
