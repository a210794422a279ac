/** Talks to the bot's web_chat channel. Knows HTTP; knows nothing of the page. */

const FOLDER = "/webhooks/web_chat";
const TIMEOUT_MILLISECONDS = 40_000;
const ENDED_SESSION = new Set(["token_missing", "token_invalid", "token_expired"]);
const REFUSED_FOR_GOOD = new Set(["too_long", "too_large", "empty", "bad_payload", "malformed", "not_json"]);

const OFFLINE = "You seem to be offline. Please check your connection and try again.";
const UNREACHABLE = "The chat can't be reached right now. Please try again in a moment.";
const NO_ANSWER = "The chat gave no answer. Please try again.";

/** A message was not answered. `message` is for people, `code` for programs. */
export class ChatError extends Error {
  constructor(message, code = "unreachable") {
    super(message);
    this.code = code;
  }

  /** Whether sending the same again can help. */
  get canRetry() {
    return !REFUSED_FOR_GOOD.has(this.code);
  }
}

/** One conversation. Its session is kept in memory only: a reload starts a new one. */
export class Conversation {
  #fetch;
  #token = null;

  constructor(fetch = globalThis.fetch.bind(globalThis)) {
    this.#fetch = fetch;
  }

  /** Returns the Replies to `{text}` or `{payload}`; throws a ChatError. */
  async send(message) {
    try {
      return await this.#sendInSession(message);
    } catch (error) {
      if (!ENDED_SESSION.has(error.code)) throw error;
      this.#token = null;
      return this.#sendInSession(message);
    }
  }

  async #sendInSession(message) {
    this.#token ??= (await this.#post("session", {})).token;
    const { replies } = await this.#post("messages", message, { Authorization: `Bearer ${this.#token}` });
    if (!Array.isArray(replies) || replies.length === 0) throw new ChatError(NO_ANSWER, "no_answer");
    return replies;
  }

  async #post(name, body, headers = {}) {
    const answer = await this.#reach(`${FOLDER}/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
      credentials: "omit",
      signal: AbortSignal.timeout?.(TIMEOUT_MILLISECONDS),
    });
    const values = await answer.json().catch(() => null);
    if (!answer.ok) throw new ChatError(values?.error?.message ?? UNREACHABLE, values?.error?.code);
    if (values === null) throw new ChatError(NO_ANSWER, "no_answer");
    return values;
  }

  async #reach(address, request) {
    try {
      return await this.#fetch(address, request);
    } catch {
      throw new ChatError(globalThis.navigator?.onLine === false ? OFFLINE : UNREACHABLE);
    }
  }
}
