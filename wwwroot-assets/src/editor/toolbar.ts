/** The bar of buttons above a text: one stop for Tab, arrow keys within, each button named and saying whether it is on. */
import { icon } from "./icons";

export interface Tool {
  name: string;
  label: string;
  /** The keys to press instead, as shown. */
  keys?: string;
  /** Words instead of a sign. */
  words?: string;
  run(): void;
  /** True where it is on at the caret; absent for what is not on or off. */
  isOn?(): boolean;
  isOff?(): boolean;
}

export class Toolbar {
  readonly element: HTMLElement;
  #tools: readonly (readonly Tool[])[];
  #buttons = new Map<string, HTMLButtonElement>();

  constructor(label: string, controls: string, groups: readonly (readonly Tool[])[]) {
    this.#tools = groups;
    this.element = document.createElement("div");
    this.element.className = "editor-toolbar";
    this.element.setAttribute("role", "toolbar");
    this.element.setAttribute("aria-label", label);
    this.element.setAttribute("aria-controls", controls);
    for (const group of groups) {
      const box = document.createElement("div");
      box.className = "editor-tools";
      box.append(...group.map((tool) => this.#button(tool)));
      this.element.append(box);
    }

    this.#all[0]?.setAttribute("tabindex", "0");
    this.element.addEventListener("keydown", (press) => this.#move(press));
    this.element.addEventListener("focusin", (focus) => this.#stopAt(focus.target));
    // A click must not take the caret out of the text.
    this.element.addEventListener("mousedown", (press) => press.preventDefault());
  }

  focus(): void {
    this.element.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  /** Shows what is on at the caret. */
  refresh(): void {
    for (const tool of this.#tools.flat()) {
      const button = this.#buttons.get(tool.name);
      if (tool.isOn) {
        button?.setAttribute("aria-pressed", String(tool.isOn()));
      }

      button?.setAttribute("aria-disabled", String(tool.isOff?.() ?? false));
    }
  }

  get #all(): HTMLButtonElement[] {
    return [...this.#buttons.values()];
  }

  #button(tool: Tool): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.tabIndex = -1;
    button.className = "editor-tool";
    button.dataset["tool"] = tool.name;
    button.title = tool.keys ? `${tool.label} (${tool.keys})` : tool.label;
    if (tool.words) {
      button.textContent = tool.words;
    } else {
      button.setAttribute("aria-label", tool.label);
      button.append(icon(tool.name));
    }

    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") !== "true") {
        tool.run();
      }
    });
    this.#buttons.set(tool.name, button);
    return button;
  }

  #move(press: KeyboardEvent): void {
    const all = this.#all;
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[press.key];
    if (to !== undefined && at >= 0) {
      press.preventDefault();
      all[(to + all.length) % all.length]?.focus();
    }
  }

  #stopAt(target: EventTarget | null): void {
    for (const button of this.#all) {
      button.tabIndex = button === target ? 0 : -1;
    }
  }
}
