import assert from "node:assert/strict";
import { test } from "node:test";
import { DraftShelf, type Draft } from "../src/shelf/draftshelf";

/** A browser's storage, which can be full. */
class Memory implements Storage {
  isFull = false;
  #all = new Map<string, string>();
  [name: string]: unknown;
  get length(): number {
    return this.#all.size;
  }

  clear(): void {
    this.#all.clear();
  }

  getItem(key: string): string | null {
    return this.#all.get(key) ?? null;
  }

  key(at: number): string | null {
    return [...this.#all.keys()][at] ?? null;
  }

  removeItem(key: string): void {
    this.#all.delete(key);
  }

  setItem(key: string, value: string): void {
    if (this.isFull) {
      throw new Error("It is full.");
    }

    this.#all.set(key, value);
  }
}

const draft = (key: string, words: string, at = 1): Draft => ({ key, values: { reason: words }, label: "Why?", words, page: "/c/code/2.3", at });

test("A draft is there again on another page of the same browser until it is discarded", () => {
  const storage = new Memory();
  new DraftShelf(() => storage).keep("farah/code", draft("keep:2.3", "clearer for small"));
  const later = new DraftShelf(() => storage);
  assert.equal(later.find("farah/code", "keep:2.3")?.words, "clearer for small");
  later.discard("farah/code", "keep:2.3");
  assert.equal(new DraftShelf(() => storage).find("farah/code", "keep:2.3"), null);
});

test("Drafts are their member's own, consultation by consultation, and the newest stands first", () => {
  const shelf = new DraftShelf(() => new Memory());
  const storage = new Memory();
  const shared = new DraftShelf(() => storage);
  shared.keep("farah/code", draft("keep:2.3", "one", 1));
  shared.keep("farah/code", draft("reopen:2.4", "two", 2));
  shared.keep("farah/other", draft("title", "three"));
  shared.keep("grace/code", draft("keep:2.3", "four"));
  assert.deepEqual(shared.of("farah/code").map((d) => d.words), ["two", "one"]);
  assert.deepEqual(shared.of("grace/code").map((d) => d.words), ["four"]);
  assert.deepEqual(shelf.of("farah/code"), []);
  assert.deepEqual(shared.ofMember("farah").map(({ owner, draft }) => `${owner} ${draft.key}`).sort(), ["farah/code keep:2.3", "farah/code reopen:2.4", "farah/other title"]);
});

test("Where the browser keeps nothing, or has no room, a draft lasts as long as the page", () => {
  const forbidden = new DraftShelf(() => {
    throw new Error("Storage is forbidden.");
  });
  const full = new Memory();
  full.isFull = true;
  for (const shelf of [forbidden, new DraftShelf(() => full)]) {
    shelf.keep("farah/code", draft("title", "A Code"));
    assert.equal(shelf.find("farah/code", "title")?.words, "A Code");
    assert.equal(shelf.of("farah/code").length, 1);
    shelf.discard("farah/code", "title");
    assert.equal(shelf.find("farah/code", "title"), null);
  }
});

test("What another program has put into the storage is no draft", () => {
  const storage = new Memory();
  storage.setItem("bmecode.draft:farah/code:title", "not a draft");
  assert.deepEqual(new DraftShelf(() => storage).of("farah/code"), []);
});
