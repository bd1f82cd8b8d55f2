import assert from "node:assert/strict";
import { test } from "node:test";
import Delta from "quill-delta";
import { isBetween } from "../src/passage/characters";
import { cut, fits, longestPassage, mostBytes, mostSteps, whyNever } from "../src/passage/parts";
import { Meeting } from "./meeting";
import { Random } from "./random";

const text = (delta: Delta): string => delta.ops.map((op) => (typeof op.insert === "string" ? op.insert : "\uFFFC")).join("");

/** As deepEqual, which would take minutes to print how large changes differ. */
function assertSame(a: Delta, b: Delta, seed: number): void {
  const says = (op: Delta["ops"][number] | undefined): string => JSON.stringify([op?.insert, op?.retain, op?.delete, op?.attributes]);
  const at = a.ops.findIndex((op, i) => says(op) !== says(b.ops[i]));
  const near = (delta: Delta): string => JSON.stringify(delta.ops.slice(at, at + 2)).slice(0, 300);
  assert.ok(at < 0 && a.ops.length === b.ops.length, `Seed ${seed}, step ${at}: ${near(a)} is not ${near(b)}`);
}

function allParts(change: Delta): Delta[] {
  const parts: Delta[] = [];
  let left = change;
  while (!fits(left)) {
    const { part, rest } = cut(left);
    assert.ok(part.ops.length > 0);
    parts.push(part);
    left = rest;
    assert.ok(parts.length < 200, "It comes to an end.");
  }

  return [...parts, left];
}

/** A large wording, or a large paste: text of every width, marks, lists and cross-references. */
function large(random: Random, most: number): Delta {
  const made = new Delta();
  for (let pieces = 1 + random.below(most); pieces > 0; pieces--) {
    const words = random.pick(["words and more words ", "Ärger 東京 ", "👍🏽👩‍👩‍👧🌀", "\"quoted\"\t\\", "nospaceatall"]).repeat(1 + random.below(random.chance(0.02) ? 1500 : 12));
    made.insert(words, random.pick([{}, { bold: true }, { link: "https://example.org/?a=1&b=2" }]));
    if (random.chance(0.3)) {
      made.insert("\n", random.pick([{}, { list: "bullet" }, { list: "ordered", indent: 1 }]));
    }

    if (random.chance(0.1)) {
      made.insert({ clause: "k1" });
    }
  }

  return made.insert("\n");
}

/** A large change of it: pastes, deletions and marks all over it, or everything put in place of everything. */
function changeOf(before: Delta, random: Random): Delta {
  if (random.chance(0.2)) {
    return large(random, 160).concat(new Delta().delete(before.length() - 1));
  }

  const change = new Delta();
  const stands = text(before);
  for (let at = 0; at < before.length() - 1; ) {
    let until = Math.min(before.length() - 1, at + 1 + random.below(40));
    until += isBetween(stands, until) ? 0 : 1;
    if (random.chance(0.3)) {
      large(random, 2).ops.forEach((op) => change.push(op));
    }

    if (random.chance(0.4)) {
      change.delete(until - at);
    } else {
      change.retain(until - at, random.chance(0.5) && !stands.slice(at, until).includes("\n") ? { italic: true } : undefined);
    }

    at = until;
  }

  return change;
}

test("The parts of a change say what the change says, each fits, and half way through nothing is longer, cut or past the last line end", () => {
  let cuts = 0;
  for (let seed = 1; seed <= 15; seed++) {
    const random = new Random(seed);
    const before = large(random, 160);
    const change = changeOf(before, random);
    const parts = allParts(change);
    cuts += parts.length - 1;
    assertSame(parts.reduce((all, part) => all.compose(part)).chop(), new Delta().compose(change).chop(), seed);
    const after = before.compose(change);
    let now = before;
    for (const part of parts) {
      assert.ok(part.ops.length <= mostSteps && Buffer.byteLength(JSON.stringify(part.ops)) <= mostBytes, `Seed ${seed}`);
      const stands = text(now);
      let at = 0;
      for (const op of part.ops) {
        assert.ok(op.insert === undefined || at < stands.length, `Seed ${seed}: past the last line end`);
        at += op.delete ?? (typeof op.retain === "number" ? op.retain : 0);
        assert.ok(isBetween(stands, at) && (op.delete === undefined || at < stands.length), `Seed ${seed}: at ${at}`);
      }

      now = now.compose(part);
      assert.ok(now.ops.every((op) => op.insert !== undefined), `Seed ${seed}: more than a wording`);
      assert.ok(now.length() <= Math.max(before.length(), after.length()), `Seed ${seed}: longer than it ever may be`);
    }

    assertSame(now, after, seed);
  }

  assert.ok(cuts > 30, `Only ${cuts} cuts`);
});

test("What can never be taken is said at once: a passage that would be too long, a mark larger than a part", () => {
  const paste = new Delta().insert("x".repeat(1_000_000));
  assert.match(whyNever(paste, 30) ?? "", /1,000,030 characters long, and at most 200,000/);
  assert.equal(whyNever(new Delta().insert("x".repeat(longestPassage - 30)), 30), null);
  assert.equal(whyNever(paste.delete(1_000_000), 1_000_001), null);
  assert.match(whyNever(new Delta().insert("x", { link: "y".repeat(40_000) }), 30) ?? "", /too large/);
});

test("A paste of 106 kB among others who type comes to everybody whole and in one piece, and what was typed behind it too", () => {
  const meeting = new Meeting(new Delta().insert("Before after\n"), 2);
  meeting.settle();
  const [a, b] = meeting.seats;
  assert.ok(a && b);
  const paste = "Some words of it. 🌀".repeat(5_300);
  a.type(new Delta().retain(7).insert(paste));
  a.type(new Delta().retain(7 + paste.length).insert("typed behind it "));
  for (let turn = 0; turn < 6; turn++) {
    a.flush();
    meeting.take(a, false, false);
    b.type(new Delta().retain(7).insert(`${turn}`));
    b.flush();
    meeting.take(b, false, false);
    a.receive();
  }

  assert.ok(a.client.unsent > 0);
  meeting.settle();
  assert.deepEqual(a.showing.ops, meeting.authority.wording.ops);
  assert.deepEqual(b.showing.ops, meeting.authority.wording.ops);
  assert.ok(text(a.showing).includes(`${paste}typed behind it after`));
  assert.equal(a.client.unsent, 0);
  assert.ok(meeting.authority.log.every((change) => fits(new Delta(change.delta.ops))));
});
