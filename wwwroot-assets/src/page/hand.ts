/**
 * Knows the member's hands on a workspace page: where the focus is, which cards they have in hand, which forms they began. It starts once a
 * page of the browser, and tells a component that asks.
 */
import { followHome, letComponentsAsk } from "../browser/athome";
import { openDraft } from "../editor/openers";
import { DraftShelf, type Draft } from "../shelf/draftshelf";
import { BegunBox } from "./begun";
import { Drafts } from "./drafts";
import { keepFocus } from "./focus";
import { watchInHand } from "./inhand";
import { letSelect } from "./selecting";
import { shortcutOf } from "./shortcuts";

/** Is told the cards in hand, the keys of the forms that were begun, and the key of a form that is to be opened. */
interface HandListener {
  inHand(cards: string[]): void;
  begun(keys: string[]): void;
  wanted(key: string): void;
}

const shelf = new DraftShelf(() => localStorage);
const drafts = new Drafts(document, shelf);

/** Begins, for as long as the page lives. */
export function startHand(): void {
  followHome(document, (press) => shortcutOf(press, true) !== null);
  letComponentsAsk();
  keepFocus(document);
  letSelect(document);
  drafts.listen();
}

/** Tells of one owner's drafts ("member/consultation") and of what is in hand, until it is disposed. */
export function watchHand(owner: string, told: HandListener): { dispose(): void } {
  let last: string | null = null;
  const box = new BegunBox({
    drafts: () => shelf.of(owner),
    shown: () => drafts.shown,
    discard: (key) => {
      shelf.discard(owner, key);
      look();
    },
    open: (draft) => open(draft, told),
  });
  const look = (): void => {
    const keys = shelf.of(owner).map((draft) => draft.key).sort();
    if (keys.join("\n") !== last) {
      last = keys.join("\n");
      told.begun(keys);
    }

    box.look();
  };
  document.body.append(box.element);
  drafts.changed = look;
  look();
  const hand = watchInHand(document, told.inHand);
  return {
    dispose: () => {
      if (drafts.changed === look) {
        drafts.changed = () => undefined;
      }

      hand.dispose();
      box.dispose();
    },
  };
}

function open(draft: Draft, told: HandListener): void {
  if (draft.page !== location.pathname) {
    (window as unknown as { Blazor?: { navigateTo(address: string): void } }).Blazor?.navigateTo(draft.page);
    return;
  }

  openDraft(draft.key);
  told.wanted(draft.key);
}
