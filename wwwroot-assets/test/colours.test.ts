import assert from "node:assert/strict";
import { test } from "node:test";
import { ColourBook, colours } from "../src/passage/colours";

test("No two people of a page have one colour, however many they are, and each keeps theirs", () => {
  const book = new ColourBook();
  const members = Array.from({ length: 3 * colours + 1 }, (_, at) => `m${at}`);
  const given = members.map((member) => book.of(member));
  assert.equal(new Set(given.map(({ which, turn }) => `${which} ${turn}`)).size, members.length);
  assert.ok(given.every(({ which }) => which >= 1 && which <= colours));
  assert.deepEqual(members.map((member) => book.of(member)), given);
});

test("Whoever comes alone has the same colour on every page", () => {
  assert.deepEqual(new ColourBook().of("mabc"), new ColourBook().of("mabc"));
});
