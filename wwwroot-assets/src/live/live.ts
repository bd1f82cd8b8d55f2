/**
 * Keeps the partners' live view up to date by fragments; it never writes. A frame follows the last of the same server run (epoch) by
 * number; where it does not, the page is fetched again and changed in place.
 */
import { HubConnectionBuilder, LogLevel, type HubConnection } from "@microsoft/signalr";
import { at } from "../browser/root";
import { tellTimes } from "../browser/times";
import { watchSelected } from "../clipboard/selected";
import { letChoose } from "./choices";
import { keepPlace, putFragment, putPage } from "./fragments";
import { standingOf, type Frame } from "./frames";

/** Milliseconds before each next attempt; the last is repeated. */
const waits = [0, 500, 1000, 2000, 3000];

class LiveView {
  #main: HTMLElement;
  #hub: HubConnection;
  #attempt = 0;
  #ended = false;
  #fetching: Promise<void> | null = null;
  /** Frames that came while the page was being fetched. */
  #waiting: Frame[] = [];

  constructor(main: HTMLElement) {
    this.#main = main;
    this.#hub = new HubConnectionBuilder().withUrl(at("hubs/live")).configureLogging(LogLevel.None).build();
    this.#hub.on("Frame", (frame: Frame) => this.#take(frame));
    this.#hub.on("Ended", (message: string) => this.#end(message));
    this.#hub.onclose(() => this.#later());
    window.addEventListener("online", () => void this.#start());
    window.addEventListener("pageshow", () => void this.#start());
    void this.#start();
  }

  get #shown(): { epoch: string; number: number } {
    return { epoch: this.#main.dataset["epoch"] ?? "", number: Number(this.#main.dataset["number"] ?? -1) };
  }

  async #start(): Promise<void> {
    if (this.#ended || this.#hub.state !== "Disconnected") {
      return;
    }

    try {
      await this.#hub.start();
      const now = await this.#hub.invoke<{ epoch: string; number: number } | null>("Watch", this.#main.dataset["token"] ?? "");
      if (now === null) {
        this.#end("This link no longer works. Ask the group for a new one.");
        return;
      }

      if (now.epoch !== this.#shown.epoch || now.number > this.#shown.number) {
        await this.#fetchAgain();
      }

      this.#attempt = 0;
      tell("live", "Live");
    } catch {
      await this.#hub.stop().catch(() => undefined);
      this.#later();
    }
  }

  #later(): void {
    if (!this.#ended) {
      tell("reconnecting", "Reconnecting…");
      const wait = waits[Math.min(this.#attempt++, waits.length - 1)] ?? 3000;
      setTimeout(() => void this.#start(), wait * (0.8 + Math.random() * 0.4));
    }
  }

  #take(frame: Frame): void {
    if (this.#fetching !== null) {
      this.#waiting.push(frame);
      return;
    }

    const standing = standingOf(this.#shown, frame);
    if (standing === "gap") {
      void this.#fetchAgain();
    } else if (standing === "next") {
      keepPlace(this.#main, () => {
        for (const { id, html } of frame.fragments) {
          if (!putFragment(this.#main, id, html)) {
            void this.#fetchAgain();
          }
        }

        this.#main.dataset["number"] = String(frame.number);
      });
    }
  }

  /** Fetches the page and takes it over. */
  #fetchAgain(): Promise<void> {
    this.#fetching ??= (async () => {
      try {
        const answer = await fetch(location.href, { cache: "no-store", credentials: "same-origin" });
        if (answer.ok) {
          putPage(this.#main, await answer.text());
        }
      } catch {
        // The server is away. When it is back the numbers differ, and the page is fetched then.
      } finally {
        this.#fetching = null;
      }

      for (const frame of this.#waiting.splice(0)) {
        this.#take(frame);
      }
    })();
    return this.#fetching;
  }

  #end(message: string): void {
    this.#ended = true;
    tell("ended", message);
    void this.#hub.stop().catch(() => undefined);
  }
}

/** Says how the page stands; the element is a `role="status"`, which is read aloud politely. */
function tell(state: "live" | "reconnecting" | "ended", words: string): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-live-status]")) {
    if (place.textContent !== words) {
      place.textContent = words;
    }

    place.dataset["state"] = state;
  }
}

const main = typeof document === "undefined" ? null : document.getElementById("live");
if (main !== null) {
  tellTimes(main);
  letChoose(main);
  watchSelected(document);
  new LiveView(main);
}
