/** What stands in the menu of the chat. */

/** Returns the items: `{label, picture, run}`, `{label, picture, href}` of a page, `{label, scale}` of the text size. */
export function menuItems(chat, { strings, look }) {
  const { exchange, confirm } = { exchange: chat.exchange, confirm: (...asked) => chat.panel.confirm(...asked) };
  return [
    { label: strings.myQuestions, picture: "list", run: () => exchange.ask(strings.askForQuestions) },
    { label: strings.printChat, picture: "print", run: () => chat.print() },
    { label: strings.saveChat, picture: "save", run: () => chat.save() },
    { label: strings.textSize, scale: (step) => look.scaleText(step) },
    { label: strings.privacy, picture: "info", href: () => chat.clinic.privacy_page },
    { label: strings.clear, picture: "eraser", run: () =>
      confirm(strings.confirmClear, strings.clear, () => exchange.clear(strings.cleared)) },
    { label: strings.forget, picture: "trash", run: () =>
      confirm(strings.confirmForget, strings.confirmForgetButton, () => exchange.forget()) },
  ];
}
