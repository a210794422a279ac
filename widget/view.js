/** Draws messages. Everything goes in as text, never as HTML. */

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function passage(source) {
  const item = element("div");
  item.append(element("blockquote", "", source.quote), element("p", "", `${source.title}, “${source.section}”`));
  return item;
}

function sourceDetails(sources) {
  const details = element("details");
  details.append(element("summary", "", "Show source"), ...sources.map(passage));
  return details;
}

function choices(buttons, onChoose) {
  const group = element("div", "message__choices");
  const nodes = buttons.map(({ title, payload }) => {
    const button = element("button", "", title);
    button.type = "button";
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      nodes.forEach((node) => node.setAttribute("aria-disabled", "true"));
      onChoose({ title, payload });
    });
    return button;
  });
  group.append(...nodes);
  return group;
}

/** Shows what the patient wrote or chose. */
export function showOwn(transcript, text) {
  transcript.append(element("div", "message message--own", text));
  transcript.scrollTop = transcript.scrollHeight;
}

/** Shows a Reply; `onChoose` gets the button that was chosen. */
export function showReply(transcript, reply, onChoose) {
  const message = element("div", `message message--bot message--${reply.outcome}`);
  message.append(element("p", "message__body", reply.body));
  if (reply.sources.length) message.append(sourceDetails(reply.sources));
  if (reply.buttons.length) message.append(choices(reply.buttons, onChoose));
  if (reply.disclaimer) message.append(element("p", "message__disclaimer", reply.disclaimer));
  transcript.append(message);
  message.scrollIntoView({ block: "nearest" });
}
