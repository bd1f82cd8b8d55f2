/**
 * The module that Blazor imports: one page with one connection, its editors, dragging, copying, keys. A component that asks for a handle
 * disposes it.
 */
import { mayFocus } from "../browser/athome";
import { keepComposingKeys } from "../browser/composing";
import { watchIdle as idleWatch } from "../browser/idle";
import { zoneOfReader } from "../browser/times";
import { watchSelected } from "../clipboard/selected";
import { Editor, type EditorOptions } from "../editor/editor";
import { findClauses, type ClausesFound } from "../editor/clauses";
import { changeNumbers, setNumbers } from "../editor/numbers";
import { noteCaret, restoreCaret } from "./caretnote";
import { watchCircuit } from "./circuit";
import { copyText } from "./copytext";
import { initDragGroups as dragGroups } from "./drag";
import { watchDrops } from "./drops";
import { startHand, watchHand as handWatch } from "./hand";
import { listenForMenus } from "./menus";
import { forgetName } from "./name";
import { listenForNotices } from "./notices";
import { watchOpening } from "./opening";
import { Page } from "./page";
import { listenForShortcuts } from "./shortcuts";

export { copyText, zoneOfReader };

/** A .NET object that components hand over; its circuit may be gone. */
interface DotNet {
  invokeMethodAsync(method: string, ...words: unknown[]): Promise<unknown>;
}

interface PageHandle {
  changeNumbers(changed: Record<string, string | null>): void;
  /** The client ids of the page's editors. */
  clients(): string[];
  /** Ends when nothing typed in them is unsent. */
  settle(): Promise<void>;
  dispose(): Promise<void>;
}

let page: Page | null = null;

const circuitIsGone = watchCircuit({
  isOpen: () => page !== null,
  ready: async () => page?.ready(),
  leave: () => noteCaret(page?.editors ?? []),
});
watchOpening(document, () => page !== null);
keepComposingKeys(document);
listenForMenus(document);
watchDrops(document);
watchSelected(document);
startHand();
listenForNotices(document);

/** Opens the page's one connection. `member`: whose page it is; `consultation`: what it works on. `numbers`: the clauses' present numbers by id. */
export function openPage(options: { member: string; consultation: string; numbers?: Record<string, string> }): PageHandle {
  forgetName();
  setNumbers(options.numbers ?? {});
  const opened = (page ??= new Page(options.member, options.consultation, circuitIsGone));
  opened.use();
  opened.tell();
  let left = false;
  return {
    changeNumbers,
    clients: () => [...opened.editors].map((editor) => editor.client),
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

/**
 * Makes `element` the editor of a passage; its contents stay until the words have come. Calls `OnPassageRefused`,
 * `OnPassageClosed` and `FindClauses`.
 */
export function mountEditor(element: HTMLElement, options: EditorOptions, dotNet: DotNet | null): EditorHandle {
  const opened = page;
  if (opened === null) {
    throw new Error("openPage comes before mountEditor: it says whose words these are.");
  }

  const editor = new Editor(element, options, opened.connection, opened.keeper, {
    find: findClauses(async (words) => (await dotNet?.invokeMethodAsync("FindClauses", words)) as ClausesFound),
    unsentChanged: () => opened.tell(),
    refused: (kept) => {
      if (kept.words !== "" || kept.mine !== undefined || dotNet === null) {
        opened.handBack(kept);
      } else {
        dotNet.invokeMethodAsync("OnPassageRefused", kept.message).catch(() => opened.handBack(kept));
      }
    },
    keeping: (kept) => opened.keep(kept),
    closed: (reason) => {
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

  /** Ends when nothing is unsent, with the version then. */
  settle(): Promise<{ version: number }> {
    return this.#editor.settle();
  }

  focus(): void {
    this.#editor.caret.focus();
  }

  selectionIndex(): number {
    return this.#editor.caret.end;
  }

  dispose(): void {
    this.#end();
  }
}

/** Lets comments be dragged onto others: calls `OnCommentDropped(comment, onto)`. */
export function initDragGroups(root: HTMLElement, dotNet: DotNet): { dispose(): void } {
  return dragGroups(root, (comment, onto) => {
    if (page?.decisions.allow("grouping comments") ?? true) {
      dotNet.invokeMethodAsync("OnCommentDropped", comment, onto).catch(() => undefined);
    }
  });
}

/** Listens for keys of the whole workspace: calls `OnShortcut(name)` with find, undo, nextClause, previousClause or help. */
export function keyboard(_root: HTMLElement | null, dotNet: DotNet): { dispose(): void } {
  return listenForShortcuts((name) => {
    if (page?.decisions.allow("this shortcut") ?? true) {
      dotNet.invokeMethodAsync("OnShortcut", name).catch(() => undefined);
    }
  });
}

/** Tells whether anybody does anything on the page: calls `OnIdle(idle)`. */
export function watchIdle(dotNet: DotNet): { dispose(): void } {
  return idleWatch(document, (idle) => {
    dotNet.invokeMethodAsync("OnIdle", idle).catch(() => undefined);
  });
}

/**
 * Tells what the member has in hand, and which forms of the owner ("member/consultation") were begun: calls `OnInHand(cards)`,
 * `OnBegun(keys)` and `OnWanted(key)`.
 */
export function watchHand(owner: string, dotNet: DotNet): { dispose(): void } {
  const tell = (method: string, word: unknown): void => void dotNet.invokeMethodAsync(method, word).catch(() => undefined);
  return handWatch(owner, {
    inHand: (cards) => tell("OnInHand", cards),
    begun: (keys) => tell("OnBegun", keys),
    wanted: (key) => tell("OnWanted", key),
  });
}

/** Puts the focus on the first part of the page that `selector` finds, and shows it; not while the member writes elsewhere. */
export function focusOn(selector: string): void {
  const part = document.querySelector<HTMLElement>(selector);
  if (part !== null && mayFocus(part)) {
    part.focus();
  }
}
