/** One page: its one connection, its editors, what it keeps, the status words, and the words that came back. */
import type Delta from "quill-delta";
import { WordingConnection } from "./connection";
import { Courier } from "./courier";
import { ShelfDatabase } from "./database";
import type { Editor } from "./editor";
import { glance } from "./glance";
import { beatEvery, Keeper } from "./keeper";
import { KeptBoxes } from "./kept";
import type { KeptWords, KeptWork } from "./shelf";
import { saveStatus, StatusWords } from "./status";
import { Tab } from "./tab";

/** Where the caret was when the page had to load itself again. */
const caretNote = "bmecode.caret";

/** A note older than this (ms) is forgotten. */
const noteFor = 60_000;

/** The page is not loaded again while somebody typed within this time (ms), unless they never stop. */
const quietFor = 1000;
const patience = 15_000;

/** What is typed on a live connection is written to the shelf after this time (ms): mostly it is stored by then. */
const keepAfter = 100;

export class Page {
  readonly connection: WordingConnection;
  readonly keeper: Keeper;
  readonly editors = new Set<Editor>();
  #address: string;
  #tab = new Tab();
  #couriers = new Set<Courier>();
  /** Couriers have a connection of their own, while there are any: opening a passage a second time on the page's would move the member's caret to another client. */
  #road: WordingConnection | null = null;
  #status = new StatusWords();
  #words: KeptBoxes;
  #users = 0;
  #pulse: ReturnType<typeof setInterval>;

  constructor(member: string) {
    this.#address = `/hubs/wording?member=${encodeURIComponent(member)}`;
    this.keeper = new Keeper({
      storage: new ShelfDatabase(),
      tab: this.#tab.id,
      member,
      now: () => Date.now(),
      pause: () => new Promise((resolve) => setTimeout(resolve, this.connection.isConnected ? keepAfter : 0)),
      ask: () => this.#tab.ask(),
      changed: () => this.tell(),
    });
    this.#words = new KeptBoxes({
      here: (passage) => this.#present(passage),
      ask: (passage) => glance(this.#address, passage),
      discard: (id) => void this.keeper.discard(id),
    });
    this.#tab.listen(() => void this.keeper.beat());
    this.connection = new WordingConnection(this.#address, (standing) => {
      this.tell();
      if (standing === "connected") {
        void this.#takeOver();
      }
    });
    this.#pulse = setInterval(() => void this.#beat(), beatEvery);
    window.addEventListener("beforeunload", this.#warn);
    window.addEventListener("pagehide", this.#leave);
    window.addEventListener("pageshow", this.#return);
    void this.#showWords();
  }

  get unsent(): number {
    return [...this.editors, ...this.#couriers].reduce((sum, one) => sum + one.unsent, 0);
  }

  /** What is unsent, or what an editor shows, may have changed. */
  tell(): void {
    this.#words?.compareSoon();
    this.#status.show(saveStatus(this.connection?.standing ?? "connecting", this.unsent, this.keeper.standing));
  }

  use(): void {
    this.#users++;
  }

  /** Ends the connection when nobody uses the page any more and everything is stored; not before. */
  async leaveTo(ended: () => void): Promise<void> {
    this.#users--;
    await Promise.all([...this.editors].filter((editor) => editor.getState().version >= 0).map((editor) => editor.settle()));
    if (this.#users === 0) {
      ended();
      clearInterval(this.#pulse);
      window.removeEventListener("beforeunload", this.#warn);
      window.removeEventListener("pagehide", this.#leave);
      window.removeEventListener("pageshow", this.#return);
      this.#couriers.forEach((courier) => courier.stop());
      this.keeper.leave();
      this.#tab.dispose();
      this.#status.dispose();
      await Promise.all([this.connection.dispose(), this.#road?.dispose()]);
    }
  }

  /** The editor is gone from the page; what was typed in it is still sent. */
  async retire(editor: Editor): Promise<void> {
    editor.retire();
    if (editor.getState().version >= 0) {
      await editor.settle();
    }

    editor.dispose();
    this.editors.delete(editor);
    this.tell();
  }

  /** Leaving is only a loss where the browser has not kept what is unsent. */
  #warn = (event: BeforeUnloadEvent): void => {
    if (this.unsent > 0 && this.keeper.standing !== "kept") {
      void this.keeper.write();
      event.preventDefault();
    }
  };

  #leave = (): void => this.keeper.leave();

  /** Back from the browser's cache of pages: what was kept may be another tab's by now. */
  #return = (event: PageTransitionEvent): void => {
    if (event.persisted) {
      void this.keeper.tick();
    }
  };

  async #beat(): Promise<void> {
    await this.keeper.tick();
    if (this.connection.isConnected) {
      await this.#takeOver();
    }
  }

  /** Sends what this member's other pages have left unsent, whichever passages it is in. */
  async #takeOver(): Promise<void> {
    for (const kept of await this.keeper.takeOver()) {
      void this.#carry(kept);
    }
  }

  async #carry(kept: KeptWork): Promise<void> {
    this.#road ??= new WordingConnection(this.#address, () => undefined);
    const courier = new Courier(kept, this.#road, this.keeper, {
      unsentChanged: () => this.tell(),
      refused: (kept) => this.handBack(kept),
    });
    this.#couriers.add(courier);
    this.tell();
    await courier.sent();
    this.#couriers.delete(courier);
    this.tell();
    if (this.#couriers.size === 0) {
      const road = this.#road;
      this.#road = null;
      await road?.dispose();
    }
  }

  /** Shows words that came back, until they are put back or discarded. */
  handBack(kept: KeptWords): void {
    this.#words.show(kept);
  }

  async #showWords(): Promise<void> {
    (await this.keeper.words()).forEach((kept) => this.handBack(kept));
  }

  #present(passage: string): { wording: Delta; putIn: ((change: Delta) => void) | null } | null {
    const editor = [...this.editors].find((e) => e.passage === passage && e.wording !== null);
    return editor?.wording ? { wording: editor.wording, putIn: editor.isEditable ? (change) => editor.putIn(change) : null } : null;
  }

  /** Ends when nothing is unsent and nobody is in the middle of typing. */
  async ready(): Promise<void> {
    const since = performance.now();
    for (;;) {
      const typedAt = Math.max(0, ...[...this.editors].map((editor) => editor.typedAt));
      const quiet = performance.now() - typedAt > quietFor || performance.now() - since > patience;
      if (this.unsent === 0 && quiet) {
        return;
      }

      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Notes the caret, to be put back after the page has loaded itself again. */
  noteCaret(): void {
    const focused = [...this.editors].find((editor) => editor.hasFocus);
    const selection = focused?.selection;
    if (focused && selection) {
      try {
        sessionStorage.setItem(caretNote, JSON.stringify({ passage: focused.passage, index: selection.index, length: selection.length, at: Date.now() }));
      } catch {
        // No storage: the caret has to be put back by hand.
      }
    }
  }
}

/** Puts the caret back where it was before the page loaded itself again. */
export function restoreCaret(editor: Editor): void {
  try {
    const note = JSON.parse(sessionStorage.getItem(caretNote) ?? "null") as { passage: string; index: number; length: number; at: number } | null;
    if (note?.passage === editor.passage) {
      sessionStorage.removeItem(caretNote);
      if (Date.now() - note.at < noteFor && isNobodys(document.activeElement)) {
        editor.focusAt(note.index, note.length);
      }
    }
  } catch {
    // No storage, or not ours: nothing to restore.
  }
}

/** The focus is where the page put it by itself (nowhere, or the heading), not where the member did. */
function isNobodys(focused: Element | null): boolean {
  return focused === null || focused === document.body || focused.matches("h1, [tabindex='-1']");
}
