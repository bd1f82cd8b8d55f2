/** A message of the hub `/hubs/live`: pieces of the page as they are now. */
export interface Frame {
  /** The server run that counts. */
  epoch: string;
  /** Counts up by one from frame to frame. */
  number: number;
  /** Each `html` is the whole element of that id. */
  fragments: { id: string; html: string }[];
}

/**
 * Compares a frame with a page that shows `number` of `epoch`: it is the next one, one the page has seen, or proof that something is
 * missing.
 */
export function standingOf(shown: { epoch: string; number: number }, frame: { epoch: string; number: number }): "next" | "seen" | "gap" {
  if (frame.epoch !== shown.epoch) {
    return "gap";
  }

  return frame.number <= shown.number ? "seen" : frame.number === shown.number + 1 ? "next" : "gap";
}
