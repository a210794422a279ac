/** The demo page: its questions open the chat and ask themselves. */

const chat = document.querySelector("pain-guide");

for (const opener of document.querySelectorAll("[data-open]")) {
  opener.hidden = false;
  opener.addEventListener("click", () => chat.open());
}

for (const question of document.querySelectorAll(".questions li")) {
  const ask = document.createElement("button");
  ask.type = "button";
  ask.textContent = question.textContent;
  ask.addEventListener("click", () => chat.ask(ask.textContent));
  question.replaceChildren(ask);
}
