/** A tab as the others of its browser know it: by an id, and by its answer when they ask whether it lives. */

const channelName = "bmecode.beat";

/** Living tabs have this long (ms) to renew their beat when asked. */
const answerWithin = 1000;

export class Tab {
  /** Another id for each load of the page. It is made without `crypto.randomUUID`, which plain http does not have. */
  readonly id = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  #channel: BroadcastChannel | null = "BroadcastChannel" in globalThis ? new BroadcastChannel(channelName) : null;

  /** Calls `beat` when another tab asks. Messages reach a hidden tab even when its timers are slowed down. */
  listen(beat: () => void): void {
    this.#channel?.addEventListener("message", beat);
  }

  async ask(): Promise<void> {
    this.#channel?.postMessage("beat");
    await new Promise((resolve) => setTimeout(resolve, answerWithin));
  }

  dispose(): void {
    this.#channel?.close();
  }
}
