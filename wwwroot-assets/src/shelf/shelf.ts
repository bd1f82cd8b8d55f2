/**
 * The shelf: what is kept in the browser over a closed tab, and whose it is. Rules only; `database.ts` is where it lies.
 *
 * Unsent work is kept per client id, so that a page which goes on with it is the same client to the server: a change that is stored already is
 * recognised by its sequence number. One tab at a time holds a piece of work. A tab proves that it lives by renewing its beat; the work of one
 * that has gone (or has not renewed it for `beatLasts`) may be taken over. Every rule runs in one turn: nothing happens on the shelf meanwhile.
 * It needs nothing of a secure context: a village hall is plain http, where `navigator.locks` does not exist.
 *
 * Times are milliseconds since 1970, by the one clock that all tabs of a machine share.
 */
import type { Mine } from "../passage/compare";
import type { Work } from "./work";

/** What stands on the shelf for one client: everything of one editor that is not stored by the server. */
export interface KeptWork {
  /** The client id, which is also its place on the shelf. */
  client: string;
  member: string;
  passage: string;
  /** What the passage is called on screen, and the address of the page where it was typed. */
  label: string;
  page: string;
  work: Work;
  /** When the oldest of it was typed. */
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
  /** Where they belong, to compare them with what stands there now; absent where only their text is known. */
  passage?: string;
  mine?: Mine;
}

export interface Shelf {
  work: Map<string, KeptWork>;
  words: Map<string, KeptWords>;
  /** Each tab's last beat. */
  tabs: Map<string, number>;
}

/** Where the shelf lies. */
export interface ShelfStorage {
  /** One turn at the shelf, alone among all tabs, all or nothing; ends when what it changed is on disk. Fails where nothing can be kept. */
  turn<T>(what: (shelf: Shelf) => T): Promise<T>;
  /** Takes the tab's beat away in one stroke, without waiting: the page is being left. */
  leave(tab: string): void;
}

/** A beat older than this (ms) proves nothing any more: the tab is taken for dead. One from the future (the clock was put back) neither. */
export const beatLasts = 10_000;

export function isAlive(shelf: Shelf, tab: string, now: number): boolean {
  return Math.abs(now - (shelf.tabs.get(tab) ?? -Infinity)) <= beatLasts;
}

/** What a tab asks to be kept: the newest state of each of its clients, with no work where all is stored. `shelved`: the tab put it on the shelf before. */
export interface Keeping {
  client: string;
  kept: Omit<KeptWork, "holder"> | null;
  shelved: boolean;
}

/** Keeps the newest state of this tab's work and renews its beat. @returns the clients whose work another tab has taken over: nothing of them was changed. */
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

/** What this tab could do with a member's work that other tabs hold. */
interface Sight {
  /** Some may be taken over now. */
  orphaned: boolean;
  /** Tabs that have left a beat but let it grow old: asleep, or dead without having said so. They are asked before anything is taken from them. */
  silent: string[];
}

export function look(shelf: Shelf, tab: string, member: string, now: number): Sight {
  const dead = [...shelf.work.values()].filter((kept) => kept.member === member && kept.holder !== tab && !isAlive(shelf, kept.holder, now));
  return { orphaned: dead.length > 0, silent: [...new Set(dead.map((kept) => kept.holder).filter((holder) => shelf.tabs.has(holder)))] };
}

/** Takes over the member's work whose tab is dead. Nobody else gets it, and its tab, should it wake, is told. @returns it. */
export function takeOver(shelf: Shelf, tab: string, member: string, now: number): KeptWork[] {
  const orphans = [...shelf.work.values()].filter((kept) => kept.member === member && kept.holder !== tab && !isAlive(shelf, kept.holder, now));
  for (const orphan of orphans) {
    shelf.work.set(orphan.client, { ...orphan, holder: tab });
  }

  beat(shelf, tab, now);
  return orphans;
}

/** Work that came back: its words lie on the shelf for their author, in its place, in the same turn. False: another tab has taken it over, and the words are its matter. */
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
