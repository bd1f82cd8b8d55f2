/** Keeps the drafts of forms in the browser's storage, each under the member and consultation it belongs to ("member/consultation"). */

/** A form's contents, and where the form stands. */
export interface Draft {
  key: string;
  values: Record<string, string | boolean>;
  /** The form's question, for the reader: "Why is this wording kept? 2.3". */
  label: string;
  /** The words that were written, without what was chosen. */
  words: string;
  /** The address of the page, from its root. */
  page: string;
  /** The time of its last change, in milliseconds since 1970. */
  at: number;
}

const prefix = "bmecode.draft:";

/** Drafts lie in the browser's storage, or in this page's memory where there is none. */
export class DraftShelf {
  #storage: Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length"> | null;
  #memory = new Map<string, string>();

  constructor(storage: () => Storage) {
    try {
      this.#storage = storage();
    } catch {
      // Reading `localStorage` itself throws where storage is forbidden.
      this.#storage = null;
    }
  }

  keep(owner: string, draft: Draft): void {
    const [place, text] = [`${prefix}${owner}:${draft.key}`, JSON.stringify(draft)];
    try {
      this.#storage?.setItem(place, text);
      this.#memory.delete(place);
    } catch {
      // The storage is full. The draft is kept as long as this page lives.
      this.#memory.set(place, text);
    }

    if (this.#storage === null) {
      this.#memory.set(place, text);
    }
  }

  find(owner: string, key: string): Draft | null {
    return read(this.#read(`${prefix}${owner}:${key}`));
  }

  discard(owner: string, key: string): void {
    const place = `${prefix}${owner}:${key}`;
    this.#memory.delete(place);
    this.#storage?.removeItem(place);
  }

  /** All drafts of one owner, the newest first. */
  of(owner: string): Draft[] {
    return this.#all(`${owner}:`).map(({ draft }) => draft);
  }

  /** All drafts of one member, in whichever consultation, the newest first. */
  ofMember(member: string): { owner: string; draft: Draft }[] {
    return this.#all(`${member}/`);
  }

  #all(start: string): { owner: string; draft: Draft }[] {
    const places = new Set(this.#memory.keys());
    for (let at = 0; at < (this.#storage?.length ?? 0); at++) {
      places.add(this.#storage?.key(at) ?? "");
    }

    return [...places]
      .filter((place) => place.startsWith(prefix + start))
      .map((place) => ({ owner: place.slice(prefix.length, place.indexOf(":", prefix.length)), draft: read(this.#read(place)) }))
      .filter((one): one is { owner: string; draft: Draft } => one.draft !== null)
      .sort((a, b) => b.draft.at - a.draft.at);
  }

  #read(place: string): string | null {
    return this.#memory.get(place) ?? this.#storage?.getItem(place) ?? null;
  }
}

function read(text: string | null): Draft | null {
  try {
    const draft = JSON.parse(text ?? "null") as Draft | null;
    return draft !== null && typeof draft.key === "string" && typeof draft.values === "object" ? draft : null;
  } catch {
    return null;
  }
}
