import type { ShelfStorage } from "./shelf";

/** The page around a keeper, as far as the keeper needs it. */
export interface Surroundings {
  storage: ShelfStorage;
  /** This load of this tab, and whose page it is. */
  tab: string;
  member: string;
  now(): number;
  /** Ends when what was typed should be written: soon, but not for every letter that is stored at once anyway. */
  pause(): Promise<void>;
  /** Asks all tabs to renew their beat, and ends when living tabs have had the time for it. */
  ask(): Promise<void>;
  changed(): void;
}
