/** What Blazor imports: one page with one connection, its editors, dragging, copying, keys. Every handle is disposed by who asked for it. */
import { watchCircuit } from "./circuit";
import { copyText } from "./clipboard";
import { WordingConnection } from "./connection";
import { Courier } from "./courier";
import { ShelfDatabase } from "./database";
import { initDragGroups as dragGroups } from "./drag";
import { Editor, type EditorOptions } from "./editor";
import type { ClauseChoice } from "./forms";
import { beatEvery, Keeper } from "./keeper";
import { showKept } from "./kept";
import { setNumbers } from "./numbers";
import { listenForShortcuts } from "./shortcuts";
import type { KeptWork } from "./shelf";
import { saveStatus, StatusWords } from "./status";
import { Tab } from "./tab";

export { copyText };

/** A .NET object that components hand over; its circuit may be gone. */
interface DotNet {
  invokeMethodAsync(method: string, ...words: unknown[]): Promise<unknown>;
}

/** Where the caret was when the page had to load itself again. */
const caretNote = "bmecode.caret";

/** A note older than this (ms) is forgotten. */
const noteFor = 60_000;

/** The page is not loaded again while somebody typed within this time (ms), unless they never stop. */
const quietFor = 1000;
const patience = 15_000;

/** What is typed on a live connection is written to the shelf after this time (ms): mostly it is stored by then. */
const keepAfter = 100;

class Page {
  readonly connection: WordingConnection;
  readonly keeper: Keeper;
  readonly editors = new Set<Editor>();
  #address: string;
  #tab = new Tab();
  #couriers = new Set<Courier>();
  /** Couriers have a connection of their own, while there are any: opening a passage a second time on the page's would move the member's caret to another client. */
  #road: WordingConnection | null = null;
  #status = new StatusWords();
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

  tell(): void {
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
      refused: (from, message, words) => this.handBack(from.label, from.page, message, words),
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

  /** Shows words that came back, until they are discarded. */
  handBack(label: string, page: string, message: string, words: string): void {
    showKept({ label, page, message, words }, () => void this.keeper.discard(words));
  }

  async #showWords(): Promise<void> {
    for (const { label, page, message, words } of await this.keeper.words()) {
      this.handBack(label, page, message, words);
    }
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

let page: Page | null = null;

watchCircuit({ ready: async () => page?.ready(), leave: () => page?.noteCaret() });

/**
 * Opens the page's one connection. `member` and `memberName` are whose page it is; `numbers` are the clauses' present numbers by id.
 */
export function openPage(options: { member: string; memberName: string; numbers?: Record<string, string> }): { setNumbers(numbers: Record<string, string>): void; settle(): Promise<void>; dispose(): Promise<void> } {
  setNumbers(options.numbers ?? {});
  const opened = (page ??= new Page(options.member));
  opened.use();
  opened.tell();
  let left = false;
  return {
    setNumbers,
    settle: async () => {
      await Promise.all([...opened.editors].map((editor) => editor.settle()));
    },
    dispose: async () => {
      if (!left) {
        left = true;
        await opened.leaveTo(() => (page = page === opened ? null : page));
      }
    },
  };
}

/** Makes `element` the editor of a passage; what stands in it stays until the words have come. Calls `OnPassageRefused` and `OnPassageClosed`. */
export function mountEditor(element: HTMLElement, options: EditorOptions, dotNet: DotNet | null): EditorHandle {
  const opened = page;
  if (opened === null) {
    throw new Error("openPage comes before mountEditor: it says whose words these are.");
  }

  const editor = new Editor(element, options, opened.connection, opened.keeper, {
    unsentChanged: () => opened.tell(),
    refused: (from, code, message, kept) => {
      const own = (): void => opened.handBack(from.label, location.pathname, message, kept);
      if (dotNet === null) {
        own();
      } else {
        dotNet.invokeMethodAsync("OnPassageRefused", code, message, kept).catch(own);
      }
    },
    closed: (_, reason) => {
      dotNet?.invokeMethodAsync("OnPassageClosed", reason).catch(() => undefined);
    },
  });
  opened.editors.add(editor);
  restoreCaret(editor);
  return new EditorHandle(editor, () => void opened.retire(editor));
}

class EditorHandle {
  readonly #editor: Editor;
  readonly #end: () => void;

  constructor(editor: Editor, end: () => void) {
    this.#editor = editor;
    this.#end = end;
  }

  /** The version the editor has, and how many edits are not stored. */
  getState(): { version: number; unsent: number } {
    return this.#editor.getState();
  }

  /** Ends when nothing is unsent, with the version then. */
  settle(): Promise<{ version: number }> {
    return this.#editor.settle();
  }

  focus(): void {
    this.#editor.focus();
  }

  selectionIndex(): number {
    return this.#editor.selectionIndex();
  }

  setClauses(clauses: ClauseChoice[]): void {
    this.#editor.setClauses(clauses);
  }

  dispose(): void {
    this.#end();
  }
}

/** Throws refused words away that the page around has shown, at their author's wish. */
export async function discardWords(words: string): Promise<void> {
  await page?.keeper.discard(words);
}

/** Comments dragged onto others: calls `OnCommentDropped(comment, onto)`. */
export function initDragGroups(root: HTMLElement, dotNet: DotNet): { dispose(): void } {
  return dragGroups(root, (comment, onto) => {
    dotNet.invokeMethodAsync("OnCommentDropped", comment, onto).catch(() => undefined);
  });
}

/** Keys of the whole workspace: calls `OnShortcut(name)` with find, undo, nextClause, previousClause or help. */
export function keyboard(_root: HTMLElement | null, dotNet: DotNet): { dispose(): void } {
  return listenForShortcuts((name) => {
    dotNet.invokeMethodAsync("OnShortcut", name).catch(() => undefined);
  });
}

function restoreCaret(editor: Editor): void {
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
