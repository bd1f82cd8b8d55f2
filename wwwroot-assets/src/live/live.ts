/**
 * The partners' live view: a page made by the server, kept up to date by fragments. It never writes.
 * A frame follows on the last one of the same server run (epoch) by number; where it does not, the page is fetched again and changed in place.
 */
import { HubConnectionBuilder, LogLevel, type HubConnection } from "@microsoft/signalr";
import { at } from "../browser/root";
import { tellTimes } from "../browser/times";
import { watchSelected } from "../clipboard/selected";
import { standingOf, type Frame } from "./frames";

/** Milliseconds before each next attempt; the last one is repeated. */
const waits = [0, 500, 1000, 2000, 3000];

const sizes = ["normal", "large", "largest"] as const;

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
      const anchor = anchorIn(this.#main);
      for (const fragment of frame.fragments) {
        this.#put(fragment.id, fragment.html);
      }

      this.#main.dataset["number"] = String(frame.number);
      anchor();
    }
  }

  #put(id: string, html: string): void {
    const place = document.getElementById(id);
    if (place === null || !this.#main.contains(place)) {
      void this.#fetchAgain();
      return;
    }

    const template = document.createElement("template");
    template.innerHTML = html;
    const fresh = template.content.firstElementChild;
    if (fresh === null) {
      place.remove();
      return;
    }

    tellTimes(template.content);
    if (place.getAttribute("role") === "status") {
      // What is read aloud when it changes must stay the same element.
      place.replaceChildren(...fresh.childNodes);
      return;
    }

    const opened = new Set([...place.querySelectorAll("details[open][id]")].map((d) => d.id));
    fresh.querySelectorAll<HTMLDetailsElement>("details[id]").forEach((d) => (d.open ||= opened.has(d.id)));
    const focused = place.contains(document.activeElement) ? document.activeElement?.id : "";
    fresh.classList.add("was-changed");
    place.replaceWith(fresh);
    if (focused) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
  }

  /** Fetches the page and takes over its `<main>`, keeping the reader's place. */
  #fetchAgain(): Promise<void> {
    this.#fetching ??= (async () => {
      try {
        const answer = await fetch(location.href, { cache: "no-store", credentials: "same-origin" });
        const fresh = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live") : null;
        if (fresh !== null) {
          const anchor = anchorIn(this.#main);
          for (const name of ["epoch", "number"]) {
            this.#main.dataset[name] = fresh.dataset[name] ?? "";
          }

          tellTimes(fresh);
          this.#main.replaceChildren(...fresh.childNodes);
          anchor();
        }
      } catch {
        // The server is away: on coming back the numbers differ, and the page is fetched then.
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

/** Remembers which words of the Code are at the top of the window, and gives a function that brings them back there. What stays in sight by itself (contents, the line above) cannot tell. */
function anchorIn(main: HTMLElement): () => void {
  for (const place of main.querySelectorAll<HTMLElement>("#code [id]")) {
    const box = place.getBoundingClientRect();
    if (box.height > 0 && box.height < innerHeight && box.top >= 0) {
      const { id } = place;
      return () => {
        const now = document.getElementById(id)?.getBoundingClientRect().top;
        if (now !== undefined && Math.abs(now - box.top) > 1) {
          scrollBy({ top: now - box.top, behavior: "instant" });
        }
      };
    }
  }

  const { scrollY } = window;
  return () => scrollTo({ top: scrollY, behavior: "instant" });
}

/** Says how the page stands, politely (the element is a `role="status"`). */
function tell(state: "live" | "reconnecting" | "ended", words: string): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-live-status]")) {
    if (place.textContent !== words) {
      place.textContent = words;
    }

    place.dataset["state"] = state;
  }
}

/** The reader's choices: what the redline shows and how large the text is; kept in this browser where it allows that. */
function setUpChoices(main: HTMLElement): void {
  // A page without the choice (the projector) shows what it was made to show.
  const choices = [...document.querySelectorAll<HTMLInputElement>('input[name="show"]')];
  if (choices.length > 0) {
    const show = remembered("show", "changes");
    main.dataset["show"] = show;
    for (const choice of choices) {
      choice.checked = choice.value === show;
    }
  }

  if (document.querySelector("[data-text-size]") !== null) {
    showSize(main, remembered("size", "normal"));
  }
}

function showSize(main: HTMLElement, size: string): void {
  main.dataset["size"] = size;
  const at = Math.max(0, sizes.indexOf(size as (typeof sizes)[number]));
  document.querySelectorAll("[data-text-size=smaller]").forEach((b) => b.setAttribute("aria-disabled", String(at === 0)));
  document.querySelectorAll("[data-text-size=larger]").forEach((b) => b.setAttribute("aria-disabled", String(at === sizes.length - 1)));
}

function listenForChoices(main: HTMLElement): void {
  document.addEventListener("change", (change) => {
    const choice = change.target as HTMLInputElement;
    if (choice.name === "show") {
      main.dataset["show"] = choice.value;
      remember("show", choice.value);
    }
  });
  document.addEventListener("click", (click) => {
    const step = (click.target as HTMLElement).closest<HTMLElement>("[data-text-size]")?.dataset["textSize"];
    if (step !== undefined) {
      const at = Math.max(0, sizes.indexOf((main.dataset["size"] ?? "normal") as (typeof sizes)[number]));
      const size = sizes[Math.min(sizes.length - 1, Math.max(0, at + (step === "larger" ? 1 : -1)))] ?? "normal";
      showSize(main, size);
      remember("size", size);
    }
  });
}

function remembered(name: string, otherwise: string): string {
  try {
    return localStorage.getItem(`bmecode.live.${name}`) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`bmecode.live.${name}`, value);
  } catch {
    // No storage: the choice holds until the page is left.
  }
}

const main = typeof document === "undefined" ? null : document.getElementById("live");
if (main !== null) {
  tellTimes(main);
  setUpChoices(main);
  watchSelected(document);
  listenForChoices(main);
  new LiveView(main);
}
