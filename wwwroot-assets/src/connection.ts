/** The page's one connection to the hub `/hubs/wording`. It never gives up: short steps at first, then every few seconds, at once when the network says it is back. */
import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from "@microsoft/signalr";
import type { Change, Opened, Pointed, Refused, Submission } from "./protocol";

/** Milliseconds before each next attempt; the last one is repeated. */
const waits = [0, 250, 500, 1000, 2000, 3000];

/** A call without an answer for this long (ms) on a connection that claims to live: the connection is taken for dead. */
const answerWithin = 15_000;

/** One passage that is open on this page, as the connection sees it. */
export interface Listener {
  connected(): void;
  lost(): void;
  changed(change: Change): void;
  pointed(pointed: Pointed): void;
  closed(reason: string): void;
  reopened(): void;
  readAgain(): void;
}

export type Standing = "connecting" | "connected" | "offline" | "signedOut";

export class WordingConnection {
  #hub: HubConnection;
  #listeners = new Map<string, Set<Listener>>();
  #standing: Standing = "connecting";
  #standingChanged: (standing: Standing) => void;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #everConnected = false;

  constructor(address: string, standingChanged: (standing: Standing) => void) {
    this.#standingChanged = standingChanged;
    this.#hub = new HubConnectionBuilder().withUrl(address).configureLogging(LogLevel.None).build();
    this.#hub.onclose(() => this.#closed());
    this.#hub.on("Changed", (passage: string, change: Change) => this.#tell(passage, (l) => l.changed(change)));
    this.#hub.on("Pointed", (passage: string, pointed: Pointed) => this.#tell(passage, (l) => l.pointed(pointed)));
    this.#hub.on("Closed", (passage: string, reason: string) => this.#tell(passage, (l) => l.closed(reason)));
    this.#hub.on("Reopened", (passage: string) => this.#tell(passage, (l) => l.reopened()));
    this.#hub.on("ReadAgain", (passage: string) => this.#tell(passage, (l) => l.readAgain()));
    window.addEventListener("online", this.#wake);
    document.addEventListener("visibilitychange", this.#wake);
    void this.#start();
  }

  get standing(): Standing {
    return this.#standing;
  }

  get isConnected(): boolean {
    return this.#hub.state === HubConnectionState.Connected;
  }

  listen(passage: string, listener: Listener): void {
    const listeners = this.#listeners.get(passage) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(passage, listeners);
    if (this.isConnected) {
      listener.connected();
    }
  }

  /** Stops listening; leaves the passage when nobody else on the page has it open. */
  forget(passage: string, listener: Listener): void {
    const listeners = this.#listeners.get(passage);
    listeners?.delete(listener);
    if (listeners?.size === 0) {
      this.#listeners.delete(passage);
      if (this.isConnected) {
        this.#hub.send("Leave", passage).catch(() => undefined);
      }
    }
  }

  open(passage: string, resume: { client?: string; since?: number }): Promise<Opened | Refused> {
    return this.#ask<Opened | Refused>("Open", passage, resume);
  }

  submit(passage: string, submission: Submission): Promise<{ version: number } | Refused> {
    return this.#ask<{ version: number } | Refused>("Submit", passage, submission);
  }

  point(passage: string, at: { index: number; length: number } | null): void {
    if (this.isConnected) {
      this.#hub.send("Point", passage, at).catch(() => undefined);
    }
  }

  async dispose(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    window.removeEventListener("online", this.#wake);
    document.removeEventListener("visibilitychange", this.#wake);
    await this.#hub.stop().catch(() => undefined);
  }

  async #ask<T>(method: string, ...words: unknown[]): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        void this.#hub.stop();
        reject(new Error("No answer."));
      }, answerWithin);
    });
    try {
      return await Promise.race([this.#hub.invoke<T>(method, ...words), silence]);
    } finally {
      clearTimeout(timer);
    }
  }

  #tell(passage: string, what: (listener: Listener) => void): void {
    for (const listener of this.#listeners.get(passage) ?? []) {
      what(listener);
    }
  }

  #tellAll(what: (listener: Listener) => void): void {
    for (const passage of [...this.#listeners.keys()]) {
      this.#tell(passage, what);
    }
  }

  async #start(): Promise<void> {
    try {
      await this.#hub.start();
    } catch (problem) {
      this.#stand(isSignedOut(problem) ? "signedOut" : this.#everConnected || this.#attempt > 2 ? "offline" : "connecting");
      this.#later();
      return;
    }

    if (this.#stopped) {
      await this.#hub.stop().catch(() => undefined);
      return;
    }

    this.#attempt = 0;
    this.#everConnected = true;
    this.#stand("connected");
    this.#tellAll((l) => l.connected());
  }

  #closed(): void {
    this.#tellAll((l) => l.lost());
    if (!this.#stopped) {
      this.#stand("offline");
      this.#later();
    }
  }

  #later(): void {
    if (!this.#stopped) {
      clearTimeout(this.#timer);
      const wait = waits[Math.min(this.#attempt++, waits.length - 1)] ?? 3000;
      this.#timer = setTimeout(() => void this.#start(), wait * (0.8 + Math.random() * 0.4));
    }
  }

  #wake = (): void => {
    if (!this.#stopped && document.visibilityState === "visible" && this.#hub.state === HubConnectionState.Disconnected) {
      this.#attempt = 0;
      this.#later();
    }
  };

  #stand(standing: Standing): void {
    this.#standing = standing;
    this.#standingChanged(standing);
  }
}

function isSignedOut(problem: unknown): boolean {
  return problem instanceof Error && /\b40[13]\b/.test(problem.message);
}


