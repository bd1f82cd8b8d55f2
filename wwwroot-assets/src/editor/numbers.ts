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

/** Takes the numbers that are others now; null for a clause that has none any more. */
export function changeNumbers(changed: Readonly<Record<string, string | null>>): void {
  const now = Object.entries({ ...numbers, ...changed }).filter((one): one is [string, string] => one[1] !== null);
  setNumbers(Object.fromEntries(now));
}

/** The clauses whose number begins with these words, in the order of their numbers. */
export function numbersFrom(words: string): [string, string][] {
  const wanted = words.toLowerCase();
  return Object.entries(numbers)
    .filter(([, number]) => number.toLowerCase().startsWith(wanted))
    .sort(([, one], [, other]) => one.localeCompare(other, "en", { numeric: true }));
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
