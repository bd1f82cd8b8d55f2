/** Gives each member's caret its colour on this page: the one that goes with them everywhere, unless somebody else here has it already. */

/** The number of colours (`--who-1` … in the tokens). */
export const colours = 12;

export interface Colour {
  /** The number of the colour, from 1. */
  which: number;
  /** So many times all colours were given out before; the caret's line is drawn differently each time. */
  turn: number;
}

export class ColourBook {
  #given = new Map<string, Colour>();

  /** The same colour each time for the same member, and never another member's. */
  of(member: string): Colour {
    const known = this.#given.get(member);
    if (known !== undefined) {
      return known;
    }

    const taken = new Set([...this.#given.values()].map(({ which, turn }) => turn * colours + which));
    const own = ownOf(member);
    for (let turn = 0; ; turn++) {
      for (let step = 0; step < colours; step++) {
        const which = ((own + step) % colours) + 1;
        if (!taken.has(turn * colours + which)) {
          const colour = { which, turn };
          this.#given.set(member, colour);
          return colour;
        }
      }
    }
  }
}

function ownOf(member: string): number {
  let sum = 0;
  for (const letter of member) {
    sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  }

  return sum % colours;
}
