/** Resolves character references by the names of HTML 4, which programs write on the clipboard. Pure. */

/** U+00A0 to U+00FF in order; these may stand without a semicolon. */
const latin =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot " +
  "cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml " +
  "Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig " +
  "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute " +
  "ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/** U+0391 to U+03C9 in order; a full stop where nothing stands. */
const greek =
  "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho . Sigma Tau Upsilon Phi Chi Psi Omega . . " +
  ". . . . . alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi " +
  "psi omega";

const others =
  "quot\" amp& apos' lt< gt> OElig\u0152 oelig\u0153 Scaron\u0160 scaron\u0161 Yuml\u0178 fnof\u0192 circ\u02c6 tilde\u02dc " +
  "ensp\u2002 emsp\u2003 thinsp\u2009 zwnj\u200c zwj\u200d lrm\u200e rlm\u200f ndash\u2013 mdash\u2014 lsquo\u2018 rsquo\u2019 " +
  "sbquo\u201a ldquo\u201c rdquo\u201d bdquo\u201e dagger\u2020 Dagger\u2021 bull\u2022 hellip\u2026 permil\u2030 prime\u2032 " +
  "Prime\u2033 lsaquo\u2039 rsaquo\u203a oline\u203e frasl\u2044 euro\u20ac image\u2111 weierp\u2118 real\u211c trade\u2122 " +
  "alefsym\u2135 larr\u2190 uarr\u2191 rarr\u2192 darr\u2193 harr\u2194 crarr\u21b5 lArr\u21d0 uArr\u21d1 rArr\u21d2 dArr\u21d3 " +
  "hArr\u21d4 forall\u2200 part\u2202 exist\u2203 empty\u2205 nabla\u2207 isin\u2208 notin\u2209 ni\u220b prod\u220f sum\u2211 " +
  "minus\u2212 lowast\u2217 radic\u221a prop\u221d infin\u221e ang\u2220 and\u2227 or\u2228 cap\u2229 cup\u222a int\u222b " +
  "there4\u2234 sim\u223c cong\u2245 asymp\u2248 ne\u2260 equiv\u2261 le\u2264 ge\u2265 sub\u2282 sup\u2283 nsub\u2284 sube\u2286 " +
  "supe\u2287 oplus\u2295 otimes\u2297 perp\u22a5 sdot\u22c5 lceil\u2308 rceil\u2309 lfloor\u230a rfloor\u230b lang\u27e8 rang\u27e9 " +
  "loz\u25ca spades\u2660 clubs\u2663 hearts\u2665 diams\u2666 check\u2713 checkmark\u2713 hyphen\u2010 NewLine\n Tab\t";

/** Windows' own characters for 0x80 to 0x9f, where a program wrote those numbers. */
const windows =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

const bare = new Map<string, string>(latin.split(" ").map((name, at) => [name, String.fromCharCode(0xa0 + at)]));
for (const [name, character] of [["quot", "\""], ["amp", "&"], ["lt", "<"], ["gt", ">"]] as const) {
  bare.set(name, character);
}

const named = new Map<string, string>(bare);
greek.split(" ").forEach((name, at) => name !== "." && named.set(name, String.fromCharCode(0x391 + at)));
for (const pair of others.split(/ (?=[A-Za-z])/)) {
  const name = /^[A-Za-z]+4?/.exec(pair)?.[0] ?? "";
  named.set(name, pair.slice(name.length));
}

/**
 * The text with its character references resolved; anything else stays as written. In an attribute a name needs its semicolon, so that
 * addresses stay whole.
 */
export function decoded(text: string, inAttribute: boolean): string {
  const resolved = (whole: string, name: string, end: string): string => {
    if (name.startsWith("#")) {
      return numbered(name);
    }

    return (end === ";" ? named.get(name) : undefined) ?? (inAttribute ? whole : leading(name, end)) ?? whole;
  };
  return text.includes("&") ? text.replace(/&(#[xX][0-9a-fA-F]+|#[0-9]+|[A-Za-z][A-Za-z0-9]*)(;?)/g, resolved) : text;
}

function numbered(name: string): string {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (code >= 0x80 && code <= 0x9f) {
    return windows.charAt(code - 0x80);
  }

  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? "" : String.fromCodePoint(code);
}

/** The oldest names need no semicolon: "&nbspword". */
function leading(name: string, end: string): string | undefined {
  for (let length = Math.min(name.length, 6); length > 1; length--) {
    const character = bare.get(name.slice(0, length));
    if (character !== undefined) {
      return character + name.slice(length) + (length === name.length ? "" : end);
    }
  }

  return undefined;
}
