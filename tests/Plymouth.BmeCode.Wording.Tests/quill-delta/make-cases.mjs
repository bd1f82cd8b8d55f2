// Makes cases.jsonl.gz: random wordings and changes with quill-delta's own answers, from a fixed seed.
//   npm ci --ignore-scripts && npm run make
// Each line is one group of nine cases:
//   d a wording · a, b changes of d · c a change of d after a
//   da = compose(d, a) · ac = compose(a, c) · ab = transform(a, b, true) · ba = transform(b, a, false) · ai = invert(a, d)
//   at = [[position, priority, transformPosition(a, position, priority)], …] (four)
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import quill from 'quill-delta';

const Delta = quill.default ?? quill;
const GROUPS = 4000;

let state = 20261122;
function random(below) {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % below;
}
const oneIn = (many) => random(many) === 0;
const pick = (list) => list[random(list.length)];

const TEXTS = ['a', 'bc', 'the ', 'code', ' ', '\n', '\n\n', '😀', '👩🏽‍🤝‍👩🏻', 'e\u0301', '3rd', '’', '"', '<b>', '\t', 'x\ny'];
const VALUES = {
  bold: [true], italic: [true], underline: [true],
  link: ['https://example.org/', 'mailto:a@example.org'],
  list: ['bullet', 'ordered'], indent: [1, 2],
};

function attributes(nulls) {
  const chosen = {};
  for (const name of Object.keys(VALUES)) {
    if (oneIn(4)) chosen[name] = nulls && oneIn(3) ? null : pick(VALUES[name]);
  }
  return oneIn(2) && Object.keys(chosen).length > 0 ? chosen : undefined;
}

function insert(delta) {
  const what = oneIn(6) ? { clause: 'c' + random(3) } : Array.from({ length: 1 + random(3) }, () => pick(TEXTS)).join('');
  return delta.insert(what, attributes(oneIn(8)));
}

function wording() {
  const delta = new Delta();
  for (let i = random(9); i > 0; i--) insert(delta);
  return delta.insert('\n', attributes(false));
}

// Where a character (code point) or embed begins.
function places(document) {
  const found = [0];
  for (const op of document.ops) {
    if (typeof op.insert === 'string') for (const character of op.insert) found.push(found[found.length - 1] + character.length);
    else found.push(found[found.length - 1] + 1);
  }
  return found;
}

function change(document) {
  const delta = new Delta();
  const where = places(document);
  for (let i = 0; i < where.length - 1; ) {
    if (oneIn(8)) break;
    if (oneIn(3)) insert(delta);
    const next = Math.min(i + 1 + random(5), where.length - 1);
    const length = where[next] - where[i];
    if (oneIn(3)) delta.delete(length);
    else delta.retain(length, attributes(true));
    i = next;
  }
  if (oneIn(5)) insert(delta);
  return delta.chop();
}

const lines = [];
for (let group = 0; group < GROUPS; group++) {
  const d = wording();
  const a = change(d);
  const b = change(d);
  const da = d.compose(a);
  const c = change(da);
  const at = Array.from({ length: 4 }, () => {
    const position = random(d.length() + 3);
    const priority = oneIn(2);
    return [position, priority, a.transformPosition(position, priority)];
  });
  const answers = { d, a, b, c, da, ac: a.compose(c), ab: a.transform(b, true), ba: b.transform(a, false), ai: a.invert(d) };
  lines.push(JSON.stringify({ ...Object.fromEntries(Object.entries(answers).map(([name, delta]) => [name, delta.ops])), at }));
}

writeFileSync(new URL('cases.jsonl.gz', import.meta.url), gzipSync(lines.join('\n') + '\n', { level: 9 }));
console.log(`${GROUPS * 9} cases`);
