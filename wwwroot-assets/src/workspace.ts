/** What Blazor imports: one page with one connection, its editors, dragging, copying, keys. Every handle is disposed by who asked for it. */
import { watchCircuit } from "./circuit";
import { copyText } from "./clipboard";
import { WordingConnection } from "./connection";
import { initDragGroups as dragGroups } from "./drag";
import { Editor, type EditorOptions } from "./editor";
import type { ClauseChoice } from "./forms";
import { keepWords, showKept } from "./kept";
import { setNumbers } from "./numbers";
import { listenForShortcuts } from "./shortcuts";
import { saveStatus, StatusWords } from "./status";

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

class Page {
  readonly connection: WordingConnection;
  readonly editors = new Set<Editor>();
  #status = new StatusWords();
  #users = 0;

  constructor() {
    this.connection = new WordingConnection("/hubs/wording", () => this.tell());
    window.addEventListener("beforeunload", this.#warn);
  }

  get unsent(): number {
    return [...this.editors].reduce((sum, editor) => sum + editor.unsent, 0);
  }

  tell(): void {
    this.#status.show(saveStatus(this.connection?.standing ?? "connecting", this.unsent));
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
      window.removeEventListener("beforeunload", this.#warn);
      this.#status.dispose();
      await this.connection.dispose();
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

  #warn = (event: BeforeUnloadEvent): void => {
    if (this.unsent > 0) {
      event.preventDefault();
    }
  };

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
showKept();

/**
 * Opens the page's one connection. `member` and `memberName` are whose page it is; `numbers` are the clauses' present numbers by id.
 */
export function openPage(options: { member: string; memberName: string; numbers?: Record<string, string> }): { setNumbers(numbers: Record<string, string>): void; settle(): Promise<void>; dispose(): Promise<void> } {
  setNumbers(options.numbers ?? {});
  const opened = (page ??= new Page());
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
  const opened = (page ??= new Page());
  const editor = new Editor(element, options, opened.connection, {
    unsentChanged: () => opened.tell(),
    refused: (from, code, message, kept) => {
      const own = (): void => keepWords({ label: from.label, message, words: kept });
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
