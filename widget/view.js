/** Draws the transcript. Everything goes in as text, never as HTML. Knows nothing of HTTP. */

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function button(title, onClick) {
  const node = element("button", "", title);
  node.type = "button";
  node.addEventListener("click", onClick);
  return node;
}

function passage({ title, section, quote }) {
  const node = element("figure", "message__passage");
  node.append(element("blockquote", "", quote), element("figcaption", "", `${title}, section “${section}”`));
  return node;
}

function sourceDetails(sources) {
  const details = element("details", "message__source");
  details.append(element("summary", "", "Show source"), ...sources.map(passage));
  return details;
}

function choices(buttons, onChoose) {
  const group = element("div", "message__choices");
  const nodes = buttons.map((choice) =>
    button(choice.title, () => {
      if (group.dataset.chosen || !onChoose(choice)) return;
      group.dataset.chosen = "yes";
      nodes.forEach((node) => node.setAttribute("aria-disabled", "true"));
      const chosen = nodes[buttons.indexOf(choice)];
      chosen.classList.add("message__chosen");
      chosen.append(element("span", "visually-hidden", " (chosen)"));
    }),
  );
  group.append(...nodes);
  return group;
}

function replyMessage(reply, onChoose) {
  const node = element("div", `message message--bot message--${reply.outcome}`);
  node.append(element("span", "visually-hidden", "Pain Guide:"), element("p", "message__body", reply.body));
  if (reply.sources?.length) node.append(sourceDetails(reply.sources));
  if (reply.disclaimer) node.append(element("p", "message__disclaimer", reply.disclaimer));
  if (reply.buttons?.length) node.append(choices(reply.buttons, onChoose));
  return node;
}

/** The conversation on the page. */
export class Transcript {
  #node;
  #typing = null;

  constructor(node) {
    this.#node = node;
  }

  /** Shows what the patient wrote or chose; returns its element. */
  addQuestion(text) {
    const question = element("div", "message message--own");
    question.append(element("span", "visually-hidden", "You:"), element("p", "message__body", text));
    this.#node.append(question);
    this.#scrollTo(question);
    return question;
  }

  /** Shows the Replies to a question. `onChoose` gets a chosen button and tells whether it was sent. */
  addReplies(question, replies, onChoose) {
    this.#node.append(...replies.map((reply) => replyMessage(reply, onChoose)));
    this.#scrollTo(question);
  }

  /** Shows at a question why it was not answered, with a way to send it again. */
  addFailure(question, message, onRetry) {
    const failure = element("div", "message__failure");
    const retry = button("Try again", () => {
      if (onRetry()) failure.remove();
    });
    failure.append(element("p", "", message), retry);
    question.append(failure);
    this.#scrollTo(question);
  }

  /** Shows that an answer is being written, until `hideTyping`. */
  showTyping() {
    this.#typing = element("div", "typing");
    const dots = element("span", "typing__dots");
    dots.setAttribute("aria-hidden", "true");
    dots.append(element("span"), element("span"), element("span"));
    this.#typing.append(dots, element("span", "visually-hidden", "Pain Guide is writing an answer."));
    this.#node.append(this.#typing);
    this.#node.scrollTop = this.#node.scrollHeight;
  }

  hideTyping() {
    this.#typing?.remove();
    this.#typing = null;
  }

  // The question comes to the top where there is room below it: a long answer is read from its start.
  #scrollTo(question) {
    const top = question.getBoundingClientRect().top - this.#node.getBoundingClientRect().top;
    this.#node.scrollTop += top - 12;
  }
}
