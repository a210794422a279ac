/** One patient's conversation: its session, and what to do when the server has lost it. */

import { ChatError } from "./api.js";

const ENDED_SESSION = new Set(["token_missing", "token_invalid", "token_expired"]);
const WITH_VALUES = "{";

export class Conversation {
  /** Told when the server no longer knows what was said before. */
  onRestart = () => {};
  #api;
  #store;
  #isLost = false;

  constructor(api, store) {
    this.#api = api;
    this.#store = store;
  }

  /** Whether something may have been said before this page was loaded. */
  get isUnderWay() {
    return Boolean(this.#store.get("token"));
  }

  /** Names the conversation for other tabs; nobody can read or write it by that. */
  get name() {
    return this.session.split(".")[0];
  }

  /** Whether something was said in the session, so that a server that knows nothing of it has lost it. */
  get isLost() {
    return this.#isLost || Boolean(this.#store.get("said"));
  }

  /** Names the session: a button is good only in the one that offered it. */
  get session() {
    return this.#store.get("token") ?? "";
  }

  /**
   * Returns the Replies to a message; throws a ChatError.
   * `text` is typed; `payload`, `title` and `session` are a button's. The same `id` is answered once.
   */
  async send(message) {
    try {
      return await this.#sendInSession(message);
    } catch (error) {
      const isEnded = ENDED_SESSION.has(error.code);
      if (!isEnded && error.code !== "not_offered") throw error;
      if (isEnded) this.clear();
      this.onRestart();
      return this.#sendInSession({ ...message, session: null });
    }
  }

  /** Returns `{entries, writing}` of the session in the store, null where the server has lost it. */
  async resume(options) {
    try {
      return await this.#api.history(this.session, options);
    } catch (error) {
      if (!ENDED_SESSION.has(error.code)) throw error;
      this.#isLost = true;
      this.clear();
      return null;
    }
  }

  /** Leaves the session: the next message opens a new one. */
  clear() {
    this.#store.set("token", undefined);
    this.#store.set("said", undefined);
  }

  async #sendInSession({ text, payload, title, session, id }) {
    const isButton = payload !== undefined;
    if (isButton && session !== this.session && payload.includes(WITH_VALUES)) throw new ChatError("not_offered");
    if (!this.isUnderWay) this.#store.set("token", await this.#api.openSession());
    // In a session that never offered the button, its title asks the same in words.
    const words = isButton ? title : text;
    const replies = await this.#api.send(this.session,
      isButton && session === this.session ? { payload, id } : { text: words, id });
    this.#store.set("said", true);
    return replies;
  }
}

/** Returns a new id for a message. Not crypto.randomUUID: pages without HTTPS have none. */
export function newMessageId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
