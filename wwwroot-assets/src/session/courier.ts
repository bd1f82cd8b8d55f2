/** Sends work that another page has left on the shelf, by a session without an editor. */
import type { Keeper } from "../shelf/keeper";
import type { KeptWords, KeptWork } from "../shelf/shelf";
import type { WordingConnection } from "./connection";
import { PassageSession } from "./session";

interface AroundCourier {
  unsentChanged(): void;
  /** The server would not take the words (they are on the shelf for their author). */
  refused(kept: KeptWords): void;
}

export class Courier {
  #session: PassageSession;

  constructor(kept: KeptWork, connection: WordingConnection, keeper: Keeper, around: AroundCourier) {
    const nothing = (): void => undefined;
    const view = {
      apply: nothing,
      reset: nothing,
      beforeOthers: nothing,
      opened: nothing,
      lost: nothing,
      pointed: nothing,
      locked: nothing,
      closed: nothing,
      writes: false,
      writesOn: nothing,
      keeping: nothing,
      refused: (_: string, words: KeptWords) => around.refused(words),
      unsentChanged: () => around.unsentChanged(),
    };
    this.#session = new PassageSession({ passage: kept.passage, label: kept.label, page: kept.page }, connection, view, keeper, kept);
  }

  get unsent(): number {
    return this.#session.client.unsent;
  }

  /** Ends when all of it is stored, or handed back. */
  async sent(): Promise<void> {
    await this.#session.settle();
    this.#session.dispose();
  }

  /** The page is being left; what is not sent stays on the shelf. */
  stop(): void {
    this.#session.dispose();
  }
}
