/** Whether an editor's page shows the words that the editor holds. */
import type Quill from "quill/core";
import { numberOf } from "./numbers";

/** False where the page shows other words than Quill holds, whatever brought that about. */
export function isShown(quill: Quill): boolean {
  const held = quill.getContents().ops.map(({ insert }) =>
    typeof insert === "string" ? insert.replaceAll("\n", "") : (numberOf(String(insert?.["clause"] ?? "")) ?? "deleted clause"),
  );
  return quill.root.textContent?.replaceAll("\uFEFF", "") === held.join("").replaceAll("\uFEFF", "");
}
