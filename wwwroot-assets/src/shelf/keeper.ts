/**
 * One tab's side of the shelf: keeps there what its editors have not stored, proves that the tab lives, and takes over the member's work of tabs that are gone.
 * No timer and no page: the page calls `tick` every `beatEvery`.
 */
import { beat, beatLasts, handBack, keep, look, takeOver, type Keeping, type KeptWords, type KeptWork, type ShelfStorage } from "./shelf";
import type { LetGo, Work } from "./work";

/** The page calls `tick` this often (ms); a hidden page's timers may come only once a minute, which is why a silent tab is asked before its work is taken. */
export const beatEvery = 3000;

/** What a keeper needs of the page it is in. */
export interface Surroundings {
  storage: ShelfStorage;
  /** This load of this tab, and whose page it is. */
  tab: string;
  member: string;
  now(): number;
  /** Ends when what was typed should be written: soon, but not for every letter that is stored at once anyway. */
  pause(): Promise<void>;
  /** Asks all tabs to renew their beat, and ends when those that live have had the time to. */
  ask(): Promise<void>;
  changed(): void;
}

/** What a place needs of the client whose work it keeps. */
export interface KeptClient {
  readonly client: string;
  /** How many edits are not stored yet. */
  readonly unsent: number;
  /** All of them, to be kept outside the page; null when there is nothing. */
  readonly work: Work | null;
}

/** What an editor's work is called, so that it can be handed back without its page. */
export interface Address {
  passage: string;
  label: string;
  page: string;
}

export class Keeper {
  readonly around: Surroundings;
  #places = new Set<Place>();
  #writing: Promise<void> | null = null;
  #works = true;
  #beatAt = -Infinity;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** A place for one client's work. With `carried` it is that work's, which this tab has taken over. `taken`: another tab has taken it over, `typedSince` what was kept last. */
  place(client: KeptClient, address: Address, taken: (typedSince: boolean) => void, carried: KeptWork | null = null): Place {
    const place = new Place(this, client, address, taken, carried);
    this.#places.add(place);
    return place;
  }

  /** How safe the unsent work of this page is: on the shelf, on its way there, or in this page only because the browser keeps nothing. */
  get standing(): "kept" | "keeping" | "page" {
    return !this.#works ? "page" : [...this.#places].every((place) => place.isKept) ? "kept" : "keeping";
  }

  /** True where this tab's beat is fresh: nobody can have taken over what it holds. */
  get isSure(): boolean {
    return !this.#works || this.around.now() - this.#beatAt < beatLasts / 2;
  }

  /** Writes what changed, now. */
  async write(): Promise<void> {
    const { storage, tab, now } = this.around;
    let all: Asked[] = [];
    let taken;
    try {
      taken = await storage.turn((shelf) => {
        all = [...this.#places].flatMap((place) => place.asked());
        return keep(shelf, tab, now(), all.map((a) => a.keeping));
      });
      this.#works = true;
      this.#beatAt = now();
    } catch {
      this.#works = false;
      this.around.changed();
      return;
    }

    for (const { keeping, answer } of all) {
      answer(taken.has(keeping.client));
    }

    this.around.changed();
  }

  /** Writes soon: as many turns as it takes, one after another. */
  writeSoon(): void {
    this.#writing ??= (async () => {
      do {
        await this.around.pause();
        await this.write();
      } while (this.#works && this.standing === "keeping");
      this.#writing = null;
    })();
  }

  /** Proves that this tab lives, and tries again what could not be kept. */
  async tick(): Promise<void> {
    const places = [...this.#places];
    if (places.some((place) => place.isShelved || !place.isKept)) {
      await this.write();
    }
  }

  /** Renews the beat, as another tab asked. */
  async beat(): Promise<void> {
    const { storage, tab, now } = this.around;
    await storage.turn((shelf) => beat(shelf, tab, now())).catch(() => undefined);
  }

  /** Takes over what tabs that are gone have left of this member's work; the caller sends it. */
  async takeOver(): Promise<KeptWork[]> {
    const { storage, tab, member, now, ask } = this.around;
    try {
      const sight = await storage.turn((shelf) => look(shelf, tab, member, now()));
      if (!sight.orphaned) {
        return [];
      }

      if (sight.silent.length > 0) {
        await ask();
      }

      const orphans = await storage.turn((shelf) => takeOver(shelf, tab, member, now()));
      this.#beatAt = now();
      // What another tab took from this one while it slept, and left in its turn: its editor must know before it is sent.
      const found = new Set(orphans.map((orphan) => orphan.client));
      [...this.#places].filter((place) => place.isShelvedAs(found)).forEach((place) => place.lose());
      return orphans;
    } catch {
      return [];
    }
  }

  /** Words handed back to this member and not discarded. */
  async words(): Promise<KeptWords[]> {
    const { storage, member } = this.around;
    return storage.turn((shelf) => [...shelf.words.values()].filter((words) => words.member === member)).catch(() => []);
  }

  /** Throws words away, at their author's wish. */
  async discard(id: string): Promise<void> {
    await this.around.storage.turn((shelf) => shelf.words.delete(id)).catch(() => undefined);
  }

  /** The page is being left: its work is free for others at once. */
  leave(): void {
    this.#beatAt = -Infinity;
    this.around.storage.leave(this.around.tab);
  }

  forget(place: Place): void {
    this.#places.delete(place);
  }
}

/** What a place asks to be kept, and where it hears what came of it. */
interface Asked {
  keeping: Keeping;
  answer(taken: boolean): void;
}

/** The place of one client's work on the shelf. */
export class Place {
  #keeper: Keeper;
  #client: KeptClient;
  #address: Address;
  #taken: (typedSince: boolean) => void;
  /** The client id under which it lies on the shelf; null when it does not. */
  #shelved: string | null;
  #since: number | null;
  #revision = 0;
  #keptRevision = 0;
  /** Counts up when the work is handed back or lost: an answer to what was asked before means nothing any more. */
  #turnedOver = 0;
  #losses = 0;

  constructor(keeper: Keeper, client: KeptClient, address: Address, taken: (typedSince: boolean) => void, carried: KeptWork | null) {
    this.#keeper = keeper;
    this.#client = client;
    this.#address = address;
    this.#taken = taken;
    this.#shelved = carried?.client ?? null;
    this.#since = carried?.since ?? null;
  }

  get isKept(): boolean {
    return this.#revision === this.#keptRevision;
  }

  get isShelved(): boolean {
    return this.#shelved !== null;
  }

  isShelvedAs(clients: ReadonlySet<string>): boolean {
    return this.#shelved !== null && clients.has(this.#shelved);
  }

  /** True where nobody else can have gone on with this work. */
  get isSure(): boolean {
    return this.#shelved === null || this.#keeper.isSure;
  }

  /** How long ago (ms) the oldest unsent edit was made. */
  get away(): number {
    return this.#since === null ? 0 : this.#keeper.around.now() - this.#since;
  }

  /** What is unsent may have changed. */
  changed(): void {
    if (this.#client.unsent === 0) {
      this.#since = null;
    } else {
      this.#since ??= this.#keeper.around.now();
    }

    if (this.#client.work !== null || this.#shelved !== null) {
      this.#revision++;
      this.#keeper.writeSoon();
    } else {
      this.#keptRevision = this.#revision;
    }
  }

  /** Asks the shelf whether this work is still this tab's; where it is not, `taken` has been called. */
  async verify(): Promise<boolean> {
    const before = this.#losses;
    if (this.#shelved !== null) {
      await this.#keeper.write();
    }

    return this.#losses === before;
  }

  /** Words that are handed back as soon as their author has come to an end: until then they are kept as the work they are in. */
  begin(message: string): KeptWords {
    const { label, page, passage } = this.#address;
    const { member, now } = this.#keeper.around;
    return { id: `${this.#shelved ?? this.#client.client}.${now()}`, member, label, page, message, words: "", passage };
  }

  /** Puts the words on the shelf in place of the work they were in (where another tab has the work, they are its matter). `begun`: what `begin` gave. */
  handBack(message: string, { words, mine }: LetGo, begun: KeptWords = this.begin(message)): KeptWords {
    const { storage, tab } = this.#keeper.around;
    const client = this.#shelved ?? this.#client.client;
    const shelved = this.#shelved !== null;
    const kept: KeptWords = { ...begun, message, words, ...(mine && { mine }) };
    this.#turnOver();
    void storage.turn((shelf) => handBack(shelf, tab, client, shelved, kept)).catch(() => undefined);
    return kept;
  }

  /** The editor is gone and everything of it is stored, or its work is left on the shelf for another. */
  end(): void {
    const forget = (): void => this.#keeper.forget(this);
    if (this.#shelved !== null && this.#client.unsent === 0) {
      void this.#keeper.write().then(forget);
    } else {
      forget();
    }
  }

  /** What the keeper is to write of it now, if anything. */
  asked(): Asked[] {
    const work = this.#client.work;
    const client = this.#shelved ?? this.#client.client;
    if (work === null && this.#shelved === null) {
      this.#keptRevision = this.#revision;
      return [];
    }

    const kept = work && { client, member: this.#keeper.around.member, ...this.#address, work, since: this.#since ?? this.#keeper.around.now() };
    const revision = this.#revision;
    const turnedOver = this.#turnedOver;
    const answer = (taken: boolean): void => {
      if (turnedOver !== this.#turnedOver) {
        return;
      }

      if (taken) {
        this.lose();
      } else {
        this.#shelved = kept && client;
        this.#keptRevision = revision;
      }
    };
    return [{ keeping: { client, kept, shelved: this.#shelved !== null }, answer }];
  }

  /** Another tab went on with this work, or did and has left it. */
  lose(): void {
    const typedSince = !this.isKept;
    this.#turnOver();
    this.#losses++;
    this.#taken(typedSince && this.#client.unsent > 0);
  }

  #turnOver(): void {
    this.#turnedOver++;
    this.#shelved = null;
    this.#since = null;
    this.#keptRevision = this.#revision;
  }
}
