/** Keeps the shelf in the browser's IndexedDB: one database, with a store for each part of the shelf. */
import type { Shelf, ShelfStorage } from "./shelf";

const name = "bmecode";
const version = 1;
const parts = ["work", "words", "tabs"] as const;

export class ShelfDatabase implements ShelfStorage {
  #opening: Promise<IDBDatabase> | null = null;
  #open: IDBDatabase | null = null;

  async turn<T>(what: (shelf: Shelf) => T): Promise<T> {
    const database = await this.#database();
    return new Promise<T>((resolve, reject) => {
      const turn = database.transaction(parts, "readwrite", { durability: "strict" });
      let result: T;
      turn.oncomplete = () => resolve(result);
      turn.onabort = () => reject(turn.error ?? new Error("The browser did not keep it."));
      read(turn, (shelf) => {
        result = what(shelf.now);
        write(turn, shelf.before, shelf.now);
      });
    });
  }

  leave(tab: string): void {
    try {
      const turn = this.#open?.transaction("tabs", "readwrite");
      turn?.objectStore("tabs").delete(tab);
      turn?.commit();
    } catch {
      // The database is closed: the beat grows old by itself.
    }
  }

  #database(): Promise<IDBDatabase> {
    this.#opening ??= open().then(
      (database) => {
        const gone = (): void => {
          this.#open = null;
          this.#opening = null;
        };
        database.onclose = gone;
        database.onversionchange = () => {
          database.close();
          gone();
        };
        return (this.#open = database);
      },
      (problem: unknown) => {
        this.#opening = null;
        throw problem;
      },
    );
    return this.#opening;
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // Reading `indexedDB` itself may throw where storage is forbidden.
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => {
      for (const part of parts) {
        opening.result.createObjectStore(part);
      }
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error("The browser keeps nothing."));
    opening.onblocked = () => reject(new Error("Another tab holds the database."));
  });
}

function read(turn: IDBTransaction, then: (shelf: { before: Shelf; now: Shelf }) => void): void {
  const before: Shelf = { work: new Map(), words: new Map(), tabs: new Map() };
  let left = parts.length;
  for (const part of parts) {
    const store = turn.objectStore(part);
    const keys = store.getAllKeys();
    const values = store.getAll();
    values.onsuccess = () => {
      keys.result.forEach((key, at) => (before[part] as Map<string, unknown>).set(String(key), values.result[at]));
      if (--left === 0) {
        then({ before, now: { work: new Map(before.work), words: new Map(before.words), tabs: new Map(before.tabs) } });
      }
    };
  }
}

function write(turn: IDBTransaction, before: Shelf, now: Shelf): void {
  for (const part of parts) {
    const store = turn.objectStore(part);
    for (const [key, value] of now[part]) {
      if ((before[part] as Map<string, unknown>).get(key) !== value) {
        store.put(value, key);
      }
    }

    for (const key of before[part].keys()) {
      if (!now[part].has(key)) {
        store.delete(key);
      }
    }
  }
}
