/**
 * Answers what is pressed while the server cannot be reached. Typing is kept and sent later, but a decision is not: where Blazor knows that
 * its line is gone it would drop the press unsaid, and where it does not, the press would wait in the line and be carried out later,
 * unseen. So the press is answered here, in words that are announced. A press that came before anybody could know is said to be under way.
 */
import { serverAnswers, silentAfter } from "../session/reach";

/** Controls that decide something when pressed, or lead somewhere by way of the server. */
const pressable =
  "button, a[href], select, summary, input[type=checkbox], input[type=radio], input[type=submit], " +
  "[role=button], [role=menuitem], [role=option], [role=switch], [role=tab]";

/** Works without the server: editors and what stands around them, the page's own notes, links that leave the page alone. */
const works = ".editor, .page-kept, .page-line, [data-works-offline], a[target], a[download], a[href^='#'], a[href^='mailto:']";

/** Painted by the browser's own code: a change elsewhere is Blazor's. */
const painted = ".editor, .page-kept, .page-line, .page-banner, [data-save-status]";

const noticeFor = 8000;

interface AroundDecisions {
  /** True where the server is known not to be reached. */
  isGone(): boolean;
  /** The server was found not to be reached. */
  lost(): void;
}

export class Decisions {
  #around: AroundDecisions;
  #notice = document.createElement("div");
  #words = document.createElement("p");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #away: ReturnType<typeof setTimeout> | undefined;
  #observer: MutationObserver | null = null;

  constructor(around: AroundDecisions) {
    this.#around = around;
    this.#notice.className = "page-banner page-line";
    this.#notice.setAttribute("role", "alert");
    this.#notice.append(this.#words);
    document.body.append(this.#notice);
    window.addEventListener("click", this.#pressed, true);
    window.addEventListener("mousedown", this.#opens, true);
    window.addEventListener("keydown", this.#opens, true);
    window.addEventListener("submit", this.#submits, true);
  }

  /** True where something may be decided now. Where not, the member has been told. */
  allow(what: string): boolean {
    if (this.#around.isGone()) {
      this.#say(`No connection to the server: ${what} cannot be done now. Do it again when the connection is back. What you type is kept.`);
      return false;
    }

    return true;
  }

  /** The server can be reached again. */
  back(): void {
    this.#hide();
    this.#leaveOff();
  }

  dispose(): void {
    this.back();
    this.#notice.remove();
    window.removeEventListener("click", this.#pressed, true);
    window.removeEventListener("mousedown", this.#opens, true);
    window.removeEventListener("keydown", this.#opens, true);
    window.removeEventListener("submit", this.#submits, true);
  }

  #pressed = (press: MouseEvent): void => {
    const target = decisionAt(press.target);
    if (target === null) {
      return;
    }

    if (!this.allow(nameOf(target))) {
      refuse(press);
    } else if (press.isTrusted) {
      this.#watch(nameOf(target));
    }
  };

  #submits = (press: SubmitEvent): void => {
    if (this.#around.isGone() && !this.allow(press.submitter instanceof HTMLElement ? nameOf(press.submitter) : "this")) {
      refuse(press);
    }
  };

  /** Keeps a list of choices closed: it would show the new choice, whatever becomes of it. */
  #opens = (press: Event): void => {
    const target = press.target instanceof HTMLSelectElement ? decisionAt(press.target) : null;
    const changes = !(press instanceof KeyboardEvent) || !["Tab", "Shift", "Escape", "Control", "Alt", "Meta"].includes(press.key);
    if (target !== null && changes && this.#around.isGone() && !this.allow(nameOf(target))) {
      refuse(press);
    }
  };

  /** A press was sent. Where nothing on the page comes of it and the server does not answer, the member is told what may become of it. */
  #watch(what: string): void {
    this.#leaveOff();
    this.#observer = new MutationObserver((changes) => {
      if (changes.some((change) => !isPainted(change.target))) {
        this.#leaveOff();
      }
    });
    this.#observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    this.#timer = setTimeout(() => void this.#ask(what), silentAfter);
  }

  async #ask(what: string): Promise<void> {
    const asked = this.#observer;
    if (asked !== null && !(await serverAnswers()) && asked === this.#observer) {
      this.#leaveOff();
      this.#around.lost();
      this.#say(`The server does not answer: ${what} may still be done when the connection is back, or not. Look before you do it again.`);
    }
  }

  #leaveOff(): void {
    clearTimeout(this.#timer);
    this.#observer?.disconnect();
    this.#observer = null;
  }

  #say(words: string): void {
    // The words are emptied first, so that the same words are announced again.
    this.#words.textContent = "";
    this.#words.textContent = words;
    this.#notice.classList.add("page-banner-shown");
    clearTimeout(this.#away);
    this.#away = setTimeout(() => this.#hide(), noticeFor);
  }

  #hide(): void {
    clearTimeout(this.#away);
    this.#notice.classList.remove("page-banner-shown");
    this.#words.textContent = "";
  }
}

function decisionAt(target: EventTarget | null): HTMLElement | null {
  const pressed = target instanceof Element ? target.closest<HTMLElement>(pressable) : null;
  return pressed === null || pressed.closest(works) !== null ? null : pressed;
}

function isPainted(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  return element === null || element === document.body || element.closest(painted) !== null;
}

function refuse(press: Event): void {
  press.preventDefault();
  press.stopImmediatePropagation();
}

/** The control's name, as the notice says it. */
function nameOf(control: HTMLElement): string {
  const label = "labels" in control ? (control as HTMLInputElement).labels?.[0]?.textContent : null;
  const name = control.getAttribute("aria-label") ?? label ?? control.textContent ?? "";
  const words = name.replace(/\s+/g, " ").trim();
  return words === "" ? "this" : `“${words.length > 60 ? `${words.slice(0, 57)}…` : words}”`;
}
