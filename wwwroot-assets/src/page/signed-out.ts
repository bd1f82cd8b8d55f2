/**
 * Shows somebody whose access was taken away the words of theirs that this browser keeps and nobody will send any more, to copy or discard.
 * It works on `[data-kept-of="member"]`, and leaves the page as it is where there is nothing of that member.
 */
import { copyAndSay } from "./copytext";
import Delta from "quill-delta";
import { button } from "../browser/button";
import { insertedText } from "../passage/change";
import { ShelfDatabase } from "../shelf/database";
import { DraftShelf } from "../shelf/draftshelf";
import type { KeptWork, Shelf } from "../shelf/shelf";

interface Left {
  label: string;
  words: string;
  discard(shelf: Shelf): void;
}

const storage = new ShelfDatabase();
const drafts = new DraftShelf(() => localStorage);

/** Everything of this member that the server never stored. */
export function leftOf(shelf: Shelf, member: string): Left[] {
  const work = [...shelf.work.values()].filter((kept) => kept.member === member);
  const words = [...shelf.words.values()].filter((kept) => kept.member === member);
  return [
    ...work.map((kept) => ({ label: kept.label, words: wordsOf(kept), discard: (now: Shelf) => void now.work.delete(kept.client) })),
    ...words.map((kept) => ({ label: kept.label, words: kept.words, discard: (now: Shelf) => void now.words.delete(kept.id) })),
  ].filter((left) => left.words !== "");
}

function wordsOf({ work }: KeptWork): string {
  const change = new Delta(work.inFlight.delta.ops);
  return insertedText(work.buffer === null ? change : change.compose(new Delta(work.buffer.ops)));
}

/** Everything that this member began in a form, in whichever consultation. */
function begunBy(member: string): Left[] {
  return drafts
    .ofMember(member)
    .filter(({ draft }) => draft.words !== "")
    .map(({ owner, draft: { key, label, words } }) => ({ label, words, discard: () => drafts.discard(owner, key) }));
}

async function show(place: HTMLElement): Promise<void> {
  const member = place.dataset["keptOf"] ?? "";
  const left = [...(await storage.turn((shelf) => leftOf(shelf, member)).catch(() => [])), ...begunBy(member)];
  if (left.length === 0) {
    return;
  }

  const head = document.createElement("h2");
  head.textContent = "Words of yours that were not sent";
  const why = document.createElement("p");
  why.textContent = "They are kept in this browser only. Copy what you want to have; nobody else sees them.";
  place.append(head, why, ...left.map(box));
}

function box(left: Left): HTMLElement {
  const made = document.createElement("section");
  made.className = "banner";
  made.setAttribute("aria-label", `Words for ${left.label}`);
  const label = document.createElement("p");
  label.textContent = left.label;
  const words = document.createElement("blockquote");
  words.textContent = left.words;
  const copy = button("Copy", () => void copyAndSay(left.words).then((said) => (copy.textContent = said)));
  made.append(label, words, copy, button("Discard", () => void storage.turn((shelf) => left.discard(shelf)).then(() => made.remove())));
  return made;
}

if (typeof document !== "undefined") {
  document.querySelectorAll<HTMLElement>("[data-kept-of]").forEach((place) => void show(place));
}
