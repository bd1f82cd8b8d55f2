/**
 * Small forms between toolbar and text, for a link's address and for the clause to refer to. They are no dialogs: nothing is covered,
 * nothing is trapped.
 */
import { button } from "../browser/button";
import { isComposing } from "../browser/composing";
import { addressFromWords } from "../clipboard/clean";

export interface ClauseChoice {
  id: string;
  number: string;
  title: string;
}

let made = 0;

interface Place {
  host: HTMLElement;
  /** The editor's name, which says where a form stood that was begun. */
  name: string;
  /** Gives the focus back when the form is left. */
  back(): void;
}

/**
 * Opens a form in its place, and closes one that is open there. Escape and a click on Cancel discard it; in any other case its contents
 * stay a draft under `draft`.
 */
function openForm(place: Place, label: string, draft: string): HTMLFormElement {
  const form = document.createElement("form");
  form.className = "editor-form";
  form.noValidate = true;
  form.setAttribute("aria-label", label);
  form.dataset["draft"] = draft;
  form.dataset["draftLabel"] = `${label}: ${place.name}`;
  form.addEventListener("keydown", (press) => {
    if (press.key === "Escape" && !isComposing(press)) {
      press.preventDefault();
      press.stopPropagation();
      form.querySelector<HTMLElement>("[data-discard]")?.click();
    }
  });
  place.host.replaceChildren(form);
  return form;
}

function close(place: Place): void {
  place.host.replaceChildren();
  place.back();
}

function cancel(place: Place): HTMLButtonElement {
  const made = button("Cancel", () => close(place), "btn-quiet");
  made.dataset["discard"] = "";
  return made;
}

function labelled(words: string): { label: HTMLLabelElement; input: HTMLInputElement } {
  const input = document.createElement("input");
  input.dataset["field"] = "words";
  input.className = "input";
  input.id = `editor-form-${++made}`;
  input.autocomplete = "off";
  const label = document.createElement("label");
  label.htmlFor = input.id;
  label.textContent = words;
  return { label, input };
}

/** The draft of a link's address: of a new link, or of one that leads somewhere now. */
export const linkDraft = (name: string, now: string | null): string => `link:${name}:${now ?? ""}`;

/** The draft of a search for a clause to refer to. */
export const clauseDraft = (name: string): string => `clause:${name}`;

/** Asks for a link's address. `set(null)` takes the link away. */
export function askForLink(place: Place, now: string | null, set: (address: string | null) => void): void {
  const form = openForm(place, "Link", linkDraft(place.name, now));
  const { label, input } = labelled("Link to");
  input.inputMode = "url";
  input.placeholder = "www.example.org or name@example.org";
  input.value = now ?? "";
  const problem = document.createElement("p");
  problem.className = "problem";
  problem.id = `${input.id}-problem`;
  problem.setAttribute("role", "alert");
  form.append(label, input, button("Set link", null, "btn-primary"));
  if (now !== null) {
    const remove = button("Remove link", () => {
      set(null);
      close(place);
    });
    remove.dataset["discard"] = "";
    form.append(remove);
  }

  form.append(cancel(place), problem);
  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    const address = addressFromWords(input.value);
    if (address === null) {
      problem.textContent = "Enter a web address such as www.example.org, or an email address.";
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", problem.id);
      input.focus();
      return;
    }

    set(address);
    close(place);
  });
  input.focus();
  input.select();
}

/** Asks for the clause to refer to: typing narrows the list, arrow keys choose, Enter takes. */
export function askForClause(place: Place, clauses: readonly ClauseChoice[], take: (id: string) => void): void {
  const form = openForm(place, "Cross-reference", clauseDraft(place.name));
  const { label, input } = labelled("Refer to clause");
  const list = document.createElement("ul");
  list.id = `${input.id}-list`;
  list.className = "editor-choices";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Clauses");
  input.placeholder = "Number or words";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "true");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);

  let shown: ClauseChoice[] = [];
  let at = 0;
  const choose = (clause: ClauseChoice | undefined): void => {
    if (clause) {
      place.host.replaceChildren();
      take(clause.id);
    }
  };
  const mark = (): void => {
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const current = list.children[at];
    input.setAttribute("aria-activedescendant", current?.id ?? "");
    current?.scrollIntoView({ block: "nearest" });
  };
  const show = (): void => {
    shown = matching(clauses, input.value);
    at = 0;
    list.replaceChildren(...shown.map((clause, index) => option(clause, `${list.id}-${index}`, () => choose(clause))));
    if (shown.length === 0) {
      const none = document.createElement("li");
      none.className = "hint";
      none.textContent = "No clause has this number or these words.";
      list.append(none);
    }

    mark();
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (press) => {
    const step = isComposing(press) ? undefined : { ArrowDown: 1, ArrowUp: -1 }[press.key];
    if (step !== undefined && shown.length > 0) {
      press.preventDefault();
      at = (at + step + shown.length) % shown.length;
      mark();
    }
  });
  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    choose(shown[at]);
  });
  form.append(label, input, button("Insert", null, "btn-primary"), cancel(place), list);
  show();
  input.focus();
}

function option(clause: ClauseChoice, id: string, take: () => void): HTMLElement {
  const row = document.createElement("li");
  row.id = id;
  row.setAttribute("role", "option");
  const number = document.createElement("span");
  number.className = "clause-number";
  number.textContent = clause.number;
  row.append(number, ` ${clause.title}`);
  row.addEventListener("mousedown", (press) => press.preventDefault());
  row.addEventListener("click", take);
  return row;
}

/** The clauses whose number begins with the words, then those whose title holds them. */
export function matching(clauses: readonly ClauseChoice[], words: string): ClauseChoice[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === "") {
    return [...clauses];
  }

  const byNumber = clauses.filter((c) => c.number.toLowerCase().startsWith(wanted));
  return [...byNumber, ...clauses.filter((c) => !byNumber.includes(c) && c.title.toLowerCase().includes(wanted))];
}
