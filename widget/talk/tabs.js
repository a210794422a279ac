/** Keeps the tabs of one browser in step. What was said is not told: each tab asks the server for it. */

/** Channels between the pages of one site that hold the chat of one server. */
export class Tabs {
  #channel = null;
  #name;
  #on;

  /** `on` has `said`, `cleared` and `forgotten`, called with whether that was in this tab's conversation. */
  constructor(name, on) {
    this.#name = name;
    this.#on = on;
  }

  /** Begins to listen; `conversation` names this tab's own. */
  open(conversation) {
    if (!globalThis.BroadcastChannel || this.#channel) return;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.addEventListener("message", ({ data }) => {
      if (Object.hasOwn(this.#on, data?.kind)) this.#on[data.kind](data.conversation === conversation());
    });
  }

  /** Tells the other tabs what happened in a conversation. */
  tell(kind, conversation) {
    this.#channel?.postMessage({ kind, conversation });
  }

  close() {
    this.#channel?.close();
    this.#channel = null;
  }
}
