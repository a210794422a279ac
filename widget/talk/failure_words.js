/** What is told where a message had no answer: what to do, and the emergency number. */

/** Returns the words for a ChatError; `clinic` is what is known of it by now. */
export function failureWords({ code, message, seconds }, strings, { phone, emergency_number: number }) {
  const { failures, emergency, localEmergency } = strings;
  const isOurs = Object.hasOwn(failures, code);
  // The server's message names the emergency number itself.
  if (message && !isOurs) return message;
  const words = isOurs ? failures[code]({ seconds, phone }) : failures.unreachable({});
  return `${words} ${number ? `${emergency} ${number}.` : localEmergency}`;
}
