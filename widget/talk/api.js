/** Talks HTTP to the server. Knows the wire format (docs/web-chat.md), nothing of the page. */

const TIMEOUT_MILLISECONDS = 40_000;
const LONGEST_WAIT_SECONDS = 20;
// The server takes a request of 16 kB, in which the text has company.
const MOST_TEXT_BYTES = 15_000;
const REFUSED_FOR_GOOD = new Set([
  "too_long", "too_large", "empty", "bad_payload", "malformed", "not_json", "not_offered",
]);

/** A request had no good answer. `code` is for programs; `message`, where the server sent one, for people. */
export class ChatError extends Error {
  constructor(code, message = "", seconds = 0) {
    super(message);
    this.code = code;
    this.seconds = seconds;
  }

  /** Whether sending the same again can help. */
  get canRetry() {
    return !REFUSED_FOR_GOOD.has(this.code);
  }
}

/** The server under one address, such as https://chat.clinic.example/. */
export class Api {
  #base;
  #fetch;

  constructor(base, fetch = globalThis.fetch.bind(globalThis)) {
    this.#base = base;
    this.#fetch = fetch;
  }

  /** Returns what the clinic says of itself: its name, its numbers, its colour. */
  clinic() {
    return this.#request("widget/clinic.json");
  }

  /** Returns the token of a new session. */
  async openSession() {
    return (await this.#request("webhooks/web_chat/session", { body: {} })).token;
  }

  /** Returns the Replies to `{text, id}` or `{payload, id}`, one or more. */
  async send(token, message) {
    const body = message.text === undefined ? message : { ...message, text: fitting(message.text) };
    const { replies } = await this.#request("webhooks/web_chat/messages", { body, token });
    if (!Array.isArray(replies) || replies.length === 0) throw new ChatError("no_answer");
    return replies;
  }

  /** Returns `{entries, writing}`; with `wait`, not before an answer under way has come. */
  async history(token, { wait = false } = {}) {
    const query = wait ? `?wait=${LONGEST_WAIT_SECONDS}` : "";
    return this.#request(`webhooks/web_chat/history${query}`, { token });
  }

  async #request(path, { body, token } = {}) {
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    if (body) headers["Content-Type"] = "application/json";
    const answer = await this.#reach(new URL(path, this.#base).href, {
      method: body ? "POST" : "GET",
      headers,
      body: body && JSON.stringify(body),
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout?.(TIMEOUT_MILLISECONDS),
    });
    const values = await answer.json().catch(() => null);
    if (!answer.ok) throw this.#refusal(answer, values);
    if (values === null) throw new ChatError("no_answer");
    return values;
  }

  #refusal(answer, values) {
    const seconds = Number(answer.headers?.get("Retry-After")) || 0;
    return new ChatError(values?.error?.code ?? "unreachable", values?.error?.message, seconds);
  }

  async #reach(address, request) {
    try {
      return await this.#fetch(address, request);
    } catch {
      throw new ChatError(globalThis.navigator?.onLine === false ? "offline" : "unreachable");
    }
  }
}

/**
 * Returns a text that fits in a request: of a longer one its beginning and its end.
 * Such a text is too long for an answer, but the server reads it for signs of an emergency.
 */
function fitting(text) {
  let fits = text;
  for (let half = 8_000; bytesOf(fits) > MOST_TEXT_BYTES; half = Math.floor(half * 0.8)) {
    fits = `${text.slice(0, half)}. ${text.slice(-half)}`;
  }
  return fits;
}

function bytesOf(text) {
  return new TextEncoder().encode(JSON.stringify(text)).length;
}
