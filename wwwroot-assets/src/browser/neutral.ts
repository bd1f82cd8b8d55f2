/** What takes part in the order of Tab. */
export const controls = "a[href], button, select, input, textarea, summary, [tabindex]:not([tabindex='-1'])";

/** Where keys are written. */
export const written = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, [contenteditable=true]";

/** Whether keys do nothing at an element: it has the focus, if at all, because the page has put it there, for its member to go on from. */
export function isNeutral(at: Element | null): boolean {
  return at === null || (!at.matches(`${controls}, iframe`) && !(at as HTMLElement).isContentEditable);
}
