/** Elements that the Tab key stops at. */
export const controls = "a[href], button, select, input, textarea, summary, [tabindex]:not([tabindex='-1'])";

/** Elements that keys write into. */
export const written = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, [contenteditable=true]";

/** True where keys do nothing. Such an element has the focus only because the page has put it there, for the member to go on from. */
export function isNeutral(at: Element | null): boolean {
  return at === null || (!at.matches(`${controls}, iframe`) && !(at as HTMLElement).isContentEditable);
}
