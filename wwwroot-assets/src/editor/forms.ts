/**
 * Small forms between toolbar and text, for a link's address and for the clause to refer to. They are no dialogs: nothing is covered,
 * nothing is trapped.
 */
import { button } from "../browser/button";
import { isComposing } from "../browser/composing";
import { addressFromWords } from "../clipboard/clean";
import { byNumber, type ClauseChoice, type ClausesFound, type FindClauses } from "./clauses";

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
export function askForClause(place: Place, find: FindClauses, take: (id: string) => void): void {
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
  let answered = "";
  let looking: Promise<void> = Promise.resolve();
  const choose = (clause: ClauseChoice | undefined): void => {
    if (clause && form.isConnected) {
      place.host.replaceChildren();
      take(clause.id);
    }
  };
  const mark = (): void => {
    const options = [...list.querySelectorAll("[role=option]")];
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const current = options[at];
    input.setAttribute("aria-activedescendant", current?.id ?? "");
    current?.scrollIntoView({ block: "nearest" });
  };
  const hint = (words: string): HTMLElement => {
    const line = document.createElement("li");
    line.className = "hint";
    line.textContent = words;
    return line;
  };
  const show = (found: ClausesFound): void => {
    shown = found.clauses;
    at = 0;
    list.replaceChildren(...shown.map((clause, index) => option(clause, `${list.id}-${index}`, () => choose(clause))));
    if (shown.length === 0) {
      list.append(hint("No clause has this number or these words."));
    } else if (shown.length < found.all) {
      list.append(hint(`${found.all - shown.length} more clauses. Type a number or words to find them.`));
    }

    mark();
  };
  const look = (): void => {
    const words = input.value;
    looking = find(words).then((found) => {
      if (words === input.value) {
        answered = words;
        show(found);
      }
    });
  };
  input.addEventListener("input", look);
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
    // Enter may come before the answer to the last letter, and what is typed next belongs into the text: a number is known here.
    const known = input.value === answered ? shown[at] : byNumber(input.value).clauses[0];
    if (known !== undefined && input.value !== "") {
      choose(known);
    } else {
      void looking.then(() => choose(shown[at]));
    }
  });
  form.append(label, input, button("Insert", null, "btn-primary"), cancel(place), list);
  look();
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
