/** Talks to the bot's web_chat channel. Knows HTTP; knows nothing of the page. */

/** A message did not get through; `message` is for people, `retry` says whether trying again helps. */
export class ChatError extends Error {
  constructor(message, { retry = true, code = "unreachable" } = {}) {
    super(message);
    this.retry = retry;
    this.code = code;
  }
}

const UNREACHABLE = "The chat can't be reached. Check your connection and try again.";

async function post(path, body, headers, fetch) {
  let answer;
  try {
    answer = await fetch(`/webhooks/web_chat/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  } catch {
    throw new ChatError(UNREACHABLE);
  }
  const values = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const { message = UNREACHABLE, code = "unreachable" } = values.error ?? {};
    throw new ChatError(message, { code, retry: !["too_long", "empty"].includes(code) });
  }
  return values;
}

/** One conversation: opens its session when needed, and again when the session has ended. */
export class Conversation {
  constructor(fetch = globalThis.fetch.bind(globalThis), storage = globalThis.sessionStorage) {
    this.fetch = fetch;
    this.storage = storage;
  }

  async token() {
    let token = this.storage.getItem("pain-guide-token");
    if (!token) {
      ({ token } = await post("session", {}, {}, this.fetch));
      this.storage.setItem("pain-guide-token", token);
    }
    return token;
  }

  /** Returns the Replies to `{text}` or `{payload}`. */
  async send(message) {
    const ask = async () => {
      const headers = { Authorization: `Bearer ${await this.token()}` };
      return (await post("messages", message, headers, this.fetch)).replies;
    };
    try {
      return await ask();
    } catch (error) {
      if (error.code !== "bad_session") throw error;
      this.storage.removeItem("pain-guide-token");
      return ask();
    }
  }
}
