/** One open passage between page and server: gives its client what the connection brings, and has the client's changes sent. */
import type Delta from "quill-delta";
import type { Keeper } from "../shelf/keeper";
import type { Address, Place } from "../shelf/place";
import type { KeptWork } from "../shelf/shelf";
import { CatchUp } from "./catchup";
import { PassageClient } from "./collab";
import type { Listener, WordingConnection } from "./connection";
import type { Change, Pointed } from "./protocol";
import { Refusals } from "./refusals";
import { Sending } from "./sending";
import type { View } from "./view";

export class PassageSession implements Listener {
  readonly client: PassageClient;
  #place: Place;
  #refusals: Refusals;
  #catchUp: CatchUp;
  #sending: Sending;
  #settling: (() => void)[] = [];

  /** With `carried` the session goes on with kept work that its tab has taken over, as the same client. */
  constructor(
    private readonly address: Address,
    private readonly connection: WordingConnection,
    private readonly view: View,
    keeper: Keeper,
    carried: KeptWork | null = null,
  ) {
    const client = new PassageClient(view);
    if (carried !== null) {
      client.goOn(carried.client, carried.work);
    }

    const changed = (): void => this.#after();
    const place = keeper.place(client, address, (typedSince) => this.#refusals.takenOver(typedSince), carried);
    const refusals = new Refusals(client, place, view, {
      readAfresh: () => this.#catchUp.readAfresh(),
      changed,
      settled: () => this.#settled(),
    });
    this.#catchUp = new CatchUp(address, connection, client, place, view, refusals, changed);
    this.#sending = new Sending(address.passage, connection, client, place, this.#catchUp, refusals, changed);
    this.client = client;
    this.#place = place;
    this.#refusals = refusals;
    connection.listen(this.passage, this);
  }

  get passage(): string {
    return this.address.passage;
  }

  get isOpen(): boolean {
    return this.#catchUp.isOpen;
  }

  /** The member writes on in a passage that takes nothing more. */
  get isAside(): boolean {
    return this.#refusals.isAside;
  }

  /** The member made an edit. `before`: what the editor showed before, where that is at hand. */
  typed(delta: Delta, before?: Delta): void {
    this.client.typed(delta, before);
    this.#refusals.grow();
    this.#after();
  }

  /** The member who writes on in a passage that takes nothing more has paused. */
  writingPauses(): void {
    this.#refusals.writingPauses();
  }

  /** The member who wrote on in a passage that takes nothing more has gone elsewhere. */
  writingEnds(): void {
    this.#refusals.writingEnds();
  }

  hold(): void {
    this.client.hold();
  }

  release(): void {
    this.client.release();
    this.#after();
  }

  /** Ends when everything typed here is stored (or handed back), with the version then shown. Waits as long as that takes. */
  settle(): Promise<{ version: number }> {
    this.writingEnds();
    return new Promise((resolve) => {
      this.#settling.push(() => resolve({ version: this.client.version }));
      this.#after();
    });
  }

  connected(): void {
    void this.#catchUp.read();
  }

  lost(): void {
    this.#catchUp.lost();
    this.client.lost();
    this.view.lost();
    this.#place.changed();
    this.view.unsentChanged();
  }

  changed(change: Change): void {
    this.view.beforeOthers();
    this.#refusals.learn(change.closed);
    this.client.received(change);
    this.#refusals.grow();
    this.#after();
    this.#catchUp.watchGap();
  }

  pointed(pointed: Pointed): void {
    if (pointed.client !== this.client.client) {
      this.view.pointed(pointed.index < 0 ? pointed : { ...pointed, index: this.client.shown(pointed.index) });
    }
  }

  closed(reason: string): void {
    this.#catchUp.told();
    this.view.beforeOthers();
    this.#refusals.closed(reason);
  }

  reopened(): void {
    this.#catchUp.told();
    this.#refusals.reopened();
  }

  readAgain(): void {
    void this.#catchUp.read();
  }

  dispose(): void {
    this.#catchUp.dispose();
    this.#sending.dispose();
    this.#place.end();
    this.connection.forget(this.passage, this);
  }

  /** Unsent work may have changed, or may be sent now. */
  #after(): void {
    this.#sending.send();
    this.#place.changed();
    this.view.unsentChanged();
    if (this.client.unsent === 0 && (this.client.version >= 0 || this.#refusals.isTurnedAway)) {
      this.#settled();
    }
  }

  #settled(): void {
    for (const done of this.#settling.splice(0)) {
      done();
    }
  }
}
