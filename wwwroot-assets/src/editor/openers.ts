/** Opens forms that the browser's own code makes, each by the key of its draft. */

const openers = new Map<string, () => void>();

/** Says how a form is opened; the last to say so is asked. */
export function opensDraft(key: string, open: () => void): void {
  openers.set(key, open);
}

export function openDraft(key: string): void {
  openers.get(key)?.();
}
