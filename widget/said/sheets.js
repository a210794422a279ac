/** What is taken out of the chat, for paper or a file: lines by their kind, the same for both. */

/** Returns the patient's list of questions, each with room to write. */
export function visitSheet(questions, clinic, strings) {
  return [
    ...head(strings.visitListTitle, clinic, strings),
    ...questions.flatMap((question) => [{ kind: "item", text: question }, { kind: "room" }]),
    ...(clinic.disclaimer ? [{ kind: "note", text: clinic.disclaimer }] : []),
  ];
}

/** Returns a conversation, `[{from, text}]` and `[{from, reply}]`, with its sources and disclaimers. */
export function chatSheet(said, clinic, strings) {
  return [
    ...head(strings.chatTitle, clinic, strings),
    ...said.flatMap((entry) => (entry.reply ? answer(entry, strings) : [
      { kind: "speaker", text: strings.by(strings.patient, entry.at) }, { kind: "text", text: entry.text }])),
    { kind: "heading", text: strings.notes },
    { kind: "room" }, { kind: "room" }, { kind: "room" },
  ];
}

function head(title, { name, phone, emergency_number: number }, strings) {
  const today = new Date().toLocaleDateString(strings.locale, { dateStyle: "long" });
  const emergency = number ? `${strings.emergency} ${number}.` : "";
  return [
    { kind: "title", text: title },
    { kind: "note", text: [name, phone, today].filter(Boolean).join(" · ") },
    ...(emergency ? [{ kind: "note", text: emergency }] : []),
  ];
}

function answer({ at, reply: { body, text, blocks, sources, disclaimer } }, strings) {
  const hasLine = (blocks ?? []).every(({ questions }) => (questions ?? []).every((asked) => body.includes(asked)));
  const brought = hasLine ? [] : blocks.filter(({ questions }) => questions);
  return [
    { kind: "speaker", text: strings.by(strings.guide, at) },
    ...(body || text || "").split("\n").map((line) => ({ kind: "text", text: line })),
    ...brought.flatMap(({ lead, questions }) => [{ kind: "text", text: `${lead}: ${questions.join(" ")}` }]),
    ...(sources ?? []).filter(({ quote }) => !body.includes(quote)).map(({ title, section, quote }) => (
      { kind: "note", text: `“${quote}” ${strings.sourceOf(title, section)}` })),
    ...(disclaimer ? [{ kind: "note", text: disclaimer }] : []),
  ];
}
