/** Types of the element <pain-guide> for pages written in TypeScript. What each does: docs/web-chat.md. */

type Outcome =
  | "answer" | "not_covered" | "advice" | "clarify"
  | "emergency" | "out_of_scope" | "smalltalk" | "help" | "handoff" | "error";

interface PainGuideMessage {
  from: "patient" | "guide";
  /** Of what the guide says. */
  outcome?: Outcome;
  /** Only with the attribute `events-with-words`. */
  text?: string;
}

interface PainGuideRating {
  rating: "up" | "down";
  reason?: "not_asked" | "unclear" | "too_little" | "wrong";
}

interface PainGuideElement extends HTMLElement {
  readonly isOpen: boolean;
  open(): void;
  close(): void;
  ask(text: string): Promise<void>;
}

interface HTMLElementTagNameMap {
  "pain-guide": PainGuideElement;
}

interface HTMLElementEventMap {
  "painguide:open": CustomEvent<Record<string, never>>;
  "painguide:close": CustomEvent<Record<string, never>>;
  "painguide:message": CustomEvent<PainGuideMessage>;
  "painguide:emergency": CustomEvent<Record<string, never>>;
  "painguide:rating": CustomEvent<PainGuideRating>;
}
