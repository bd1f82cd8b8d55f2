/** Names the keys that work anywhere in the workspace. None of them takes a key that typing, editing or a screen reader needs. */

import { isComposing } from "../browser/composing";

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The name of the shortcut that this key press is; null for any other. `typing`: the focus is where text is typed. */
export function shortcutOf(press: Press, typing: boolean): string | null {
  const command = press.ctrlKey || press.metaKey;
  if (command && !press.altKey && !press.shiftKey && press.key.toLowerCase() === "k") {
    return "find";
  }

  if (command && !press.altKey && !press.shiftKey && press.key.toLowerCase() === "z" && !typing) {
    return "undo";
  }

  if (press.altKey && !command && !press.shiftKey && (press.key === "ArrowDown" || press.key === "ArrowUp")) {
    return press.key === "ArrowDown" ? "nextClause" : "previousClause";
  }

  return !command && !press.altKey && press.key === "?" && !typing ? "help" : null;
}

export function listenForShortcuts(told: (name: string) => void): { dispose(): void } {
  const listen = (press: KeyboardEvent): void => {
    const at = press.target as HTMLElement;
    const typing = at.isContentEditable || at.matches?.("input:not([type=checkbox], [type=radio]), textarea, select");
    const name = press.defaultPrevented || isComposing(press) ? null : shortcutOf(press, typing);
    if (name !== null) {
      press.preventDefault();
      told(name);
    }
  };
  document.addEventListener("keydown", listen);
  return { dispose: () => document.removeEventListener("keydown", listen) };
}
