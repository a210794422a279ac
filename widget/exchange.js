/** Sends what the patient says, and shows what comes back. */

import { isFeedback } from "./choices.js";
import { newMessageId } from "./conversation.js";
import { button } from "./dom.js";
import { clinicLinks } from "./links.js";

// Most answers come sooner: an indicator that flashes would only be noise.
const TYPING_DELAY_MILLISECONDS = 300;

export class Exchange {
  /** Told how many answers have just been shown. */
  onAnswer = () => {};
  #conversation;
  #transcript;
  #composer;
  #strings;
  #clinic;
  #isWaiting = false;

  /** `clinic` returns what is known of the clinic by now. */
  constructor({ conversation, transcript, composer, strings, clinic }) {
    this.#conversation = conversation;
    this.#transcript = transcript;
    this.#composer = composer;
    this.#strings = strings;
    this.#clinic = clinic;
    conversation.onRestart = () => this.#restart();
  }

  /** Shows what was said before this page was loaded, else the greeting. */
  async begin() {
    if (!this.#conversation.isUnderWay) return this.#greet();
    this.#isWaiting = true;
    try {
      await this.#resume();
    } catch {
      this.#offerResume();
    }
    this.#isWaiting = false;
  }

  /** Sends a typed text; tells whether it was taken. */
  ask(text) {
    return this.#start({ text }, text);
  }

  /** Has a text that is too long for an answer read for signs of an emergency: shows the number where it has one. */
  async readTooLong(text) {
    try {
      this.#showAll(await this.#conversation.send({ text, id: newMessageId() }));
    } catch {
      // Refused, as a rule: the composer has said so, and the page shows the number at all times.
    }
  }

  /** Leaves the conversation and starts a new one. */
  clear(words) {
    if (!this.#isFree()) return;
    this.#conversation.clear();
    this.#transcript.clear();
    this.#greet();
    this.#composer.say(words);
    this.#composer.focus();
  }

  /** Has the server delete the conversation, then clears it here. */
  async forget() {
    if (!this.#isFree()) return;
    const { askToForget, forgotten, notForgotten } = this.#strings;
    this.#isWaiting = true;
    let isForgotten = !this.#conversation.isUnderWay;
    try {
      const replies = isForgotten ? [] : await this.#conversation.send({ text: askToForget, id: newMessageId() });
      isForgotten = replies.every(({ outcome }) => outcome !== "error");
    } catch {
      isForgotten = false;
    }
    this.#isWaiting = false;
    if (isForgotten) this.clear(forgotten);
    else this.#composer.say(notForgotten);
  }

  #isFree() {
    if (this.#isWaiting) this.#composer.say(this.#strings.oneMoment);
    return !this.#isWaiting;
  }

  #start(message, shown) {
    if (!this.#isFree()) return false;
    this.#composer.say("");
    this.#deliver({ ...message, id: newMessageId() }, this.#transcript.addQuestion(shown));
    return true;
  }

  async #deliver(message, question) {
    this.#isWaiting = true;
    const typing = setTimeout(() => this.#transcript.showTyping(true), TYPING_DELAY_MILLISECONDS);
    let failure = null;
    let replies = [];
    try {
      replies = await this.#conversation.send(message);
    } catch (error) {
      failure = error;
    }
    clearTimeout(typing);
    this.#transcript.showTyping(false);
    this.#isWaiting = false;
    this.#composer.say("");
    if (failure) return this.#fail(message, question, failure);
    this.#showAll(replies);
  }

  #showAll(replies) {
    replies.forEach((reply) => this.#show(reply));
    this.#transcript.showLatest();
    this.onAnswer(replies.length);
  }

  #fail(message, question, error) {
    const words = this.#wordsFor(error);
    if (!error.canRetry && message.text !== undefined) {
      question.remove();
      this.#composer.giveBack(message.text);
      this.#composer.say(words);
      return;
    }
    const retry = () => {
      if (!this.#isFree()) return false;
      // The button that has the focus goes away.
      this.#transcript.focus();
      this.#deliver(message, question);
      return true;
    };
    this.#transcript.addFailure(question, words, error.canRetry ? retry : null);
  }

  #wordsFor({ code, message, seconds }) {
    const { failures, emergency, localEmergency } = this.#strings;
    const { phone, emergency_number: number } = this.#clinic();
    const isOurs = Object.hasOwn(failures, code);
    // The server's message names the emergency number itself.
    if (message && !isOurs) return message;
    const words = isOurs ? failures[code]({ seconds, phone }) : failures.unreachable({});
    return `${words} ${number ? `${emergency} ${number}.` : localEmergency}`;
  }

  #show(reply) {
    const { session } = this.#conversation;
    this.#transcript.addReply(reply, {
      links: clinicLinks(this.#clinic()),
      onChoose: ({ title, payload }) => this.#start({ title, payload, session }, title),
      onRate: (payload) => this.#rate({ payload, session }),
    });
  }

  async #rate(rating) {
    try {
      const replies = await this.#conversation.send({ ...rating, id: newMessageId() });
      replies.filter(({ buttons }) => buttons?.length).forEach((reply) => this.#show(reply));
      const isKept = replies[0].outcome !== "error";
      return { isKept, words: isKept ? this.#strings.thanks : this.#strings.ratingLost };
    } catch (error) {
      return { isKept: !error.canRetry, words: error.canRetry ? this.#strings.ratingLost : this.#wordsFor(error) };
    }
  }

  #greet() {
    const { greeting, suggestions } = this.#strings;
    const reply = {
      outcome: "greeting",
      body: this.#clinic().greeting || greeting,
      buttons: suggestions.map((title) => ({ title, payload: title })),
    };
    this.#transcript.addReply(reply, { links: [], onChoose: ({ title }) => this.ask(title) });
  }

  #restart() {
    this.#transcript.retireButtons();
    this.#transcript.addNotice(this.#strings.restarted);
  }

  async #resume() {
    let told = await this.#conversation.resume();
    if (!told || (told.entries.length === 0 && !told.writing)) return this.#greet();
    let shown = this.#showEntries(told.entries);
    while (told?.writing) {
      this.#transcript.showTyping(true);
      told = await this.#conversation.resume({ wait: true });
      this.#transcript.showTyping(false);
      shown += this.#showEntries(told?.entries.slice(shown) ?? []);
    }
    const last = told?.entries.at(-1);
    if (last?.from === "patient" && !isFeedback(last.payload ?? "")) this.#offerAgain(last);
  }

  #showEntries(entries) {
    this.#transcript.quietly(() => entries.forEach((entry, index) => this.#showEntry(entry, entries[index - 1])));
    this.#transcript.showLatest();
    return entries.length;
  }

  #showEntry({ from, text, payload, reply }, before) {
    const isThanks = isFeedback(before?.payload ?? "") && !reply?.buttons?.length;
    if (from === "guide") return isThanks || this.#show(reply);
    if (payload) this.#transcript.markChosen(payload);
    return isFeedback(payload ?? "") || this.#transcript.addQuestion(text);
  }

  // The page was left before an answer came, and the server has none.
  #offerAgain({ text, payload }) {
    const message = payload ? { title: text, payload, session: this.#conversation.session } : { text };
    const question = [...this.#transcript.node.querySelectorAll(".message--own")].at(-1);
    const error = { code: "not_answered", canRetry: true };
    if (question) this.#fail({ ...message, id: newMessageId() }, question, error);
  }

  #offerResume() {
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
