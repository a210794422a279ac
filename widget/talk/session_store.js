/** Keeps what a reload of the same tab needs; of what a patient wrote, only what was not sent yet. */

/** Values under one key of the tab's session storage; in memory where a page may not use that. */
export class SessionStore {
  #key;
  #storage;
  #values;

  constructor(key, storage) {
    this.#key = key;
    this.#storage = storage;
    this.#values = this.#read();
  }

  get(name) {
    return this.#values[name];
  }

  set(name, value) {
    this.#values[name] = value;
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(this.#values));
    } catch {
      // Full or forbidden: the chat then lasts until the page is left.
    }
  }

  #read() {
    try {
      const values = JSON.parse(this.#storage?.getItem(this.#key) ?? "{}");
      return values && typeof values === "object" && !Array.isArray(values) ? values : {};
    } catch {
      return {};
    }
  }
}

/** Returns the tab's session storage, null where the page is forbidden to use it. */
export function tabStorage() {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}
