/** Knows the clauses' present numbers on this page. A wording holds a clause's id; the page only shows its number. */

let numbers: Readonly<Record<string, string>> = {};

/** The clause's present number; null where there is no such clause (any more). */
export function numberOf(clause: string): string | null {
  return numbers[clause] ?? null;
}

/** Takes the page's numbers and shows them in the cross-references of its editors. */
export function setNumbers(now: Readonly<Record<string, string>>): void {
  numbers = { ...now };
  for (const place of document.querySelectorAll<HTMLElement>(".editor .xref[data-clause]")) {
    showNumber(place);
  }
}

/** Adds the numbers that came with an editor's list of clauses, and takes none away. */
export function addNumbers(more: Readonly<Record<string, string>>): void {
  setNumbers({ ...numbers, ...more });
}

/** Writes the number into a cross-reference's element. */
export function showNumber(place: HTMLElement): void {
  const number = numberOf(place.dataset["clause"] ?? "");
  const words = place.querySelector<HTMLElement>("span") ?? place;
  const shown = number ?? "deleted clause";
  if (words.textContent !== shown || words.firstElementChild !== null) {
    words.textContent = shown;
  }

  place.classList.toggle("xref-gone", number === null);
}
