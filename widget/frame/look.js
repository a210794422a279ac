/** How the chat looks: what the page and the patient have chosen. */

const TEXT_SCALES = [1, 1.15, 1.3, 1.5, 2];
// WCAG 2.2, 1.4.3: what text of normal size needs.
const LEAST_CONTRAST = 4.5;
const LIGHT = [1, 1, 1];
const DARK = "#101a1c";

export class Look {
  #host;
  #root;
  #store;
  #isDark = matchMedia("(prefers-color-scheme: dark)");

  /** `host` is the element in the page, `root` what it shows. */
  constructor(host, root, store) {
    this.#host = host;
    this.#root = root;
    this.#store = store;
  }

  /** Follows the system's choice of light or dark, until `signal` ends it. */
  watch(signal) {
    this.#isDark.addEventListener("change", () => this.apply(), { signal });
  }

  /** Applies the attributes of the element, and the size of the text. */
  apply() {
    const theme = this.#host.getAttribute("theme");
    this.#root.classList.toggle("dark", theme === "dark" || (theme !== "light" && this.#isDark.matches));
    this.#root.classList.toggle("left", this.#isLeft);
    this.#set("--pain-guide-color", "color", this.#host.getAttribute("color"));
    const size = this.#host.getAttribute("font-size");
    this.#root.style.fontSize = size && CSS.supports("font-size", size) ? `calc(var(--text-scale, 1) * ${size})` : "";
    this.#root.style.setProperty("--text-scale", String(this.textScale));
    this.#keepContrast();
  }

  /** How large the text is, 1 as the page has it. */
  get textScale() {
    const kept = this.#store.get("text");
    return TEXT_SCALES.includes(kept) ? kept : 1;
  }

  /** Makes the text larger by one step, or with -1 smaller; returns the new scale. */
  scaleText(step) {
    const at = TEXT_SCALES.indexOf(this.textScale) + step;
    this.#store.set("text", TEXT_SCALES[Math.max(0, Math.min(at, TEXT_SCALES.length - 1))]);
    this.apply();
    return this.textScale;
  }

  // As the page is written: in Arabic the corner is on the other side, whatever the chat's own language.
  get #isLeft() {
    const position = this.#host.getAttribute("position");
    return position ? position === "left" : getComputedStyle(this.#host.parentElement ?? this.#host).direction === "rtl";
  }

  // The colour of the words on the page's colour: its own where that can be read, else ours.
  #keepContrast() {
    const { style } = this.#root;
    style.removeProperty("--pain-guide-on-color");
    const accent = this.#colorOf("--accent");
    if (!accent || contrast(accent, this.#colorOf("--on-accent") ?? LIGHT) >= LEAST_CONTRAST) return;
    style.setProperty("--pain-guide-on-color", contrast(accent, LIGHT) >= LEAST_CONTRAST ? "#fff" : DARK);
  }

  #set(property, kind, value) {
    if (value && CSS.supports(kind, value)) this.#root.style.setProperty(property, value);
    else this.#root.style.removeProperty(property);
  }

  // Mixed with itself, a colour of whatever kind is told as red, green and blue, 0 to 1.
  #colorOf(property) {
    this.#root.style.setProperty("outline-color", `color-mix(in srgb, var(${property}), var(${property}))`);
    const told = getComputedStyle(this.#root).outlineColor;
    this.#root.style.removeProperty("outline-color");
    const numbers = /^color\(srgb ([\d. e-]+)/.exec(told)?.[1].trim().split(" ").map(Number);
    return numbers?.length >= 3 ? numbers.slice(0, 3) : null;
  }
}

/** Returns the contrast of two colours, as WCAG counts it; each is red, green and blue, 0 to 1. */
export function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color) {
  const [red, green, blue] = color.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
