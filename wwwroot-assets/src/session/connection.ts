/**
 * The page's one connection to the hub `/hubs/wording`. It never gives up: it tries again after a moment, then every few seconds, and at
 * once when the network says it is back.
 */
import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from "@microsoft/signalr";
import type { Change, Opened, Pointed, Refused, Submission } from "./protocol";
import { LineReach, serverAnswers } from "./reach";
import { Suspects } from "./suspects";

/** Milliseconds before each next attempt; the last is repeated. */
const waits = [0, 250, 500, 1000, 2000, 3000];

/** A call without an answer for this long (ms) means that the connection is dead, whatever it says of itself. */
const answerWithin = 15_000;

/** The server was asked and failed by itself. Any other failure is the line's, and the next line asks again. */
export class ServerFailed extends Error {}

/** The server's words for a method of its hub that ended in an error (SignalR's own, in every version since the first). */
const fromTheServer = /on the server|HubException/;

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

/** slow: connected, and the server answers, but not yet to what was sent. */
export type Standing = "connecting" | "connected" | "slow" | "offline" | "signedOut";

const cutsTheLine =
  "Whenever this was sent, the connection to the server broke, so it is not sent again. " +
  "Your words are kept here: try them in smaller pieces.";

export class WordingConnection {
  #hub: HubConnection;
  #listeners = new Map<string, Set<Listener>>();
  #standing: Standing = "connecting";
  #standingChanged: (standing: Standing) => void;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the lines: what waited for a line that broke is not sent on the next. */
  #line = 0;
  /** This page has given up the line in use. */
  #isLost = false;
  #stopped = false;
  #everConnected = false;
  #suspects = new Suspects();
  #reach = new LineReach({
    probe: () => serverAnswers(),
    changed: () => this.#tellStanding(),
    back: () => this.#begin(),
  });

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
    window.addEventListener("offline", this.#sleep);
    document.addEventListener("visibilitychange", this.#wake);
    void this.#start();
  }

  get standing(): Standing {
    const reach = this.#standing === "connected" ? this.#reach.reach : "well";
    return reach === "well" ? this.#standing : reach === "gone" ? "offline" : "slow";
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

  async submit(passage: string, submission: Submission): Promise<{ version: number } | Refused> {
    if (this.#suspects.isGuilty(submission)) {
      return { refused: { code: "cutsTheLine", message: cutsTheLine } };
    }

    const line = this.#line;
    if (!this.#suspects.mayGo(submission)) {
      await this.#suspects.room(submission);
    }

    if (line !== this.#line) {
      throw new Error("The line broke before this could be sent.");
    }

    this.#suspects.sent(submission, performance.now());
    try {
      return await this.#ask<{ version: number } | Refused>("Submit", passage, submission);
    } finally {
      if (line === this.#line) {
        this.#suspects.answered(submission);
      }
    }
  }

  /** Something else of this page has had no answer, nor has a probe: the line is lost, as if a change had had none. */
  lose(): void {
    this.#reach.lose();
  }

  point(passage: string, at: { index: number; length: number; typing?: boolean } | null): void {
    if (this.isConnected) {
      this.#hub.send("Point", passage, at).catch(() => undefined);
    }
  }

  async dispose(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#reach.dispose();
    window.removeEventListener("online", this.#wake);
    window.removeEventListener("offline", this.#sleep);
    document.removeEventListener("visibilitychange", this.#wake);
    await this.#hub.stop().catch(() => undefined);
  }

  async #ask<T>(method: string, ...words: unknown[]): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#isLost = true;
        void this.#hub.stop().finally(() => (this.#isLost = false));
        reject(new Error("No answer."));
      }, answerWithin);
    });
    const answered = this.#reach.sent();
    try {
      return await Promise.race([this.#hub.invoke<T>(method, ...words), silence]);
    } catch (problem) {
      // A socket that is just closing rejects with words of the browser's and not with an error.
      throw problem instanceof Error && fromTheServer.test(problem.message) ? new ServerFailed(problem.message) : problem;
    } finally {
      answered();
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
    let patience: ReturnType<typeof setTimeout> | undefined;
    try {
      if (this.#everConnected && !(await serverAnswers())) {
        throw new Error("The server does not answer.");
      }

      patience = setTimeout(() => void this.#hub.stop(), answerWithin);
      await this.#hub.start();
    } catch (problem) {
      this.#stand(isSignedOut(problem) ? "signedOut" : this.#everConnected || this.#attempt > 2 ? "offline" : "connecting");
      this.#later();
      return;
    } finally {
      clearTimeout(patience);
    }

    if (this.#stopped) {
      await this.#hub.stop().catch(() => undefined);
      return;
    }

    this.#line++;
    this.#attempt = 0;
    this.#everConnected = true;
    this.#reach.heard();
    this.#stand("connected");
    this.#tellAll((l) => l.connected());
  }

  #closed(): void {
    this.#line++;
    this.#suspects.broke(performance.now(), this.#isLost || this.#reach.reach === "gone");
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

  /** Begins a new line at once. */
  #begin(): void {
    this.#attempt = 0;
    if (this.#hub.state === HubConnectionState.Disconnected) {
      this.#later();
    } else if (this.isConnected) {
      this.#isLost = true;
      void this.#hub.stop().finally(() => (this.#isLost = false));
    }
  }

  #wake = (): void => {
    if (!this.#stopped && document.visibilityState === "visible") {
      this.#reach.again();
      if (this.#hub.state === HubConnectionState.Disconnected) {
        this.#begin();
      }
    }
  };

  #sleep = (): void => this.#reach.lose();

  #stand(standing: Standing): void {
    this.#standing = standing;
    this.#tellStanding();
  }

  #tellStanding(): void {
    this.#standingChanged(this.standing);
  }
}

function isSignedOut(problem: unknown): boolean {
  return problem instanceof Error && /\b40[13]\b/.test(problem.message);
}


