/** Says whether what was typed is safe. "Saved" means that the server said it is on disk. */
import type { Standing } from "../session/connection";

interface SaveStatus {
  state: "saved" | "saving" | "offline" | "connecting" | "signed-out";
  words: string;
}

/** The safety of unsent work: kept in the browser's storage, on its way there, or in this page only. */
export type Keeping = "kept" | "keeping" | "page";

/** The status of a page, by its connection, the number of edits that are not stored, and how those are kept meanwhile. */
export function saveStatus(standing: Standing, unsent: number, keeping: Keeping = "kept"): SaveStatus {
  const changes = `${unsent} ${unsent === 1 ? "change" : "changes"}`;
  const safe = keeping === "keeping" ? `keeping ${changes}…` : `${changes} kept${keeping === "page" ? " while this page is open" : ""}`;
  const kept = unsent === 0 ? "" : `: ${safe}`;
  switch (standing) {
    case "connected":
      return unsent === 0 ? { state: "saved", words: "Saved" } : { state: "saving", words: "Saving…" };
    case "slow":
      return unsent === 0 ? { state: "saved", words: "Saved" } : { state: "saving", words: "Still saving…" };
    case "connecting":
      return { state: "connecting", words: "Connecting…" };
    case "offline":
      return { state: "offline", words: `Offline${kept}` };
    case "signedOut":
      return { state: "signed-out", words: `Signed out${kept}` };
  }
}

/** Shown while a member writes on in a passage that takes nothing more: the words are safe, and are not in the wording. */
export const keptAside: SaveStatus = { state: "offline", words: "Closed: your words are kept" };

/** Paints the status into every `[data-save-status]` of the page, also those that come later. */
export class StatusWords {
  #status: SaveStatus = saveStatus("connecting", 0);
  #observer: MutationObserver;
  #due = false;

  constructor() {
    this.#observer = new MutationObserver(() => this.#paintSoon());
    this.#observer.observe(document.body, { childList: true, subtree: true });
    this.#paint();
  }

  show(status: SaveStatus): void {
    if (status.words !== this.#status.words || status.state !== this.#status.state) {
      this.#status = status;
      this.#paint();
    }
  }

  dispose(): void {
    this.#observer.disconnect();
  }

  #paintSoon(): void {
    if (!this.#due) {
      this.#due = true;
      requestAnimationFrame(() => {
        this.#due = false;
        this.#paint();
      });
    }
  }

  #paint(): void {
    for (const place of document.querySelectorAll<HTMLElement>("[data-save-status]")) {
      if (place.textContent !== this.#status.words || place.dataset["state"] !== this.#status.state) {
        place.textContent = this.#status.words;
        place.dataset["state"] = this.#status.state;
      }
    }
  }
}
