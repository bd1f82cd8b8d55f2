/** The place of one client's work on the shelf: says what is to be kept of it, and learns whether it is still this tab's. */
import { handBack, type Keeping, type KeptWords, type KeptWork } from "./shelf";
import type { Surroundings } from "./surroundings";
import type { LetGo, Work } from "./work";

/** The client whose work is kept, as far as its place needs it. */
export interface KeptClient {
  readonly client: string;
  /** The number of edits that are not stored yet. */
  readonly unsent: number;
  /** All of them, to be kept outside the page; null when there is nothing. */
  readonly work: Work | null;
}

/** Names an editor's work, so that it can be handed back without its page. */
export interface Address {
  passage: string;
  label: string;
  page: string;
}

/** The tab's keeper, as far as a place needs it. */
export interface PlaceKeeper {
  readonly around: Surroundings;
  /** True where nobody can have taken over what this tab holds. */
  readonly isSure: boolean;
  write(): Promise<void>;
  writeSoon(): void;
  forget(place: Place): void;
}

/** Something that a place asks to be kept, and where it hears whether another tab has it. */
export interface Asked {
  keeping: Keeping;
  answer(taken: boolean): void;
}

export class Place {
  #keeper: PlaceKeeper;
  #client: KeptClient;
  #address: Address;
  #taken: (typedSince: boolean) => void;
  /** The client id under which the work lies on the shelf; null when it does not. */
  #shelved: string | null;
  #since: number | null;
  /** Counts up with each change of the work; the newest is kept where both are the same. */
  #stamp = 0;
  #keptStamp = 0;
  /** Counts up when the work is handed back or lost, so that answers to what was asked before are ignored. */
  #turnedOver = 0;
  #losses = 0;

  /**
   * `carried`: work that this tab has taken over. `taken` is called when another tab has taken this one over, with whether something was
   * typed since it was kept.
   */
  constructor(keeper: PlaceKeeper, client: KeptClient, address: Address, taken: (typedSince: boolean) => void, carried: KeptWork | null) {
    this.#keeper = keeper;
    this.#client = client;
    this.#address = address;
    this.#taken = taken;
    this.#shelved = carried?.client ?? null;
    this.#since = carried?.since ?? null;
  }

  get isKept(): boolean {
    return this.#stamp === this.#keptStamp;
  }

  get isShelved(): boolean {
    return this.#shelved !== null;
  }

  isShelvedAs(clients: ReadonlySet<string>): boolean {
    return this.#shelved !== null && clients.has(this.#shelved);
  }

  /** True where no other tab can have gone on with this work. */
  get isSure(): boolean {
    return this.#shelved === null || this.#keeper.isSure;
  }

  /** The age (ms) of the oldest unsent edit. */
  get away(): number {
    return this.#since === null ? 0 : this.#keeper.around.now() - this.#since;
  }

  /** Unsent work may have changed. */
  changed(): void {
    if (this.#client.unsent === 0) {
      this.#since = null;
    } else {
      this.#since ??= this.#keeper.around.now();
    }

    if (this.#client.work !== null || this.#shelved !== null) {
      this.#stamp++;
      this.#keeper.writeSoon();
    } else {
      this.#keptStamp = this.#stamp;
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

  /** Begins words that are handed back when their author comes to an end. Until then they are kept as the work they are in. */
  begin(message: string): KeptWords {
    const { label, page, passage } = this.#address;
    const { member, now } = this.#keeper.around;
    return { id: `${this.#shelved ?? this.#client.client}.${now()}`, member, label, page, message, words: "", passage };
  }

  /** Puts words on the shelf in place of the work they were in, unless another tab has that work. `begun`: what `begin` gave. */
  handBack(message: string, { words, mine }: LetGo, begun: KeptWords = this.begin(message)): KeptWords {
    const { storage, tab } = this.#keeper.around;
    const client = this.#shelved ?? this.#client.client;
    const shelved = this.#shelved !== null;
    const kept: KeptWords = { ...begun, message, words, ...(mine && { mine }) };
    this.#turnOver();
    void storage.turn((shelf) => handBack(shelf, tab, client, shelved, kept)).catch(() => undefined);
    return kept;
  }

  /** The editor is gone. Its work is stored, or stays on the shelf for another page. */
  end(): void {
    const forget = (): void => this.#keeper.forget(this);
    if (this.#shelved !== null && this.#client.unsent === 0) {
      void this.#keeper.write().then(forget);
    } else {
      forget();
    }
  }

  /** The work that the keeper is to write now, if any. */
  asked(): Asked[] {
    const work = this.#client.work;
    const client = this.#shelved ?? this.#client.client;
    if (work === null && this.#shelved === null) {
      this.#keptStamp = this.#stamp;
      return [];
    }

    const { member, now } = this.#keeper.around;
    const kept = work && { client, member, ...this.#address, work, since: this.#since ?? now() };
    const stamp = this.#stamp;
    const turnedOver = this.#turnedOver;
    const answer = (taken: boolean): void => {
      if (turnedOver !== this.#turnedOver) {
        return;
      }

      if (taken) {
        this.lose();
      } else {
        this.#shelved = kept && client;
        this.#keptStamp = stamp;
      }
    };
    return [{ keeping: { client, kept, shelved: this.#shelved !== null }, answer }];
  }

  /** Another tab goes on with this work, or has gone on with it and left it. */
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
    this.#keptStamp = this.#stamp;
  }
}
