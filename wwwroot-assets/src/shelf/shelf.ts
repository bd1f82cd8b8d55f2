/**
 * The rules of the shelf: what is kept in the browser over a closed tab, and whose it is. `database.ts` is where it lies.
 *
 * Unsent work is kept per client id, so that a page which goes on with it is the same client to the server: the server recognises a change
 * it has by its sequence number. One tab at a time holds a piece of work. A tab proves that it lives by renewing its beat; others may take
 * over the work of a tab that has gone, or has not renewed its beat for `beatLasts`. Every rule runs in one turn, in which nobody else
 * changes the shelf. None needs a secure context: a village hall is plain http, where `navigator.locks` does not exist.
 *
 * Times are milliseconds since 1970, by the one clock that all tabs of a machine share.
 */
import type { Mine } from "../passage/compare";
import type { Work } from "./work";

/** One client's work on the shelf: everything of one editor that the server has not stored. */
export interface KeptWork {
  /** The client id, which is also its place on the shelf. */
  client: string;
  member: string;
  passage: string;
  /** The passage's name on screen, and the address of the page where it was typed. */
  label: string;
  page: string;
  work: Work;
  /** The time when the oldest of it was typed. */
  since: number;
  /** The tab that sends it. */
  holder: string;
}

/** Words that the server would not take, until their author discards them. */
export interface KeptWords {
  id: string;
  member: string;
  label: string;
  page: string;
  message: string;
  words: string;
  /** Their passage, to compare them with what stands there now; absent where only their text is known. */
  passage?: string;
  mine?: Mine;
}

export interface Shelf {
  work: Map<string, KeptWork>;
  words: Map<string, KeptWords>;
  /** Each tab's last beat. */
  tabs: Map<string, number>;
}

/** The place where the shelf lies. */
export interface ShelfStorage {
  /**
   * Takes one turn at the shelf, alone among all tabs, all or nothing. Ends when the changes are on disk; fails where nothing can be kept.
   */
  turn<T>(what: (shelf: Shelf) => T): Promise<T>;
  /** Takes the tab's beat away in one stroke, without waiting, because the page is being left. */
  leave(tab: string): void;
}

/** An older beat (ms) proves nothing: the tab counts as dead. So does one from the future, where the clock was put back. */
export const beatLasts = 10_000;

export function isAlive(shelf: Shelf, tab: string, now: number): boolean {
  return Math.abs(now - (shelf.tabs.get(tab) ?? -Infinity)) <= beatLasts;
}

/** A tab's wish: the newest work of one of its clients, or none where all is stored. `shelved`: the tab put it on the shelf before. */
export interface Keeping {
  client: string;
  kept: Omit<KeptWork, "holder"> | null;
  shelved: boolean;
}

/**
 * Keeps the newest state of this tab's work and renews its beat.
 * @returns the clients whose work another tab has taken over; nothing of them was changed.
 */
export function keep(shelf: Shelf, tab: string, now: number, all: readonly Keeping[]): Set<string> {
  const taken = new Set<string>();
  for (const { client, kept, shelved } of all) {
    if (shelved && shelf.work.get(client)?.holder !== tab) {
      taken.add(client);
    } else if (kept === null) {
      shelf.work.delete(client);
    } else {
      shelf.work.set(client, { ...kept, holder: tab });
    }
  }

  beat(shelf, tab, now);
  return taken;
}

/** Renews the tab's beat while it holds anything, and forgets the beats of tabs that hold nothing. */
export function beat(shelf: Shelf, tab: string, now: number): void {
  const holders = new Set([...shelf.work.values()].map((kept) => kept.holder));
  for (const other of [...shelf.tabs.keys()].filter((t) => !holders.has(t))) {
    shelf.tabs.delete(other);
  }

  if (holders.has(tab)) {
    shelf.tabs.set(tab, now);
  }
}

/** A tab's view of the member's work that other tabs hold. */
interface Sight {
  /** Some of it may be taken over now. */
  orphaned: boolean;
  /** Tabs whose beat is there but old: asleep, or dead without having said so. They are asked before anything is taken from them. */
  silent: string[];
}

export function look(shelf: Shelf, tab: string, member: string, now: number): Sight {
  const holders = orphansOf(shelf, tab, member, now).map((kept) => kept.holder);
  return { orphaned: holders.length > 0, silent: [...new Set(holders.filter((holder) => shelf.tabs.has(holder)))] };
}

/** Takes over the member's work of dead tabs. Nobody else gets it, and its tab is told, should it wake. @returns it. */
export function takeOver(shelf: Shelf, tab: string, member: string, now: number): KeptWork[] {
  const orphans = orphansOf(shelf, tab, member, now);
  for (const orphan of orphans) {
    shelf.work.set(orphan.client, { ...orphan, holder: tab });
  }

  beat(shelf, tab, now);
  return orphans;
}

/**
 * Puts words that came back on the shelf for their author, in place of their work and in the same turn.
 * @returns false where another tab has taken the work over: then the words are its matter.
 */
export function handBack(shelf: Shelf, tab: string, client: string, shelved: boolean, words: KeptWords): boolean {
  if (shelved && shelf.work.get(client)?.holder !== tab) {
    return false;
  }

  shelf.work.delete(client);
  if (words.words !== "" || words.mine !== undefined) {
    shelf.words.set(words.id, words);
  }

  return true;
}

/** The member's work that dead tabs hold. */
function orphansOf(shelf: Shelf, tab: string, member: string, now: number): KeptWork[] {
  return [...shelf.work.values()].filter((kept) => kept.member === member && kept.holder !== tab && !isAlive(shelf, kept.holder, now));
}
