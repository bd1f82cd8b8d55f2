/** Finds the clauses that can be referred to. The server knows their words; this page knows only their numbers. */
import { numbersFrom } from "./numbers";

export interface ClauseChoice {
  id: string;
  number: string;
  title: string;
}

/** The clauses to offer, and how many there are in all. */
export interface ClausesFound {
  clauses: ClauseChoice[];
  all: number;
}

export type FindClauses = (words: string) => Promise<ClausesFound>;

/** The most clauses that are offered without an answer from the server. */
const most = 100;

/** Asks the server; where it does not answer in time (ms), the clauses are found by number among those the page knows. */
export function findClauses(ask: FindClauses, patience = 3000): FindClauses {
  return async (words) => {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
    const answer = ask(words).catch(() => null);
    return (await Promise.race([answer, late])) ?? byNumber(words);
  };
}

/** The clauses whose number begins with these words, without their first words. */
export function byNumber(words: string): ClausesFound {
  const clauses = numbersFrom(words.trim()).map(([id, number]) => ({ id, number, title: "" }));
  return { clauses: clauses.slice(0, most), all: clauses.length };
}
