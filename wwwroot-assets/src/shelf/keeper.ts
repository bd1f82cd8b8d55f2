/**
 * One tab's side of the shelf: keeps there what its editors have not stored, proves that the tab lives, and takes over the member's work of
 * tabs that are gone. It has no timer and no page: the page calls `tick` every `beatEvery`.
 */
import { Place, type Address, type Asked, type KeptClient, type PlaceKeeper } from "./place";
import { beat, beatLasts, keep, look, takeOver, type KeptWords, type KeptWork } from "./shelf";
import type { Surroundings } from "./surroundings";

/**
 * The page calls `tick` this often (ms). A hidden page's timers may come only once a minute, so a silent tab is asked before its work is
 * taken.
 */
export const beatEvery = 3000;

export class Keeper implements PlaceKeeper {
  readonly around: Surroundings;
  #places = new Set<Place>();
  #writing: Promise<void> | null = null;
  #works = true;
  #beatAt = -Infinity;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /**
   * Makes a place for one client's work. `carried`: work that this tab has taken over. `taken` is called when another tab has taken this
   * one over, with whether something was typed since it was kept.
   */
  place(client: KeptClient, address: Address, taken: (typedSince: boolean) => void, carried: KeptWork | null = null): Place {
    const place = new Place(this, client, address, taken, carried);
    this.#places.add(place);
    return place;
  }

  /** The safety of this page's unsent work: on the shelf, on its way there, or only in this page because the browser keeps nothing. */
  get standing(): "kept" | "keeping" | "page" {
    return !this.#works ? "page" : [...this.#places].every((place) => place.isKept) ? "kept" : "keeping";
  }

  /** True where this tab's beat is fresh, so that nobody can have taken over what it holds. */
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

  /** Takes over this member's work of tabs that are gone; the caller sends it. */
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
      // Another tab may have taken work from this one while it slept, and left it in its turn. Its editor must know before that is sent.
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

  /** The page is being left: other tabs may take its work at once. */
  leave(): void {
    this.#beatAt = -Infinity;
    this.around.storage.leave(this.around.tab);
  }

  forget(place: Place): void {
    this.#places.delete(place);
  }
}
