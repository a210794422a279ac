/** Puts the page and the conversation together. */

import { Conversation } from "./api.js";
import { Transcript } from "./view.js";

const MOST_CHARACTERS = 2000;
// Most answers come sooner: an indicator that flashes would only be noise.
const TYPING_DELAY_MILLISECONDS = 300;

const form = document.getElementById("question");
const text = document.getElementById("text");
const status = document.getElementById("status");
const suggestions = document.getElementById("suggestions");
const transcript = new Transcript(document.getElementById("transcript"));
const conversation = new Conversation();
// On a phone, focus in the text would open the keyboard over the answer.
const hasKeyboard = matchMedia("(hover: hover)").matches;
let waiting = false;

function say(words) {
  status.textContent = words;
}

function isFree() {
  if (waiting) say("One moment: the answer to your last question is on its way.");
  return !waiting;
}

function start(message, shown) {
  if (!isFree()) return false;
  say("");
  deliver(message, transcript.addQuestion(shown));
  return true;
}

async function deliver(message, question) {
  waiting = true;
  const typing = setTimeout(() => transcript.showTyping(), TYPING_DELAY_MILLISECONDS);
  let replies = null;
  let failure = null;
  try {
    replies = await conversation.send(message);
  } catch (error) {
    failure = error;
  }
  clearTimeout(typing);
  transcript.hideTyping();
  waiting = false;
  say("");
  if (failure) fail(message, question, failure);
  else transcript.addReplies(question, replies, ({ title, payload }) => start({ payload }, title));
}

function fail(message, question, error) {
  if (!error.canRetry && message.text !== undefined) {
    question.remove();
    text.value = [message.text, text.value].filter(Boolean).join("\n");
    say(error.message);
    return;
  }
  transcript.addFailure(question, error.message, () => {
    if (!isFree()) return false;
    text.focus();
    deliver(message, question);
    return true;
  });
}

function faultIn(written) {
  if (!written) return "Please type a question first.";
  const characters = [...written].length;
  if (characters <= MOST_CHARACTERS) return "";
  const [count, most] = [characters, MOST_CHARACTERS].map((number) => number.toLocaleString("en"));
  return `Your message has ${count} characters, and I can read ${most}. Please shorten it.`;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const written = text.value.trim();
  const fault = faultIn(written);
  text.setAttribute("aria-invalid", String(Boolean(fault)));
  if (fault) say(fault);
  else if (start({ text: written }, written)) text.value = "";
  if (fault || hasKeyboard) text.focus();
});

text.addEventListener("input", () => {
  if (text.getAttribute("aria-invalid") === "true" && !faultIn(text.value.trim())) {
    text.setAttribute("aria-invalid", "false");
    say("");
  }
});

text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

suggestions.hidden = false;
suggestions.addEventListener("click", ({ target }) => {
  if (target.tagName === "BUTTON") start({ text: target.textContent }, target.textContent);
});
