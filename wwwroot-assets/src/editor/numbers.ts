/** The clauses' present numbers on this page, for cross-references: an id of a clause stands in the wording, its number is only shown. */

let numbers: Readonly<Record<string, string>> = {};

/** The clause's present number; null where there is no such clause (any more). */
export function numberOf(clause: string): string | null {
  return numbers[clause] ?? null;
}

/** Takes the page's numbers and shows them in every cross-reference on the page that an editor owns. */
export function setNumbers(now: Readonly<Record<string, string>>): void {
  numbers = { ...now };
  for (const place of document.querySelectorAll<HTMLElement>(".editor .xref[data-clause]")) {
    showNumber(place);
  }
}

/** Adds numbers that an editor was given with its list of clauses, without taking any away. */
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
