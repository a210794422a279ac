/** Puts a sheet on paper or into a file. */

import { element } from "../dom.js";

const PRINT_CLASS = "pain-guide-print";
// In the page itself, not in the shadow: where the sheet is alone, it hides all the rest from the printer.
const PRINT_RULES = `
  .${PRINT_CLASS} { display: none; }
  @media print {
    body:has(> .${PRINT_CLASS}.alone) > :not(.${PRINT_CLASS}) { display: none !important; }
    .${PRINT_CLASS} { display: block; color: #000; font: 12pt/1.5 system-ui, sans-serif; break-before: page; }
    .${PRINT_CLASS}.alone { break-before: auto; }
    .${PRINT_CLASS} p { margin: 0 0 6pt; }
    .${PRINT_CLASS} li { margin: 12pt 0 6pt; break-inside: avoid; }
    .${PRINT_CLASS} .speaker { margin-top: 12pt; font-weight: 700; break-after: avoid; }
    .${PRINT_CLASS} .note { color: #444; font-size: 10pt; }
    .${PRINT_CLASS} .room { height: 22pt; border-bottom: 1px solid #888; }
  }`;
const TAGS = { title: "h1", heading: "h2", item: "li" };
const RULE = "_".repeat(60);

/** Puts a sheet into the page until it is printed: alone, or after what the page itself prints. */
export function printSheet(sheet, { isAlone }) {
  if (document.querySelector(`.${PRINT_CLASS}`)) return;
  const rules = new CSSStyleSheet();
  rules.replaceSync(PRINT_RULES);
  const paper = element("div", { class: `${PRINT_CLASS}${isAlone ? " alone" : ""}` }, ...nodesOf(sheet));
  document.body.append(paper);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
  addEventListener("afterprint", () => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== rules);
  }, { once: true });
}

/** Has the browser save a sheet as a file of text. */
export function saveSheet(sheet, strings) {
  // With the mark of its encoding: some programs take a text without one for another.
  const file = URL.createObjectURL(new Blob(["\ufeff", textOf(sheet)], { type: "text/plain;charset=utf-8" }));
  element("a", { href: file, download: strings.fileName }).click();
  setTimeout(() => URL.revokeObjectURL(file));
}

/** Returns a sheet as text. */
export function textOf(sheet) {
  let number = 0;
  return `${sheet.map(({ kind, text }) => {
    if (kind === "room") return `${RULE}\n`;
    if (kind === "item") return `${(number += 1)}. ${text}\n`;
    return kind === "speaker" ? `\n${text}` : kind === "text" ? text : `${text}\n`;
  }).join("\n").trim()}\n`;
}

function nodesOf(sheet) {
  const nodes = [];
  for (const { kind, text } of sheet) {
    const node = element(TAGS[kind] ?? "p", { class: kind }, text);
    const list = nodes.at(-1)?.localName === "ol" ? nodes.at(-1) : null;
    if (kind === "item") (list ?? nodes[nodes.push(element("ol")) - 1]).append(node);
    else if (kind === "room" && list) list.lastChild.append(element("div", { class: "room" }));
    else nodes.push(node);
  }
  return nodes;
}
