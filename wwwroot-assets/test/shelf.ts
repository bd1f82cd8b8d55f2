/** A shelf in memory that behaves as IndexedDB does: one turn at a time, all or nothing, values copied in and out, and a closed tab's turns that have not begun never do. */
import { Keeper } from "../src/shelf/keeper";
import type { Shelf, ShelfStorage } from "../src/shelf/shelf";

interface Turn {
  tab: string;
  run: () => void;
}

export class MemoryShelf {
  kept: Shelf = { work: new Map(), words: new Map(), tabs: new Map() };
  /** Turns asked for and not begun. */
  waiting: Turn[] = [];
  /** False: nothing can be kept (a browser that forbids it). */
  works = true;
  #soon: boolean;

  /** `soon`: turns run by themselves; else when `step` is called. */
  constructor(soon: boolean) {
    this.#soon = soon;
  }

  storageOf(tab: string): ShelfStorage {
    return {
      turn: <T>(what: (shelf: Shelf) => T) =>
        new Promise<T>((resolve, reject) => {
          const run = (): void => {
            if (!this.works) {
              reject(new Error("Nothing can be kept."));
              return;
            }

            const copy = structuredClone(this.kept);
            const result = structuredClone(what(copy));
            this.kept = structuredClone(copy);
            resolve(result);
          };
          this.waiting.push({ tab, run });
          if (this.#soon) {
            queueMicrotask(() => this.step());
          }
        }),
      leave: (gone) => this.kept.tabs.delete(gone),
    };
  }

  /** Runs the next turn. */
  step(): void {
    this.waiting.shift()?.run();
  }

  close(tab: string): void {
    this.waiting = this.waiting.filter((turn) => turn.tab !== tab);
  }
}

/** A keeper with a shelf of its own, for tests that are about something else. */
export function keeperAlone(shelf = new MemoryShelf(true), tab = "t1"): Keeper {
  return new Keeper({ storage: shelf.storageOf(tab), tab, member: "m1", now: () => Date.now(), pause: () => Promise.resolve(), ask: () => Promise.resolve(), changed: () => undefined });
}
