/** Makes elements. Text goes in as text, never as HTML. */

const SVG = "http://www.w3.org/2000/svg";
// Strokes on a field of 24 by 24.
const ICONS = {
  chat: "M4 5h16v11H9l-5 4z",
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  send: "M5 12h14M13 6l6 6-6 6",
  source: "M5 4h10l4 4v12H5zM9 11h6M9 15h6",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5M12 8h.01",
  alert: "M12 3L2.5 20h19zM12 10v4M12 17h.01",
  call: "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a1 1 0 0 1-1 1A16 16 0 0 1 4 5a1 1 0 0 1 1-1z",
  page: "M5 5h14v15H5zM5 10h14M9 3v4M15 3v4",
  up: "M7 11l4-7a2 2 0 0 1 2 2v4h5a2 2 0 0 1 2 2l-1.5 6a2 2 0 0 1-2 2H7zM7 11H4v9h3",
  down: "M7 13l4 7a2 2 0 0 0 2-2v-4h5a2 2 0 0 0 2-2l-1.5-6a2 2 0 0 0-2-2H7zM7 13H4V4h3",
  check: "M5 12.5l4.5 4.5L19 7",
  list: "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
  copy: "M9 9h11v11H9zM15 5H4v11h1",
  print: "M7 9V4h10v5M7 18H4V9h16v9h-3M7 14h10v6H7z",
  trash: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13",
  text: "M5 19l7-14 7 14M8 14h8",
  save: "M12 4v11M7 11l5 5 5-5M5 20h14",
  below: "M12 5v14M6 13l6 6 6-6",
  eraser: "M4 15L14 5l6 6-8 8H8zM9 20h11",
};

/** Returns an element; an attribute that is true is set bare, one that is false or missing is left out. */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) node.setAttribute(attribute, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** Returns a button that calls `onClick`. */
export function button(attributes, onClick, ...children) {
  const node = element("button", { type: "button", ...attributes }, ...children);
  node.addEventListener("click", onClick);
  return node;
}

/** Returns a picture that says nothing to a screen reader. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon--${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}

/** Returns words for a screen reader alone. */
export function spoken(words) {
  return element("span", { class: "spoken" }, words);
}

/** Makes a button inert, but leaves the focus where it is: `disabled` would drop it. */
export function makeInert(node) {
  node.setAttribute("aria-disabled", "true");
}
