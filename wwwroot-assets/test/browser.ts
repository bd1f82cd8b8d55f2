/**
 * A browser with several tabs of one member on the sources' own keepers, sessions and couriers, in front of a small authority. Network
 * and shelf take as long as the test lets them; tabs close, crash, fall asleep for longer than their beat lasts, and wake up again.
 */
import Delta from "quill-delta";
import type { Listener, WordingConnection } from "../src/session/connection";
import { Courier } from "../src/session/courier";
import type { Change, Opened, Submission } from "../src/session/protocol";
import { PassageSession } from "../src/session/session";
import { Keeper } from "../src/shelf/keeper";
import { Authority } from "./meeting";
import type { Random } from "./random";
import { MemoryShelf } from "./shelf";

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export class Browser {
  readonly shelf = new MemoryShelf(false);
  readonly authorities = new Map<string, Authority>();
  readonly tabs: Tab[] = [];
  /** Words that came back to their author. */
  handedBack = "";
  serverRuns = true;
  now = 1_000_000;
  #random: Random;

  constructor(random: Random, passages: string[]) {
    this.#random = random;
    for (const passage of passages) {
      this.authorities.set(passage, new Authority(new Delta().insert("To encourage the sector\n"), `${passage}-`));
    }
  }

  authority(passage: string): Authority {
    const authority = this.authorities.get(passage);
    if (!authority) {
      throw new Error(`No passage ${passage}.`);
    }

    return authority;
  }

  open(): Tab {
    const tab = new Tab(this, `t${this.tabs.length}`);
    this.tabs.push(tab);
    return tab;
  }

  get alive(): Tab[] {
    return this.tabs.filter((tab) => !tab.isClosed);
  }

  get awake(): Tab[] {
    return this.alive.filter((tab) => !tab.isAsleep);
  }

  tell(passage: string, change: Change): void {
    for (const road of this.alive.flatMap((tab) => tab.roads)) {
      road.hear(passage, change);
    }
  }

  stopServer(): void {
    this.serverRuns = false;
    for (const road of this.alive.flatMap((tab) => tab.roads)) {
      road.drop();
    }
  }

  /** One thing happens somewhere: a turn at the shelf, a message going up or coming down. @returns whether there was one. */
  async step(): Promise<boolean> {
    await rest();
    const queues = this.awake.flatMap((tab) => tab.roads).flatMap((road) => [road.up, road.down]).filter((queue) => queue.length > 0);
    const turn = this.shelf.waiting.findIndex((t) => !this.tabs.find((tab) => tab.id === t.tab)?.isAsleep);
    if (queues.length === 0 && turn < 0) {
      return false;
    }

    if (turn >= 0 && (queues.length === 0 || this.#random.chance(0.5))) {
      this.shelf.waiting.splice(turn, 1)[0]?.run();
    } else {
      this.#random.pick(queues).shift()?.();
    }

    return true;
  }
}

/** One load of a page in a tab: its keeper, its editors, its couriers. */
export class Tab {
  readonly keeper: Keeper;
  readonly editors: Editor[] = [];
  readonly couriers = new Set<Courier>();
  readonly roads: Road[] = [];
  isClosed = false;
  isAsleep = false;

  constructor(
    readonly browser: Browser,
    readonly id: string,
  ) {
    this.keeper = new Keeper({
      storage: browser.shelf.storageOf(id),
      tab: id,
      member: "m1",
      now: () => browser.now,
      pause: () => Promise.resolve(),
      ask: async () => {
        for (const other of browser.awake) {
          void other.keeper.beat();
        }
      },
      changed: () => undefined,
    });
  }

  get unsent(): number {
    return [...this.editors.map((e) => e.session.client.unsent), ...[...this.couriers].map((c) => c.unsent)].reduce((a, b) => a + b, 0);
  }

  edit(passage: string): Editor {
    const editor = new Editor(this, passage, this.road());
    this.editors.push(editor);
    return editor;
  }

  road(): Road {
    const road = new Road(this);
    this.roads.push(road);
    return road;
  }

  async beat(): Promise<void> {
    await this.keeper.tick();
    if (this.isClosed || !this.browser.serverRuns) {
      return;
    }

    for (const kept of await this.keeper.takeOver()) {
      const courier = new Courier(kept, this.road().asConnection, this.keeper, {
        unsentChanged: () => undefined,
        refused: (kept) => (this.browser.handedBack += kept.words),
      });
      this.couriers.add(courier);
      void courier.sent().then(() => this.couriers.delete(courier));
    }
  }

  /** Closes, so that the others know at once (`saysSo`), or as in a crash. */
  close(saysSo: boolean): void {
    this.isClosed = true;
    this.browser.shelf.close(this.id);
    for (const road of this.roads) {
      road.up = [];
      road.down = [];
    }

    if (saysSo) {
      this.keeper.leave();
    }
  }
}

/** An editor: what it shows, and its session. */
export class Editor {
  showing = new Delta().insert("\n");
  isOpen = false;
  isLocked = true;
  typed = "";
  readonly session: PassageSession;

  constructor(
    readonly tab: Tab,
    passage: string,
    road: Road,
  ) {
    const nothing = (): void => undefined;
    this.session = new PassageSession(
      { passage, label: passage, page: "/" },
      road.asConnection,
      {
        apply: (delta) => (this.showing = this.showing.compose(delta)),
        reset: (wording) => (this.showing = wording),
        beforeOthers: nothing,
        opened: () => (this.isOpen = true),
        lost: nothing,
        pointed: nothing,
        locked: (reason) => (this.isLocked = reason !== null),
        closed: nothing,
        writes: false,
        writesOn: nothing,
        keeping: nothing,
        refused: (_code, kept) => (tab.browser.handedBack += kept.words),
        unsentChanged: nothing,
      },
      tab.keeper,
    );
  }

  type(delta: Delta, token: string): void {
    if (this.isOpen && !this.isLocked) {
      this.typed += token;
      this.showing = this.showing.compose(delta);
      this.session.typed(new Delta(copy(delta.ops)));
    }
  }
}

/** A connection: what goes up and what comes down, each in its order. */
export class Road {
  up: (() => void)[] = [];
  down: (() => void)[] = [];
  isConnected = false;
  #listeners: [string, Listener][] = [];
  #groups = new Set<string>();
  #asked = new Set<(problem: Error) => void>();
  #browser: Browser;

  constructor(tab: Tab) {
    this.#browser = tab.browser;
  }

  get asConnection(): WordingConnection {
    return this as unknown as WordingConnection;
  }

  connect(): void {
    const hasHeardOfTheLoss = this.down.length === 0;
    if (!this.isConnected && hasHeardOfTheLoss && this.#browser.serverRuns) {
      this.isConnected = true;
      this.#listeners.forEach(([, listener]) => listener.connected());
    }
  }

  drop(): void {
    if (this.isConnected) {
      this.isConnected = false;
      this.up = [];
      this.down = [];
      this.#groups.clear();
      this.down.push(() => this.#listeners.forEach(([, listener]) => listener.lost()));
      this.#asked.forEach((reject) => this.down.push(() => reject(new Error("Gone."))));
      this.#asked.clear();
    }
  }

  listen(passage: string, listener: Listener): void {
    this.#listeners.push([passage, listener]);
    if (this.isConnected) {
      listener.connected();
    }
  }

  forget(_: string, listener: Listener): void {
    this.#listeners = this.#listeners.filter(([, l]) => l !== listener);
  }

  hear(passage: string, change: Change): void {
    if (this.isConnected && this.#groups.has(passage)) {
      const told = copy(change);
      this.down.push(() => this.#listeners.filter(([p]) => p === passage).forEach(([, listener]) => listener.changed(told)));
    }
  }

  open(passage: string, resume: { client?: string; since?: number }): Promise<Opened> {
    return this.#ask(() => {
      this.#groups.add(passage);
      return this.#browser.authority(passage).open(resume);
    });
  }

  submit(passage: string, submission: Submission): Promise<{ version: number }> {
    const sent = copy(submission);
    return this.#ask(() => {
      const { version, change } = this.#browser.authority(passage).submit(sent);
      if (change) {
        this.#browser.tell(passage, change);
      }

      return { version };
    });
  }

  #ask<T>(answer: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.isConnected) {
        reject(new Error("Not connected."));
        return;
      }

      this.#asked.add(reject);
      this.up.push(() => {
        const value = answer();
        this.down.push(() => {
          this.#asked.delete(reject);
          resolve(copy(value));
        });
      });
    });
  }
}

/** Lets everything that waits for nothing go on. */
export function rest(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
