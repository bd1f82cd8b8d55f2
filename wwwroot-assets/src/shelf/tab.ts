/** What a tab is to the others of its browser: an id, and somebody who answers when asked whether it lives. */

const channelName = "bmecode.beat";

/** Tabs that live have this long (ms) to renew their beat when asked. */
const answerWithin = 1000;

export class Tab {
  /** Anew for each load of the page; made without `crypto.randomUUID`, which plain http does not have. */
  readonly id = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  #channel: BroadcastChannel | null = "BroadcastChannel" in globalThis ? new BroadcastChannel(channelName) : null;

  /** `beat` is called when another tab asks. Messages reach a hidden tab also when its timers are slowed down. */
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
