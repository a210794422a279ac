/** The languages of the chat. To add one, import its file and name it here. */

import { ENGLISH } from "./strings_en.js";

const LANGUAGES = { en: ENGLISH };

/** Returns the language of the page where the chat has it, else English: `{language, strings}`. */
export function stringsFor(tag) {
  const language = (tag || "").toLowerCase().split("-")[0];
  return Object.hasOwn(LANGUAGES, language)
    ? { language, strings: LANGUAGES[language] }
    : { language: "en", strings: ENGLISH };
}
