/** The first words of the chat, and questions to begin with: the page's own, else the clinic's, else ours. */

/** Returns the greeting as a Reply whose buttons are typed questions. */
export function greetingReply(host, clinic, strings) {
  const buttons = suggestions(host, strings).map((title) => ({ title, payload: title }));
  return { outcome: "greeting", body: host.getAttribute("greeting") || clinic.greeting || strings.greeting, buttons };
}

// Written as "one | other" in the attribute; an empty one has none.
function suggestions(host, strings) {
  const given = host.getAttribute("suggestions");
  if (given === null) return strings.suggestions;
  return given.split("|").map((title) => title.trim()).filter(Boolean);
}
