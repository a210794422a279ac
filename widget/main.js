/** Puts page and conversation together. */

import { Conversation } from "./api.js";
import { showOwn, showReply } from "./view.js";

const transcript = document.getElementById("transcript");
const status = document.getElementById("status");
const form = document.getElementById("question");
const text = document.getElementById("text");
const conversation = new Conversation();
let busy = false;

function say(words, { error = false } = {}) {
  status.textContent = words;
  status.classList.toggle("chat__status--error", error);
}

async function send(message, shown) {
  if (busy) return false;
  busy = true;
  say("Pain Guide is answering …");
  try {
    const replies = await conversation.send(message);
    showOwn(transcript, shown);
    replies.forEach((reply) => showReply(transcript, reply, choose));
    say("");
    return true;
  } catch (error) {
    say(`${error.message} Your text is still here.`, { error: true });
    return false;
  } finally {
    busy = false;
  }
}

function choose({ title, payload }) {
  return send({ payload }, title);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const written = text.value.trim();
  if (!written) return say("Please type a question first.", { error: true });
  if (await send({ text: written }, written)) text.value = "";
  text.focus();
});

text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
