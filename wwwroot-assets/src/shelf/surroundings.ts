import type { ShelfStorage } from "./shelf";

/** What a keeper needs of the page it is in. */
export interface Surroundings {
  storage: ShelfStorage;
  /** This load of this tab, and whose page it is. */
  tab: string;
  member: string;
  now(): number;
  /** Ends when what was typed should be written: soon, but not for every letter that is stored at once anyway. */
  pause(): Promise<void>;
  /** Asks all tabs to renew their beat, and ends when those that live have had the time to. */
  ask(): Promise<void>;
  changed(): void;
}
