/** Sends what the patient says, and shows what comes back. */

import { newMessageId } from "./conversation.js";
import { failureWords } from "./failure_words.js";
import { clinicLinks, linked } from "../said/links.js";

// Most answers come sooner: an indicator that flashes would only be noise.
const TYPING_DELAY_MILLISECONDS = 300;
const OFFLINE = new Set(["offline", "unreachable"]);

export class Exchange {
  /** Told of each message when it is shown: `{from, outcome, text}`. */
  onMessage = () => {};
  /** Told of each rating that was kept: `{rating}`. */
  onRating = () => {};
  /** Told when the conversation went on, or was left: `kind` is "said", "cleared" or "forgotten". */
  onChange = () => {};
  #conversation;
  #transcript;
  #composer;
  #strings;
  #clinic;
  #greet;
  #isWaiting = false;
  #queue = [];
  #retryOnline = null;

  /** `clinic` returns what is known of the clinic by now; `greet` shows the greeting. */
  constructor({ conversation, transcript, composer, strings, clinic, greet }) {
    this.#conversation = conversation;
    this.#transcript = transcript;
    this.#composer = composer;
    this.#strings = strings;
    this.#clinic = clinic;
    this.#greet = greet;
    conversation.onRestart = () => this.tellRestart();
  }

  get isWaiting() {
    return this.#isWaiting;
  }

  /** Does something that nothing else may come between, such as reading what was said before. */
  async alone(work) {
    this.#isWaiting = true;
    await work();
    this.#isWaiting = false;
    this.#doNext();
  }

  /** Sends a typed text; tells whether it was taken. */
  ask(text) {
    return this.#start({ text }, text);
  }

  /** Sends a text in the patient's name, as soon as the answers before it have come. */
  askInTurn(text) {
    this.#doInTurn(() => this.ask(text));
  }

  /** Has the conversation deleted, as soon as an answer under way has come. */
  forgetInTurn() {
    this.#doInTurn(() => this.forget());
  }

  /** Has a text that is too long for an answer read for signs of an emergency: shows the number where it has one. */
  async readTooLong(text) {
    try {
      this.#showAll(await this.#conversation.send({ text, id: newMessageId() }));
    } catch {
      // Refused, as a rule: the composer has said so, and the page shows the number at all times.
    }
  }

  /** Sends again what could not be sent while there was no connection. */
  retryOnline() {
    const retry = this.#retryOnline;
    this.#retryOnline = null;
    retry?.();
  }

  /** Leaves the conversation and starts a new one. */
  clear(words, kind = "cleared") {
    if (!this.#isFree()) return;
    this.onChange(kind);
    this.leave(words);
    this.#composer.focus();
  }

  /** Leaves the conversation here: it was left in another tab. */
  leave(words) {
    this.#conversation.clear();
    this.#transcript.clear();
    this.#retryOnline = null;
    this.#greet();
    this.#composer.say(words);
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
    if (isForgotten) this.clear(forgotten, "forgotten");
    else this.#composer.say(notForgotten);
    this.#doNext();
  }

  /** Shows a Reply; returns its element. */
  show(reply, at = Date.now()) {
    const { session } = this.#conversation;
    return this.#transcript.addReply(reply, {
      at,
      links: clinicLinks(this.#clinic()),
      clinic: this.#clinic,
      onChoose: ({ title, payload }) => this.#start({ title, payload, session }, title),
      onRate: (payload) => this.#rate({ payload, session }),
    });
  }

  /** Shows that the server no longer knows what was said above. */
  tellRestart() {
    this.#transcript.retireButtons();
    this.#transcript.addNotice(this.#strings.restarted);
  }

  /** Shows under a question why it has no answer, and offers to send it again. */
  fail(message, question, error) {
    const words = linked(failureWords(error, this.#strings, this.#clinic()), clinicLinks(this.#clinic()));
    if (!error.canRetry && message.text !== undefined) {
      question.remove();
      this.#composer.giveBack(message.text);
      this.#composer.say(...words);
      return;
    }
    const again = () => {
      if (!this.#isFree()) return false;
      // The button that has the focus goes away.
      if (question.contains(question.getRootNode().activeElement)) this.#transcript.focus();
      this.#deliver(message, question);
      return true;
    };
    const retry = this.#transcript.addFailure(question, words, error.canRetry ? again : null);
    if (OFFLINE.has(error.code)) this.#retryOnline = retry;
  }

  #isFree() {
    if (this.#isWaiting) this.#composer.say(this.#strings.oneMoment);
    return !this.#isWaiting;
  }

  #doInTurn(work) {
    this.#queue.push(work);
    this.#doNext();
  }

  #doNext() {
    if (!this.#isWaiting) this.#queue.shift()?.();
  }

  #start(message, shown) {
    if (!this.#isFree()) return false;
    this.#composer.say("");
    const question = this.#transcript.addQuestion(shown);
    this.onMessage({ from: "patient", text: shown });
    this.#deliver({ ...message, id: newMessageId() }, question);
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
    if (failure) this.fail(message, question, failure);
    else this.#showAll(replies);
    this.#doNext();
  }

  #showAll(replies) {
    const cards = replies.map((reply) => this.show(reply));
    const urgent = cards[replies.findIndex(({ outcome }) => outcome === "emergency")];
    if (urgent) {
      // Its first button is the call: neither the question nor a phone's keyboard may hide it.
      this.#transcript.beginAt(urgent);
      this.#composer.putKeyboardAway();
    }
    this.#transcript.showLatest();
    replies.forEach(({ outcome, text }) => this.onMessage({ from: "guide", outcome, text }));
    this.onChange("said");
  }

  async #rate(rating) {
    try {
      const replies = await this.#conversation.send({ ...rating, id: newMessageId() });
      replies.filter(({ buttons }) => buttons?.length).forEach((reply) => this.show(reply));
      const isKept = replies[0].outcome !== "error";
      if (isKept) this.onRating(ratingIn(rating.payload));
      this.onChange("said");
      return { isKept, words: isKept ? this.#strings.thanks : this.#strings.ratingLost, reasons: replies[0].reasons };
    } catch (error) {
      const words = failureWords(error, this.#strings, this.#clinic());
      return { isKept: !error.canRetry, words: error.canRetry ? this.#strings.ratingLost : words };
    }
  }
}

// A reason is a rating as well: "down_unclear".
function ratingIn(payload) {
  const [rating, ...reason] = JSON.parse(payload.slice(payload.indexOf("{"))).rating.split("_");
  return reason.length ? { rating, reason: reason.join("_") } : { rating };
}
