/** Takes the patient's list of questions out of the chat: to the clipboard, or to paper. */

import { button, element, icon } from "./dom.js";

const PRINT_CLASS = "pain-guide-print";
// In the page itself, not in the shadow: it hides all the rest of the page from the printer.
const PRINT_RULES = `
  .${PRINT_CLASS} { display: none; }
  @media print {
    body > :not(.${PRINT_CLASS}) { display: none !important; }
    .${PRINT_CLASS} { display: block; color: #000; font: 12pt/1.6 system-ui, sans-serif; }
  }`;

/** Returns the buttons Copy and Print for a list of questions, and a place that tells what came of it. */
export function visitListTools(questions, strings) {
  const status = element("span", { class: "tools__status" });
  const copy = button({ class: "tool" }, async () => {
    status.textContent = (await copyText(numbered(questions))) ? strings.copied : strings.notCopied;
  }, icon("copy"), strings.copy);
  const print = button({ class: "tool" }, () => printList(questions, strings), icon("print"), strings.print);
  return element("div", { class: "tools" }, copy, print, status);
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

function printList(questions, strings) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PRINT_RULES);
  const list = element("ol", {}, ...questions.map((question) => element("li", {}, question)));
  const paper = element("div", { class: PRINT_CLASS }, element("h1", {}, strings.visitListTitle), list);
  document.body.append(paper);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  addEventListener("afterprint", () => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  }, { once: true });
  window.print();
}
