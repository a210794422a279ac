/** The languages of the chat. To add one, import its file and name it here. */

import { ENGLISH } from "./strings_en.js";

const LANGUAGES = { en: ENGLISH };
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);

/** Returns the language of the page where the chat has it, else English: `{language, dir, strings}`. */
export function stringsFor(tag) {
  const asked = (tag || "").toLowerCase().split("-")[0];
  const language = Object.hasOwn(LANGUAGES, asked) ? asked : "en";
  return { language, dir: RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr", strings: LANGUAGES[language] };
}
