/** The note under an editor that says why nothing can be typed in it, or that what is typed does not go into the wording. */
export class LockNote {
  readonly element = document.createElement("p");

  constructor() {
    this.element.className = "editor-note";
    this.element.hidden = true;
  }

  /** Says why the editor is locked; null hides the note. */
  say(reason: string | null): void {
    this.element.hidden = reason === null;
    this.element.textContent = reason === null ? "" : wordsFor(reason);
  }

  /** Says that the member writes on into words kept for them. */
  sayAside(): void {
    this.element.hidden = false;
    this.element.textContent = "What you type now is kept for you. It does not go into the wording.";
  }
}

function wordsFor(reason: string): string {
  switch (reason) {
    case "agreed":
      return "Agreed. The wording is locked until the facilitator reopens it.";
    case "deleted":
      return "Deleted. It can be edited after it is brought back.";
    default:
      return reason.includes(" ") ? reason : `Closed (${reason}). It cannot be edited here.`;
  }
}
