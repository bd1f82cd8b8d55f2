/**
 * Keeps in this browser what its member put into a form and did not send, until it is sent or discarded.
 *
 * A form says `data-draft="keep:clause-7"`, and an element around it `data-drafts-of="member/consultation"`, whose draft that is. A field
 * is known by `data-field`, else by its name or id. A form that goes after it was submitted was taken; one that stays counts its successes
 * in `data-draft-sent`. Whatever carries `data-discard` throws the draft away. Passwords, and what is read-only, are never kept.
 */
import type { DraftShelf } from "../shelf/draftshelf";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface Standing {
  /** The form's contents when it appeared: a draft that says the same is none. */
  first: Record<string, string | boolean>;
  sent: boolean;
  /** Values of fields that are not there yet: such fields come once another has been chosen. */
  owed: Record<string, string | boolean>;
}

export class Drafts {
  readonly #page: Document;
  readonly #shelf: DraftShelf;
  readonly #forms = new Map<HTMLFormElement, Standing>();
  /** Called when a form comes or goes, or a draft does. */
  changed: () => void = () => undefined;

  constructor(page: Document, shelf: DraftShelf) {
    this.#page = page;
    this.#shelf = shelf;
  }

  /** Listens for as long as the page lives. */
  listen(): void {
    this.#page.addEventListener("input", this.#written, true);
    this.#page.addEventListener("change", this.#written, true);
    this.#page.addEventListener("submit", (event) => this.#submitted(event.target as HTMLFormElement), true);
    this.#page.addEventListener("click", (event) => {
      const form = (event.target as Element).closest?.("[data-discard]")?.closest<HTMLFormElement>("form[data-draft]");
      if (form) {
        this.discard(form);
      }
    }, true);
    const watch = { subtree: true, childList: true, attributes: true, attributeFilter: ["data-draft", "data-draft-sent"] };
    new MutationObserver((records) => this.#look(records)).observe(this.#page.body, watch);
    this.#page.querySelectorAll<HTMLFormElement>("form[data-draft]").forEach((form) => this.#take(form));
  }

  /** The keys of the forms that are on the page. */
  get shown(): Set<string> {
    return new Set([...this.#forms.keys()].filter((form) => form.isConnected).map((form) => form.dataset["draft"] ?? ""));
  }

  discard(form: HTMLFormElement): void {
    const standing = this.#forms.get(form);
    if (standing !== undefined) {
      this.#forms.delete(form);
      this.#shelf.discard(ownerOf(form), form.dataset["draft"] ?? "");
      this.changed();
    }
  }

  #written = (event: Event): void => {
    const form = (event.target as Element).closest?.("form[data-draft]") as HTMLFormElement | null;
    const standing = form === null ? undefined : this.#forms.get(form);
    if (form === null || standing === undefined) {
      return;
    }

    standing.sent = false;
    const [owner, key] = [ownerOf(form), form.dataset["draft"] ?? ""];
    const before = this.#shelf.find(owner, key);
    const values = valuesOf(form);
    if (same({ ...standing.first, ...values }, standing.first) && Object.keys(standing.owed).length === 0) {
      this.#shelf.discard(owner, key);
    } else {
      const all = { ...before?.values, ...values };
      const page = this.#page.location.pathname;
      this.#shelf.keep(owner, { key, values: all, label: labelOf(form), words: wordsOf(form), page, at: Date.now() });
    }

    if ((before === null) !== (this.#shelf.find(owner, key) === null)) {
      this.changed();
    }
  };

  #submitted(form: HTMLFormElement): void {
    const standing = this.#forms.get(form);
    if (standing !== undefined) {
      standing.sent = true;
    }
  }

  #look(records: readonly MutationRecord[]): void {
    let news = false;
    for (const record of records) {
      if (record.type === "attributes") {
        const form = record.target as HTMLFormElement;
        if (record.attributeName === "data-draft-sent") {
          this.#taken(form);
        }

        this.#take(form);
        news = true;
      }

      for (const node of record.addedNodes) {
        if (node instanceof Element) {
          const form = node.closest<HTMLFormElement>("form[data-draft]");
          const inside = node.querySelectorAll<HTMLFormElement>("form[data-draft]");
          for (const one of form === null ? inside : [form]) {
            this.#take(one);
            news = true;
          }
        }
      }
    }

    for (const form of this.#forms.keys()) {
      if (!form.isConnected) {
        this.#taken(form);
        this.#forms.delete(form);
        news = true;
      }
    }

    if (news) {
      this.changed();
    }
  }

  /** The form went, or says that it was taken: what was submitted is no draft any more. */
  #taken(form: HTMLFormElement): void {
    const standing = this.#forms.get(form);
    if (standing?.sent === true) {
      this.#shelf.discard(form.dataset["draftOwner"] ?? "", form.dataset["draftKey"] ?? "");
      this.#forms.delete(form);
    }
  }

  /** A form or a part of one is here: it gets back what was put into it. */
  #take(form: HTMLFormElement): void {
    const [owner, key] = [ownerOf(form), form.dataset["draft"] ?? ""];
    if (owner === "" || key === "") {
      return;
    }

    let standing = this.#forms.get(form);
    if (standing === undefined || form.dataset["draftKey"] !== key) {
      standing = { first: valuesOf(form), sent: false, owed: this.#shelf.find(owner, key)?.values ?? {} };
      // This is noted on the form itself: once it has gone from the page, nothing around it says whose it was.
      [form.dataset["draftOwner"], form.dataset["draftKey"]] = [owner, key];
      this.#forms.set(form, standing);
    }

    for (const field of fieldsOf(form)) {
      const name = nameOf(field);
      const value = standing.owed[name];
      if (value !== undefined) {
        if (!(field instanceof HTMLInputElement && field.type === "radio" && field.value !== value)) {
          delete standing.owed[name];
        }

        put(field, value);
      }
    }
  }
}

function ownerOf(form: Element): string {
  return form.closest<HTMLElement>("[data-drafts-of]")?.dataset["draftsOf"] ?? "";
}

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(
    (one): one is Field =>
      (one instanceof HTMLInputElement && !["password", "hidden", "submit", "button", "file"].includes(one.type) && !one.readOnly) ||
      one instanceof HTMLTextAreaElement ||
      one instanceof HTMLSelectElement,
  );
}

function nameOf(field: Field): string {
  return field.dataset["field"] ?? (field.name || field.id);
}

/** Reads the fields. A chosen radio button says by its own value what was chosen; the others of its name say nothing. */
function valuesOf(form: HTMLFormElement): Record<string, string | boolean> {
  const values: Record<string, string | boolean> = {};
  for (const field of fieldsOf(form)) {
    if (field instanceof HTMLInputElement && field.type === "radio") {
      if (field.checked) {
        values[nameOf(field)] = field.value;
      }
    } else {
      values[nameOf(field)] = field instanceof HTMLInputElement && field.type === "checkbox" ? field.checked : field.value;
    }
  }

  return values;
}

/** Puts a value in as if it were typed or chosen, so that whatever listens to the field hears it. */
function put(field: Field, value: string | boolean): void {
  if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
    const checked = field.type === "radio" ? field.value === value : value === true;
    // A radio button hears only that it is chosen: the browser takes the choice from the others of its name and tells them nothing.
    if (field.checked !== checked && (checked || field.type === "checkbox")) {
      field.checked = checked;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  } else if (typeof value === "string" && field.value !== value) {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function same(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  return Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);
}

function labelOf(form: HTMLFormElement): string {
  const words = form.dataset["draftLabel"] ?? form.getAttribute("aria-label") ?? form.querySelector("label, legend")?.textContent ?? "";
  return words.replace(/\s+/g, " ").trim();
}

function wordsOf(form: HTMLFormElement): string {
  return fieldsOf(form)
    .filter((field) => !(field instanceof HTMLSelectElement) && !["checkbox", "radio", "date"].includes(field.type))
    .map((field) => field.value.trim())
    .filter((words) => words !== "")
    .join(" · ");
}
