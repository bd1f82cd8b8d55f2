/** Reads a passage's wording once, on a connection of its own: opening it on the page's would move the member's caret to another client. */
import Delta from "quill-delta";
import { WordingConnection } from "./connection";
import { isRefused } from "./protocol";

/** The present wording; null where the server does not give it within `patience` ms. */
export async function glance(address: string, passage: string, patience = 10_000): Promise<Delta | null> {
  const connection = new WordingConnection(address, () => undefined);
  const nothing = (): void => undefined;
  try {
    return await new Promise<Delta | null>((resolve) => {
      setTimeout(() => resolve(null), patience);
      const connected = (): void => {
        connection.open(passage, {}).then(
          (answer) => resolve(isRefused(answer) || !answer.wording ? null : new Delta(answer.wording.ops)),
          () => resolve(null),
        );
      };
      const deaf = { lost: nothing, changed: nothing, pointed: nothing, closed: nothing, reopened: nothing, readAgain: nothing };
      connection.listen(passage, { ...deaf, connected });
    });
  } finally {
    await connection.dispose();
  }
}
