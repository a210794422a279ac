/** Takes the patient's list of questions out of the chat: to the clipboard, to paper, or to a file. */

import { button, element, icon } from "../dom.js";
import { printSheet, saveSheet } from "./paper.js";
import { visitSheet } from "./sheets.js";

/** Returns buttons for a list of questions, and a place that tells what came of them. */
export function visitListTools(questions, clinic, strings) {
  const status = element("span", { class: "tools__status", role: "status" });
  const sheet = () => visitSheet(questions, clinic(), strings);
  const copy = button({ class: "tool" }, async () => {
    status.textContent = (await copyText(numbered(questions))) ? strings.copied : strings.notCopied;
  }, icon("copy"), strings.copy);
  const print = button({ class: "tool" }, () => {
    printSheet(sheet(), { isAlone: true });
    window.print();
  }, icon("print"), strings.print);
  const save = button({ class: "tool" }, () => saveSheet(sheet(), strings), icon("save"), strings.save);
  return element("div", { class: "tools" }, copy, print, save, status);
}

/** Returns questions as lines of a numbered list. */
export function numbered(questions) {
  return questions.map((question, index) => `${index + 1}. ${question}`).join("\n");
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
